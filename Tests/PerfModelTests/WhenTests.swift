import PerfModel
import TestSupport
import Testing

@Suite struct `A point of the past` {
    /// 2026-11-13T10:00:00Z, a Friday.
    private static let now = Instant(microseconds: 1_794_564_000_000_000)

    /// What a text means, spelled out: a moment, a day or a revision.
    private static func reading(_ text: String) throws(WhenError) -> String {
        switch try When(text, now: now) {
        case .instant(let instant):
            let rest = instant.microseconds % 1_000_000
            return instant.iso8601 + (rest == 0 ? "" : " + \(rest) µs")
        case .day(let start): return "day \(start.iso8601)"
        case .revision(let name): return "revision \(name)"
        }
    }

    @Test(arguments: [
        ("now", "2026-11-13T10:00:00Z"), ("today", "day 2026-11-13T00:00:00Z"),
        ("yesterday", "2026-11-12T10:00:00Z"), ("last-hour", "2026-11-13T09:00:00Z"),
        ("last-day", "2026-11-12T10:00:00Z"), ("last-week", "2026-11-06T10:00:00Z"),
        ("last-month", "2026-10-14T10:00:00Z"), ("last-year", "2025-11-13T10:00:00Z"),
        ("0h", "2026-11-13T10:00:00Z"), ("1h", "2026-11-13T09:00:00Z"),
        ("36h", "2026-11-11T22:00:00Z"), ("3d", "2026-11-10T10:00:00Z"),
        ("03d", "2026-11-10T10:00:00Z"), ("2w", "2026-10-30T10:00:00Z"),
        ("99999d", "1753-01-29T10:00:00Z"),
        ("2026-11-13", "day 2026-11-13T00:00:00Z"), ("2026-2-3", "day 2026-02-03T00:00:00Z"),
        ("2024-02-29", "day 2024-02-29T00:00:00Z"), ("0000-01-01", "day 0000-01-01T00:00:00Z"),
        ("9999-12-31", "day 9999-12-31T00:00:00Z"),
        ("2026-11-13T10:00Z", "2026-11-13T10:00:00Z"), ("2026-11-13T10:00", "2026-11-13T10:00:00Z"),
        ("2026-11-13t10:00z", "2026-11-13T10:00:00Z"), ("2026-11-13 10:00", "2026-11-13T10:00:00Z"),
        ("2026-11-13T23:59:59Z", "2026-11-13T23:59:59Z"),
        ("2026-11-13T10:00:30.5Z", "2026-11-13T10:00:30Z + 500000 µs"),
        ("2026-11-13T10:00:30.1234567", "2026-11-13T10:00:30Z + 123456 µs"),
        ("2026-11-13T10:00+02:00", "2026-11-13T08:00:00Z"),
        ("2026-11-13T10:00-0530", "2026-11-13T15:30:00Z"),
        ("2026-11-13T00:30+01", "2026-11-12T23:30:00Z"),
        ("2026-11-13T10:00:00+14:00", "2026-11-12T20:00:00Z"),
        ("v1.2", "revision v1.2"), ("main~3", "revision main~3"), ("deadbeef", "revision deadbeef"),
        ("1234", "revision 1234"), ("123456d", "revision 123456d"), ("3", "revision 3"),
        ("3m", "revision 3m"), ("d", "revision d"), ("-3d", "revision -3d"),
        ("2.5d", "revision 2.5d"),
        ("last-weekend", "revision last-weekend"), ("2026-rc1", "revision 2026-rc1"),
        ("26-11-13", "revision 26-11-13"), ("٣d", "revision ٣d"),
    ])
    func `is read as`(text: String, meaning: String) throws {
        #expect(try Self.reading(text) == meaning)
    }

