/// All annotations of a history, and which of them hold.
package struct Annotations: Hashable, Sendable {
    /// In the order in which they were made, undoings and what was taken back included.
    package let all: [Annotation]
    /// The ids of those that were taken back.
    package let undone: Set<String>

    /// - Parameter all: in any order, each id once.
    package init(_ all: [Annotation] = []) {
        self.all = all.sorted(by: Annotation.precedes)
        undone = Set(all.compactMap(\.undone))
    }

    /// Those that hold: not taken back, and no undoings themselves.
    package var holding: [Annotation] {
        all.filter { $0.kind != .undoing && !undone.contains($0.id) }
    }

    /// The acceptance by which a configuration's newest level on a host begins; nil for none.
    ///
    /// Of several that of the latest moment, of equal ones the one made last.
    package func acceptance(of configuration: Configuration, on host: Host?) -> Acceptance? {
        let accepted = holding.filter {
            $0.kind == .acceptance && $0.isAbout(benchmark: configuration.benchmark)
                && $0.isAbout(host: host)
        }
        var newest: Acceptance?
        for annotation in accepted {
            guard let start = annotation.at, start >= newest?.start ?? start else { continue }
            newest = Acceptance(annotation: annotation, start: start)
        }
        return newest
    }

    /// The marks that are about a benchmark on a host.
    package func marks(of benchmark: String, on host: Host?) -> [Annotation] {
        holding.filter {
            $0.kind == .mark && $0.isAbout(benchmark: benchmark) && $0.isAbout(host: host)
        }
    }
}

/// A new level that was accepted: judged are the sessions that started then or later, among themselves.
package struct Acceptance: Hashable, Sendable {
    package var annotation: Annotation
    /// When the first session of the new level started.
    package var start: Instant

    package init(annotation: Annotation, start: Instant) {
        self.annotation = annotation
        self.start = start
    }

    /// Whether a session belongs to the new level; one without a start time does not.
    package func contains(_ session: Session) -> Bool {
        session.startedAt.map { $0 >= start } ?? false
    }
}

extension History {
    /// The acceptance by which a configuration's newest level on a host begins; nil for none.
    ///
    /// Reads all annotations; who asks for many configurations asks `annotations()` once.
    package func acceptance(
        of configuration: Configuration, on host: Host?
    ) throws -> Acceptance? {
        try annotations().acceptance(of: configuration, on: host)
    }
}
