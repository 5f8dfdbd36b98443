import Markdown
import PerfModel

/// What a report is made from: what was asked for, and the hosts.
struct SourceBlocks {
    var evidence: Evidence
    var hosts: HostNames
    var options: ReportOptions

    /// What was asked, and what was found.
    var asked: Block {
        let tally = evidence.tally
        let sessions = evidence.sessions
        let ends = sessions.first.flatMap { first in sessions.last.map { (first, $0) } }
        let span = ends.map { Session.span(from: $0, to: $1) } ?? ""
        let filters = Self.filters(options.selection)
        return .paragraph([
            .text(
                "Asked: \(options.selection.window.words)\(filters)\(Self.beside(options)). Found:"
                    + " \(Digits.count(tally.sessions, "session")) (\(span)), \(tally.extent),"
                    + " \(tally.endings).")
        ])
    }

    /// `, compared with v1.0` where a baseline was asked for.
    static func beside(_ options: ReportOptions) -> String {
        options.baseline.map { ", compared with \($0.words)" } ?? ""
    }

    /// `, benchmark "sort*"`, for each pattern that was given.
    static func filters(_ selection: Selection) -> String {
        let patterns = [
            ("benchmark", selection.benchmark), ("host", selection.host),
            ("label", selection.label),
        ]
        return patterns.map { name, glob in
            glob.map { ", \(name) \"\($0.pattern)\"" } ?? ""
        }.joined()
    }

    /// The hosts, with what held during their sessions.
    var hostList: [Block] {
        let items = hosts.hosts.map { host -> [Inline] in
            let sessions = evidence.sessions.filter { $0.host == host }
            let isNamed = hosts.areSeveral || host?.isNameGiven == true
            let name = isNamed ? [Inline.strong([.text(hosts.name(of: host))]), ": "] : []
            let parts = [HostNames.facts(of: host)] + Self.conditions(of: sessions)
            return name + [.text(parts.joined(separator: "; "))]
        }
        return [.heading(level: 2, ["Hosts"], anchor: "hosts"), .bulletList(items)]
    }

    /// Each condition with the values it had, in the order of the sessions.
    private static func conditions(of sessions: [Session]) -> [String] {
        func said(_ words: String, _ value: (Conditions) -> String?) -> String? {
            var values: [String] = []
            for value in sessions.compactMap({ value($0.conditions) }) where !values.contains(value)
            {
                values.append(value)
            }
            return values.isEmpty ? nil : "\(words) \(values.joined(separator: " or "))"
        }
        let loads = sessions.compactMap(\.conditions.loadAverage)
        let load = loads.min().map { low in
            let ends = Set([low, loads.max() ?? low]).sorted().map { Digits.fixed($0, 2) }
            return "load average at the start \(ends.joined(separator: "–"))"
        }
        return [
            said("kernel") { $0.kernel },
            said("CPUs available") { $0.availableCPUs.map { Digits.count($0) } },
            said("governor") { $0.governor },
            said("turbo") { $0.isTurboOn.map { $0 ? "on" : "off" } },
            said("virtualization") { $0.virtualization }, load,
            span(sessions, "CPU time taken by others since the machine's start") { conditions in
                conditions.stealShare.flatMap { $0 < SampleWarning.leastShare ? nil : $0 }
            } words: {
                Quantity.percentage($0)
            },
            span(sessions, "a process that does nothing takes") {
                $0.timingFloor.map(Double.init)
            } words: {
                TimeUnit.fitting([$0]).text($0)
            },
        ].compactMap(\.self)
    }

    /// A condition with the least and the largest value that it had; nil where none is known.
    private static func span(
        _ sessions: [Session], _ name: String, _ value: (Conditions) -> Double?,
        words: (Double) -> String
    ) -> String? {
        let values = sessions.compactMap { value($0.conditions) }
        guard let low = values.min(), let high = values.max() else { return nil }
        let ends = [words(low), words(high)]
        return "\(name) \(ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to "))"
    }
}
