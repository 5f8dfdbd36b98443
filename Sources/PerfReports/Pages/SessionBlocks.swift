import Markdown
import PerfModel

/// The table of the sessions that a report is made from, newest first.
struct SessionBlocks {
    var evidence: Evidence
    var hosts: HostNames

    /// The most sessions listed; older ones are counted.
    static let mostSessions = 20

    var blocks: [Block] {
        let newest = evidence.sessions.suffix(Self.mostSessions)
        let rows = newest.reversed().map { session in
            Row(
                session: session,
                tally: Tally(of: evidence.all.filter { $0.session.id == session.id }))
        }
        let older = evidence.sessions.count - rows.count
        let note = "Not listed: \(Digits.count(older, "older session"))."
        return [.heading(level: 2, ["Sessions"], anchor: "sessions"), .table(table(of: rows))]
            + (older > 0 ? [.paragraph([.text(note)])] : [])
    }

    private struct Row {
        var session: Session
        var tally: Tally
    }

    private func table(of rows: [Row]) -> Table {
        let starts = rows.map { Self.start(of: $0.session) }
        let isDistinct = Set(starts).count == starts.count
        let told: [Content<Row>] = [
            Content("session", key: "session") { row in
                let exact = isDistinct ? nil : row.session.startedAt?.iso8601
                return exact ?? Self.start(of: row.session)
            },
            Content("revision", key: "revision") { $0.session.revision?.shortName },
        ]
        let more: [Content<Row>] = [
            Content("label", key: "label") { $0.session.label },
            Content("host", key: "host") { hosts.shortName(of: $0.session.host) },
        ]
        let hasLabels = rows.contains { $0.session.label != nil }
        let counts: [Content<Row>] = [
            .number("configurations", key: "configurations") {
                Digits.count($0.tally.configurations)
            },
            .number("runs", key: "runs") { Digits.count($0.tally.runs) },
            .number("not ok", key: "not_ok") { Digits.count($0.tally.notOK) },
        ]
        let columns =
            told + more.prefix(hasLabels ? 1 : 0) + more.suffix(hosts.areSeveral ? 1 : 0) + counts
        return Content.table(columns, rows: rows)
    }

    private static func start(of session: Session) -> String {
        session.startedAt.map { "\($0.date) \($0.hoursAndMinutes) UTC" }
            ?? "\(session.origin.rawValue), time not said"
    }
}
