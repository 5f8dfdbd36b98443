import PerfModel

extension TrendMarks {
    /// What people said of a section's points.
    ///
    /// - Parameters:
    ///   - points: those of all sessions, at least one.
    ///   - benchmark: the section's.
    init(_ annotations: Annotations, about points: [SweepPoint], of benchmark: String) {
        exclusions = points.compactMap(TrendExclusion.init)
        guard !annotations.all.isEmpty else { return }
        let hosts = Set(points.map(\.host))
        let starts = points.compactMap(\.session.startedAt)
        let said = annotations.holding.filter { annotation in
            annotation.isAbout(benchmark: benchmark)
                && hosts.contains(where: annotation.isAbout(host:))
        }
        notes = said.compactMap { annotation in
            guard [.mark, .acceptance].contains(annotation.kind) else { return nil }
            let words = TrendNote.brief(
                annotation.kind == .acceptance ? "accepted: \(annotation.words)" : annotation.words)
            if let session = annotation.session,
                points.contains(where: { $0.session.id == session })
            {
                return TrendNote(place: .session(session), words: words)
            }
            guard let at = annotation.at, let first = starts.min(), let last = starts.max(),
                at >= first, at <= last
            else { return nil }
            return TrendNote(place: .moment(at), words: words)
        }
    }
}

extension TrendExclusion {
    /// What is excluded of a point: its runs, or where none is left the median of them; nil for
    /// nothing.
    fileprivate init?(_ point: SweepPoint) {
        let times = point.excluded.flatMap(\.timed).map(Double.init)
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        self.init(
            session: point.session.id, configuration: point.configuration,
            times: point.runs == 0 ? [middle] : times)
    }
}

extension TrendNote {
    /// The most characters of a rule's words.
    private static let mostCharacters = 40

    /// The words, cut where they are too long for a chart.
    fileprivate static func brief(_ words: String) -> String {
        words.count > mostCharacters ? "\(words.prefix(mostCharacters - 1))…" : words
    }
}
