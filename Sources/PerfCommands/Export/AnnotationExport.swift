import PerfInterchange
import PerfModel

/// The annotations of a history that are written beside its sessions.
struct AnnotationExport {
    /// Absolute.
    let folder: String
    private var new = 0, known = 0
    /// The files that hold something else, which were left as they are.
    private(set) var different: [String] = []

    init(folder: String) {
        self.folder = folder
    }

    /// Writes what is about the sessions that are exported, or about none, with its undoings.
    ///
    /// An acceptance goes with every export: it says from when on later sessions are judged.
    /// - Parameter sessions: the ids of all that are exported; nil where everything is.
    /// - Throws: `WorldError.cannotWrite`, `.cannotRead`.
    mutating func write(_ annotations: Annotations, about sessions: Set<String>?) throws {
        let chosen = sessions.map { Self.choice(of: annotations.all, about: $0) }
        for annotation in chosen ?? annotations.all {
            let path = "\(folder)/\(AnnotationForm.fileName(of: annotation))"
            let file = try OnceFile(path)
            try file.write(AnnotationForm.bytes(of: annotation))
            switch try file.finish() {
            case .new: new += 1
            case .same: known += 1
            case .different: different.append(path)
            }
        }
    }

    private static func choice(
        of annotations: [Annotation], about sessions: Set<String>
    ) -> [Annotation] {
        let chosen = annotations.filter { annotation in
            annotation.kind == .acceptance
                || annotation.kind != .undoing
                    && (annotation.session.map(sessions.contains) ?? true)
        }
        let ids = Set(chosen.map(\.id))
        return chosen + annotations.filter { $0.undone.map(ids.contains) ?? false }
    }

    /// `2 annotations, all new.`; nil where there are none.
    var sentence: String? {
        let count = new + known
        guard count > 0 else { return nil }
        let what = count == 1 ? "1 annotation" : "\(count) annotations"
        if known == 0 { return "\(what), all new." }
        if new == 0 { return "\(what), all there already." }
        return "\(what): \(new) new, \(known) there already."
    }
}