    @Test(
        arguments: [
            ("lastweek", .misspelled("lastweek", suggestion: "last-week")),
            ("Last-Week", .misspelled("Last-Week", suggestion: "last-week")),
            ("last week", .misspelled("last week", suggestion: "last-week")),
            ("last_month", .misspelled("last_month", suggestion: "last-month")),
            ("Yesterday", .misspelled("Yesterday", suggestion: "yesterday")),
            ("NOW", .misspelled("NOW", suggestion: "now")),
            ("to-day", .misspelled("to-day", suggestion: "today")),
            ("2026-13-01", .noSuchTime("2026-13-01", suggestion: "2026-12-01")),
            ("2026-00-10", .noSuchTime("2026-00-10", suggestion: "2026-01-10")),
            ("2026-02-30", .noSuchTime("2026-02-30", suggestion: "2026-02-28")),
            ("2024-02-30", .noSuchTime("2024-02-30", suggestion: "2024-02-29")),
            ("2026-11-00", .noSuchTime("2026-11-00", suggestion: "2026-11-01")),
            ("2026-11-99", .noSuchTime("2026-11-99", suggestion: "2026-11-30")),
            ("2026-11", .noSuchTime("2026-11", suggestion: nil)),
            ("2026-", .noSuchTime("2026-", suggestion: nil)),
            ("2026-11-13-1", .noSuchTime("2026-11-13-1", suggestion: nil)),
            ("2026-11-013", .noSuchTime("2026-11-013", suggestion: nil)),
            ("2026-11-13T", .noSuchTime("2026-11-13T", suggestion: nil)),
            ("2026-11-13T24:00", .noSuchTime("2026-11-13T24:00", suggestion: nil)),
            ("2026-11-13T10", .noSuchTime("2026-11-13T10", suggestion: nil)),
            ("2026-11-13T1:00", .noSuchTime("2026-11-13T1:00", suggestion: nil)),
            ("2026-11-13T10:60", .noSuchTime("2026-11-13T10:60", suggestion: nil)),
            ("2026-11-13T10:00:60", .noSuchTime("2026-11-13T10:00:60", suggestion: nil)),
            ("2026-11-13T10:00:00.", .noSuchTime("2026-11-13T10:00:00.", suggestion: nil)),
            ("2026-11-13T10:00:00.1x", .noSuchTime("2026-11-13T10:00:00.1x", suggestion: nil)),
            ("2026-11-13T10:00+15", .noSuchTime("2026-11-13T10:00+15", suggestion: nil)),
            ("2026-11-13T10:00+1", .noSuchTime("2026-11-13T10:00+1", suggestion: nil)),
            ("2026-11-13T10:00+01:60", .noSuchTime("2026-11-13T10:00+01:60", suggestion: nil)),
            ("2026-11-13T10:00+0:2:00", .noSuchTime("2026-11-13T10:00+0:2:00", suggestion: nil)),
            ("2026-11-13T10:00ZZ", .noSuchTime("2026-11-13T10:00ZZ", suggestion: nil)),
            ("2026-11-13T10:00 CET", .noSuchTime("2026-11-13T10:00 CET", suggestion: nil)),
            ("", .unreadable("")), (" ", .unreadable(" ")), ("3 d", .unreadable("3 d")),
            ("a week ago", .unreadable("a week ago")), ("3d\n", .unreadable("3d\n")),
        ] as [(String, WhenError)])
    func `is refused`(text: String, error: WhenError) {
        #expect(throws: error) { try When(text, now: Self.now) }
    }

    @Test func `never stops the program, whatever is typed`() throws {
        var random = SeededGenerator(seed: 7)
        let alphabet = Array("0123456789-:TZtz+. dwhlastwek\u{FE0F}\u{20E3}٣\0")
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<24, using: &random)
            let text = String(
                (0..<count).map { _ in alphabet.randomElement(using: &random) ?? "0" })
            do throws(WhenError) {
                _ = try When(text, now: Instant(microseconds: .max))
            } catch {
                switch error {
                case .misspelled(let said, _), .noSuchTime(let said, _), .unreadable(let said):
                    #expect(said == text, "seed 7")
                }
            }
        }
    }

    @Test(arguments: [Int64.min, .max])
    func `is refused at the ends of time, where there is no calendar`(now: Int64) {
        #expect(throws: WhenError.self) { try When("today", now: Instant(microseconds: now)) }
    }
}
