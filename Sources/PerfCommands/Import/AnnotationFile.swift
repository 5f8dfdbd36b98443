import PerfInterchange
import PerfModel
import PerfStore

/// An annotation's file, small enough to be read at once.
struct AnnotationFile {
    /// As it is told.
    let name: String
    let source: SessionFile.Source

    /// Whether a file is one, by its first line.
    ///
    /// - Parameter path: absolute.
    static func isOne(_ path: String) -> Bool {
        let start = TextFile.firstLine(of: path).map { Array($0.utf8.prefix(256)) }
        return start.map(AnnotationForm.recognises) ?? false
    }

    /// - Throws: `WorldError.cannotRead`, `ImportError.badSession`.
    func annotation() throws -> Annotation {
        let bytes =
            switch source {
            case .file(let path): try TextFile.bytes(path, shownAs: name)
            case .bytes(let bytes): bytes
            }
        do throws(InterchangeError) {
            return try AnnotationForm.annotation(of: bytes)
        } catch {
            throw ImportError.badSession(name, error)
        }
    }
}

extension Store {
    /// Stores the annotations of files that the history does not hold; how many are new.
    ///
    /// - Precondition: called within `atomically`.
    /// - Throws: `AnnotationError.otherContent` where it holds one otherwise, `ImportError`,
    ///   `WorldError`, `StoreError`.
    func store(_ files: [AnnotationFile]) throws -> Int {
        guard !files.isEmpty else { return 0 }
        var known: [String: Annotation] = [:]
        for annotation in try annotations().all { known[annotation.id] = annotation }
        var new = 0
        for file in files {
            let annotation = try file.annotation()
            if let other = known[annotation.id] {
                guard other == annotation else {
                    throw AnnotationError.otherContent(file.name, annotation: annotation.shortID)
                }
            } else {
                try add(annotation)
                known[annotation.id] = annotation
                new += 1
            }
        }
        return new
    }
}
