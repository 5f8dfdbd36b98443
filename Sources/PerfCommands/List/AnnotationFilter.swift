import PerfModel

/// Which annotations a list's filters let through.
struct AnnotationFilter {
    private let selection: Selection
    /// The ids of the sessions that fit; nil where every annotation does.
    private let sessions: Set<String>?
    private let taken: Annotations

    init(_ selection: Selection, of history: any History) throws {
        self.selection = selection
        let isEverything = selection.isEverything
        sessions = isEverything ? nil : Set(try history.sessions(selection).map(\.id))
        taken = isEverything ? Annotations() : try history.annotations()
    }

    /// Whether its session, or its moment, lies within, and its benchmarks fit; an undoing is with what
    /// it takes back.
    func contains(_ annotation: Annotation) -> Bool {
        guard let sessions else { return true }
        if let undone = annotation.undone {
            return taken.all.first { $0.id == undone }.map(contains) ?? false
        }
        if let pattern = selection.benchmark, let names = annotation.benchmarks,
            !names.contains(where: pattern.matches)
        {
            return false
        }
        if let session = annotation.session { return sessions.contains(session) }
        guard let at = annotation.at else { return false }
        return isWithin(selection.window.since, at, isSince: true)
            && isWithin(selection.window.until, at, isSince: false)
    }

    /// A window that a revision bounds says nothing of a moment.
    private func isWithin(_ end: Window.End?, _ moment: Instant, isSince: Bool) -> Bool {
        guard case .instant(let limit) = end?.meaning else { return true }
        return isSince ? moment >= limit : moment <= limit
    }
}

/// An annotation as a list tells it.
struct AnnotationWords {
    /// What it is about.
    var subject: String
    /// `holds`, `undone`, or nothing for an undoing.
    var state: String?

    init(_ annotation: Annotation, in all: Annotations) {
        subject = Self.subject(of: annotation)
        guard annotation.kind != .undoing else { return }
        state = all.undone.contains(annotation.id) ? "undone" : "holds"
    }

    /// `session 1f3a2b4c, runs 3–5, sort`.
    private static func subject(of annotation: Annotation) -> String {
        var parts: [String] = []
        if let undone = annotation.undone { parts.append("annotation \(undone.prefix(8))") }
        if let session = annotation.session { parts.append("session \(session.prefix(8))") }
        if let positions = annotation.positions {
            parts.append(
                positions.count == 1
                    ? "run \(positions.lowerBound)"
                    : "runs \(positions.lowerBound)–\(positions.upperBound)")
        }
        if annotation.session == nil, let at = annotation.at {
            parts.append("\(at.date) \(at.hoursAndMinutes)")
        }
        parts += annotation.benchmarks ?? []
        if let pattern = annotation.benchmarkPattern { parts.append("benchmark \(pattern)") }
        if let pattern = annotation.hostPattern { parts.append("host \(pattern)") }
        return parts.joined(separator: ", ")
    }
}
