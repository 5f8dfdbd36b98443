package import PerfModel
import RelaxedJSON

/// The form of an annotation's file: a line `format`, then a line `annotation`.
///
/// docs/formats.md describes it. Keys are the columns of the table `annotation`.
package enum AnnotationForm {
    /// The newest version, and the one of everything that is written.
    package static let version: Int64 = 1

    static let name = "perfdb-annotation"

    /// `2026-11-20T100000Z-annotation-<uuid>.jsonl`: names sort by when they were made.
    package static func fileName(of annotation: Annotation) -> String {
        let moment = annotation.createdAt.iso8601.filter { $0 != ":" }
        return "\(moment)-annotation-\(annotation.id)\(SessionForm.fileExtension)"
    }

    /// Whether a file that begins with these bytes is an annotation's.
    ///
    /// - Parameter bytes: the file's beginning; 64 are enough.
    package static func recognises(_ bytes: [UInt8]) -> Bool {
        let spaces: [UInt8] = [0x20, 0x09, 0x0D, 0x0A]
        let start = bytes.filter { !spaces.contains($0) }
        return start.starts(with: Array("{\"format\":{\"name\":\"\(name)\"".utf8))
    }

    /// The whole file; the same annotation always gives the same bytes.
    package static func bytes(of annotation: Annotation) -> [UInt8] {
        var writer = LineWriter()
        writer.line("format") {
            $0.put("name", name)
            $0.put("version", version)
        }
        writer.line("annotation") { line in
            line.put("uuid", annotation.id)
            line.put("kind", annotation.kind.rawValue)
            line.put("words", annotation.words)
            line.put("author", annotation.author)
            line.put("created_at_us", annotation.createdAt.microseconds)
            line.put("session", annotation.session)
            line.put("first_position", annotation.positions.map { Int64($0.lowerBound) })
            line.put("last_position", annotation.positions.map { Int64($0.upperBound) })
            if let benchmarks = annotation.benchmarks { line.texts("benchmarks", benchmarks) }
            line.put("at_us", annotation.at?.microseconds)
            line.put("benchmark_pattern", annotation.benchmarkPattern)
            line.put("host_pattern", annotation.hostPattern)
            line.put("undoes", annotation.undone)
        }
        return writer.bytes
    }

    /// Reads a whole file.
    ///
    /// - Throws: what is wrong, with its place in the file; what the history would refuse, too.
    package static func annotation(of bytes: [UInt8]) throws(InterchangeError) -> Annotation {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var annotation: Annotation?
        for (index, line) in lines.enumerated() {
            if index == lines.count - 1, line.isEmpty { break }
            do throws(InterchangeError) {
                let value = try value(of: bytes, in: line.startIndex..<line.endIndex)
                switch index {
                case 0: try checkVersion(member("format", of: value))
                case 1:
                    annotation = try member("annotation", of: value)
                        .fields(AnnotationFields.annotation)
                default:
                    throw JSONCursor(value).mistake(
                        .session(.wrongLine(value.object?.first?.name ?? "", expected: [])))
                }
            } catch {
                guard case .mistake(let problem, let path, let place) = error else { throw error }
                throw .mistake(
                    problem, path: path, place: TextPlace(line: index + 1, column: place.column))
            }
        }
        guard let annotation else {
            throw .mistake(
                .session(.cutOff), path: "", place: TextPlace(line: lines.count, column: 1))
        }
        return annotation
    }

    private static func value(
        of bytes: [UInt8], in range: Range<Int>
    ) throws(InterchangeError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(utf8: bytes, in: range)
        } catch {
            throw .mistake(.syntax(error.problem), path: "", place: error.place)
        }
    }

    /// The one member that a line has.
    private static func member(
        _ name: String, of value: JSONValue
    ) throws(InterchangeError) -> JSONCursor {
        let line = JSONCursor(value)
        guard let members = value.object else { throw line.wrongKind(.object) }
        guard members.count == 1, members[0].name == name else {
            throw line.mistake(
                .session(.wrongLine(members.first?.name ?? "", expected: [name])))
        }
        return JSONCursor(members[0].value, path: name)
    }

    private static func checkVersion(_ content: JSONCursor) throws(InterchangeError) {
        let written = try content.member("name")
        guard try written.text() == name else {
            throw written.mistake(.session(.unknownWord(try written.text(), known: [name])))
        }
        let found = try content.member("version").integer(in: 1 ... .max)
        guard found <= version else { throw .newer(found: found, known: version) }
        try content.fields { fields throws(InterchangeError) in
            _ = try fields.member("name")
            _ = try fields.member("version")
        }
    }
}
