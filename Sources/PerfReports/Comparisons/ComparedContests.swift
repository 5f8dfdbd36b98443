import PerfModel
import Statistics

/// The commands of one session or several beside each other, decided once: whatever part of them is
/// shown, the same is said of it.
///
/// The comparisons of each session are one family.
struct ComparedContests {
    private var pairs: [Pair] = []
    /// The reference that was asked for, where a group has it without a run that counts.
    private(set) var missingReference: String?

    private struct Pair {
        var group: Group
        var candidate: Configuration
        var contest: Contest
        var pValue: Double
    }

    /// What the points that are compared have in common.
    private struct Group: Hashable {
        var session: String
        var configuration: Configuration

        init(_ point: SweepPoint) {
            session = point.session.id
            configuration = point.configuration
            configuration.parameters.removeAll { $0.name == CommandComparison.parameter }
        }
    }

    /// - Parameters:
    ///   - points: in the order of tables.
    ///   - reference: as of `CommandComparison.all`.
    init(_ points: [SweepPoint], reference: String? = nil) {
        let named = points.filter { $0.commandName != nil }
        for members in Groups(named, by: Group.init).all where members.count > 1 {
            let name = reference ?? members.lazy.compactMap(\.reference).first
            let given = name.flatMap { name in members.first { $0.commandName == name } }
            if let given, given.walls == nil { missingReference = name }
            let counted = members.filter { ($0.median ?? 0) > 0 && $0.walls != nil }
            guard let base = given ?? fastest(of: counted) else { continue }
            pairs += counted.compactMap { point in
                guard point.configuration != base.configuration else { return nil }
                return Contest(point, against: base).map {
                    Pair(
                        group: Group(base), candidate: point.configuration, contest: $0,
                        pValue: $0.comparison.test.pValue)
                }
            }
        }
        correct()
    }

    private mutating func correct() {
        for family in Groups(pairs.indices, by: { pairs[$0].group.session }).all {
            let corrected = benjaminiHochberg(family.map { pairs[$0].pValue })
            let contests = Contest.family(family.map { pairs[$0].contest })
            for (index, told) in zip(family, zip(corrected, contests)) {
                (pairs[index].pValue, pairs[index].contest) = told
            }
        }
    }

    /// What is said of some of the points, each beside its reference, in the order of tables.
    func comparisons(of points: [SweepPoint]) -> [CommandComparison] {
        let shown = Set(
            points.map { Shown(session: $0.session.id, configuration: $0.configuration) })
        let told = pairs.filter {
            shown.contains(Shown(session: $0.group.session, configuration: $0.candidate))
        }
        let scopes = Self.scopes(of: told.map(\.group), among: points)
        return told.map { pair in
            CommandComparison(
                scope: scopes[pair.group], contest: pair.contest, pValue: pair.pValue)
        }
    }

    private struct Shown: Hashable {
        var session: String
        var configuration: Configuration
    }

    /// What each group is called beside the others; nothing for the only one.
    private static func scopes(
        of groups: [Group], among points: [SweepPoint]
    ) -> [Group: String] {
        guard Set(groups).count > 1 else { return [:] }
        let first = Dictionary(points.map { (Group($0), $0) }) { first, _ in first }
        let members = Groups(groups, by: \.self).keys.compactMap { group in
            first[group].map { (group, $0) }
        }
        let keys = members.map { _, point in
            var key = LineKey(scaling: point, over: .none)
            key.parameters.removeAll { $0.name == CommandComparison.parameter }
            return key
        }
        let sessions = Groups(members.map(\.1.session), by: \.id).all.compactMap(\.first)
        let names = LineNames(of: keys, hosts: HostNames(of: sessions))
        return zip(members, keys).reduce(into: [:]) { scopes, told in
            scopes[told.0.0] = names.name(of: told.1)
        }
    }
}

extension SweepPoint {
    /// Which of several commands it is of; nil where one was measured.
    var commandName: String? { configuration.value(of: CommandComparison.parameter) }

    /// The command that its call compared others with, where it named one.
    fileprivate var reference: String? { settings.first { $0.name == "reference" }?.value }
}
