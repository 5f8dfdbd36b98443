import Markdown
import PerfModel

/// What a report is made from: the window, the hosts and the sessions.
struct SourceBlocks {
    var evidence: Evidence
    var hosts: HostNames
    var options: ReportOptions

    /// The most sessions listed; older ones are counted.
    static let mostSessions = 20

    /// What was asked, and what was found.
    var asked: Block {
        let tally = evidence.tally
        let sessions = evidence.sessions
        let span =
            sessions.count > 1
            ? "from \(sessions.first?.words ?? "") to \(sessions.last?.words ?? "")"
            : sessions.first?.words ?? ""
        let filters = Self.filters(options.selection)
        return .paragraph([
            .text(
                "Asked: \(options.selection.window.words)\(filters). Found:"
                    + " \(Digits.count(tally.sessions, "session")) (\(span)), \(tally.extent),"
                    + " \(tally.endings).")
        ])
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
        return [.heading(level: 2, ["Hosts"]), .bulletList(items)]
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
            let ends = [low, loads.max() ?? low].map { Digits.fixed($0, 2) }
            return
                "load average at the start \(ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–"))"
        }
        return [
            said("kernel") { $0.kernel },
            said("CPUs available") { $0.availableCPUs.map { Digits.count($0) } },
            said("governor") { $0.governor }, said("virtualization") { $0.virtualization }, load,
        ].compactMap(\.self)
    }

    /// The sessions, newest first.
    var sessionTable: [Block] {
        let newest = evidence.sessions.reversed().prefix(Self.mostSessions)
        let hasLabels = newest.contains { $0.label != nil }
        let columns: [(Table.Column, (Session) -> String)] =
            [
                (Table.Column("session", key: "session"), { start(of: $0) }),
                (
                    Table.Column("revision", key: "revision"),
                    { $0.revision?.shortName ?? Quantity.none }
                ),
            ]
            + (hasLabels
                ? [(Table.Column("label", key: "label"), { $0.label ?? Quantity.none })] : [])
            + (hosts.areSeveral
                ? [(Table.Column("host", key: "host"), { hosts.shortName(of: $0.host) })] : [])
            + [
                (
                    Table.Column("configurations", key: "configurations", alignment: .right),
                    { Digits.count(tally(of: $0).configurations) }
                ),
                (
                    Table.Column("runs", key: "runs", alignment: .right),
                    { Digits.count(tally(of: $0).runs) }
                ),
                (
                    Table.Column("not ok", key: "not_ok", alignment: .right),
                    { Digits.count(tally(of: $0).notOK) }
                ),
            ]
        let table = Table(
            columns: columns.map(\.0), rows: newest.map { session in columns.map { $0.1(session) } }
        )
        let older = evidence.sessions.count - newest.count
        let note =
            "\(Digits.count(older, "older session")) in the window \(older == 1 ? "is" : "are") not listed."
        return [.heading(level: 2, ["Sessions"]), .table(table)]
            + (older > 0 ? [.paragraph([.text(note)])] : [])
    }

    private func start(of session: Session) -> String {
        session.startedAt.map { "\($0.date) \($0.hoursAndMinutes) UTC" }
            ?? "\(session.origin.rawValue), time not said"
    }

    private func tally(of session: Session) -> Tally {
        Tally(of: evidence.all.filter { $0.session.id == session.id })
    }
}
