import PerfModel

/// What the sessions on one axis are called: different for each, short enough for a tick.
struct SessionNames {
    /// In the order of the sessions.
    let names: [String]
    /// What the names leave out, for the axis: `session of 2026-11-13, UTC`.
    let axis: String

    /// The short revisions where all differ, else dates, else times without the date or the year
    /// that all have, to the second where they must be, else short ids.
    init(of sessions: [Session]) {
        let starts = sessions.compactMap(\.startedAt)
        let isOneDay = Set(starts.map(\.date)).count == 1
        let isOneYear = Set(starts.map { $0.date.dropLast(6) }).count == 1
        let skipped = isOneDay ? 11 : isOneYear ? 5 : 0
        let timed = starts.first.map { isOneDay ? "session of \($0.date), UTC" : "session, UTC" }
        func time(_ start: Instant, _ length: Int) -> String {
            String("\(start.date) \(start.iso8601.dropFirst(11))".prefix(length).dropFirst(skipped))
        }
        let spellings: [(axis: String, name: (Session) -> String?)] = [
            ("session", { $0.revision?.shortName }), ("session", { $0.startedAt?.date }),
            (timed ?? "", { $0.startedAt.map { time($0, 16) } }),
            (timed ?? "", { $0.startedAt.map { time($0, 19) } }),
        ]
        for spelling in spellings {
            if let names = Self.distinct(sessions, spelling.name) {
                (self.names, axis) = (names, spelling.axis)
                return
            }
        }
        (names, axis) = (Self.ids(of: sessions), "session")
    }

    /// The names that sessions have in titles: labels, revisions or times where all differ, else ids.
    static func inTitles(of sessions: [Session]) -> [String] {
        distinct(sessions, \.label) ?? distinct(sessions, { $0.revision?.shortName })
            ?? distinct(sessions, { $0.startedAt?.iso8601 }) ?? ids(of: sessions)
    }

    private static func ids(of sessions: [Session]) -> [String] {
        sessions.map { String($0.id.prefix(8)) }
    }

    /// Nil where two have the same name or one has none.
    private static func distinct(
        _ sessions: [Session], _ name: (Session) -> String?
    ) -> [String]? {
        let names = sessions.compactMap(name)
        return Set(names).count == sessions.count ? names : nil
    }
}

extension Session {
    /// Start and revision: `2026-11-13 10:00 UTC, 3f2a91c`.
    var words: String {
        let start = startedAt.map { "\($0.date) \($0.hoursAndMinutes) UTC" }
        let parts = [start, revision?.shortName, label].compactMap(\.self)
        return parts.isEmpty ? "session \(id.prefix(8))" : parts.joined(separator: ", ")
    }

    /// `from 2026-11-13 10:00 UTC to 2026-11-14 10:00 UTC`; the words alone where both have the same.
    static func span(from first: Session, to last: Session) -> String {
        first.words == last.words ? first.words : "from \(first.words) to \(last.words)"
    }
}
