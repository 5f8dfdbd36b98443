/// A point of the past as people type it: `last-week`, `3d`, `2026-11-13`, a commit or a tag.
package enum When: Hashable, Sendable {
    /// A moment.
    case instant(Instant)
    /// A whole UTC day, given by its first moment.
    case day(Instant)
    /// Anything else: the name of a commit or tag, which only the repository can judge.
    case revision(String)

    /// Reads what was typed after `--since`, `--until` or `--now`.
    ///
    /// Words and spans count back from `now` in hours (`last-week` = 168, `yesterday` = 24,
    /// `3d` = 72, `2w` = 336). A date or time without a zone is UTC. What looks like a date or a
    /// span but is none is an error; any other word is taken for a revision.
    ///
    /// - Throws: `WhenError`, with the nearest form that would have worked.
    package init(_ text: String, now: Instant) throws(WhenError) {
        if let hours = Self.hoursBack(text) {
            self = .instant(now.adding(hours: -hours))
        } else if text == "now" {
            self = .instant(now)
        } else if text == "today" {
            let day = now.date
            self = try .day(TimestampParser.parse(day).start)
        } else if TimestampParser.looksLikeDate(text) {
            let parsed = try TimestampParser.parse(text)
            self = parsed.isDay ? .day(parsed.start) : .instant(parsed.start)
        } else if let near = Self.nearestWord(to: text) {
            throw .misspelled(text, suggestion: near)
        } else if text.isEmpty || text.contains(where: \.isWhitespace) {
            throw .unreadable(text)
        } else {
            self = .revision(text)
        }
    }

    /// The words that mean a number of hours back from now.
    static let words: [(word: String, hours: Int64)] = [
        ("yesterday", 24), ("last-hour", 1), ("last-day", 24), ("last-week", 168),
        ("last-month", 720), ("last-year", 8760),
    ]

    /// Every word that means a time, for suggestions.
    package static var suggestions: [String] { words.map(\.word) + ["today", "now"] }

    /// Hours in one unit of a span such as `3d`.
    private static let spanUnits: [Character: Int64] = ["h": 1, "d": 24, "w": 168]

    /// The digits of the longest span: git abbreviates commits to seven digits, and `123456d` is one.
    private static let longestSpan = 5

    private static func hoursBack(_ text: String) -> Int64? {
        if let match = words.first(where: { $0.word == text }) { return match.hours }
        guard let unit = text.last, let hours = spanUnits[unit] else { return nil }
        let digits = text.dropLast()
        guard (1...longestSpan).contains(digits.count),
            digits.allSatisfy({ ("0"..."9").contains($0) }), let count = Int64(digits)
        else { return nil }
        return count * hours
    }

    /// The word that was meant: the same letters without dashes, spaces, underscores and case.
    private static func nearestWord(to text: String) -> String? {
        let bare = bareLetters(text)
        return suggestions.first { bareLetters($0) == bare }
    }

    private static func bareLetters(_ text: String) -> String {
        text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }
}

/// Why a point of the past could not be read.
package enum WhenError: Error, Equatable {
    /// A known word in another spelling.
    case misspelled(String, suggestion: String)
    /// A date or time that the calendar or the clock does not have.
    case noSuchTime(String, suggestion: String?)
    /// Nothing that has a meaning here.
    case unreadable(String)
}
