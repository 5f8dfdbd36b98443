import PerfModel

/// What the sessions on one axis are called: different for each.
struct SessionNames {
    /// In the order of the sessions.
    let names: [String]

    /// The short revisions where all differ, else dates, else dates with times, to the second where
    /// they must be, else short ids.
    init(of sessions: [Session]) {
        let spellings: [(Session) -> String?] = [
            { $0.revision?.shortName }, { $0.startedAt?.date },
            { $0.startedAt.map { "\($0.date) \($0.hoursAndMinutes)" } }, { $0.startedAt?.iso8601 },
        ]
        for spelling in spellings {
            let names = sessions.compactMap(spelling)
            if Set(names).count == sessions.count {
                self.names = names
                return
            }
        }
        names = sessions.map { String($0.id.prefix(8)) }
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
