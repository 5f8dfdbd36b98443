import PerfModel

/// The warnings of several configurations as few lines, one for each name of a warning.
struct WarningLines {
    /// Sentences with a full stop, in the order of names; none where there is nothing to mind.
    let lines: [String]

    /// The most configurations that a line names.
    static let mostNames = 3

    /// - Parameters:
    ///   - points: in the order of tables.
    ///   - hosts: those of the points.
    ///   - warnings: those of all configurations that belong together, of which these may be a part.
    ///   - silent: names that are told elsewhere.
    init(
        _ points: [SweepPoint], hosts: HostNames, among warnings: SessionWarnings,
        silent: Set<SampleWarning.Name> = []
    ) {
        let timed = points.filter { $0.walls != nil }
        let names = LineNames(
            of: timed.map { LineKey(scaling: $0, over: .none) }, hosts: hosts, benchmarkLeads: true)
        let found = timed.flatMap { point in
            let own = warnings.warnings(of: point.configuration, in: point.session)
            return SampleWarning.told(own).map { warning in
                Found(
                    warning: warning,
                    place: names.name(of: LineKey(scaling: point, over: .none))
                        ?? point.configuration.benchmarkWords)
            }
        }
        let groups = Groups(found, by: \.warning.name)
        lines = SampleWarning.Name.allCases.filter { !silent.contains($0) }.compactMap { name in
            Self.line(of: groups[name], under: name, among: timed.count)
        }
    }

    /// A warning, and what its configuration is called.
    private struct Found {
        var warning: SampleWarning
        var place: String
    }

    private static func line(
        of found: [Found], under name: SampleWarning.Name, among count: Int
    ) -> String? {
        let order = found.indices.sorted {
            let (left, right) = (found[$0].warning.severity, found[$1].warning.severity)
            return left == right ? $0 < $1 : left > right
        }
        guard let worst = order.first.map({ found[$0] }) else { return nil }
        let sentence = worst.warning.sentence
        let isOne = Set(found.map(\.warning.sentence)).count == 1 && found.count == count
        if isOne { return ChapterBlocks.capitalized(sentence) + "." }
        if found.count == 1 { return "\(worst.place): \(sentence)." }
        let shown = order.prefix(mostNames).map { found[$0].place }
        let left = found.count - shown.count
        let places = left > 0 ? shown + ["\(Digits.count(left)) more"] : shown
        let all = found.count == count ? "all " : ""
        return "\(SampleWarning.headline(of: name)) \(all)\(Digits.count(found.count))"
            + " configurations (\(Quantity.names(places))). At worst, \(worst.place): \(sentence)."
    }
}
