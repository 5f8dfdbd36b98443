import Testing

@testable import PerfModel

@Suite struct `An instant` {
    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (999_999, "1970-01-01T00:00:00Z"),
            (-86_400_000_000, "1969-12-31T00:00:00Z"), (-86_400_000_001, "1969-12-30T23:59:59Z"),
            (951_782_400_000_000, "2000-02-29T00:00:00Z"),
            (1_794_564_030_500_000, "2026-11-13T10:00:30Z"),
            (253_402_300_799_999_999, "9999-12-31T23:59:59Z"),
            (253_402_300_800_000_000, "10000-01-01T00:00:00Z"),
            (-62_167_219_200_000_000, "0000-01-01T00:00:00Z"),
            (-62_167_219_200_000_001, "-0001-12-31T23:59:59Z"),
            (.min, "-290308-12-21T19:59:05Z"), (.max, "294247-01-10T04:00:54Z"),
        ] as [(Int64, String)])
    func `reads as UTC to the second`(microseconds: Int64, text: String) {
        let instant = Instant(microseconds: microseconds)
        #expect(instant.iso8601 == text)
        #expect(instant.iso8601.hasPrefix(instant.date + "T"))
        #expect(instant.iso8601.hasSuffix("T" + instant.hoursAndMinutes + text.suffix(4)))
    }

    @Test(
        arguments: [
            (0, 1, 3_600_000_000), (3_600_000_000, -1, 0), (0, 0, 0), (.max, 1, .max),
            (.min, -1, .min),
            (0, .max, .max), (0, .min, .min), (.max, -1, .max - 3_600_000_000), (-5, .min, .min),
        ] as [(Int64, Int64, Int64)])
    func `moves by hours and stops at the ends`(start: Int64, hours: Int64, end: Int64) {
        #expect(Instant(microseconds: start).adding(hours: hours).microseconds == end)
    }

    @Test func `is ordered by time`() {
        #expect(Instant(microseconds: -1) < Instant(microseconds: 0))
        #expect(!(Instant(microseconds: 0) < Instant(microseconds: 0)))
    }
}

@Suite struct `A civil day` {
    /// Every day from 1170 to 2770, counted one by one by the calendar's own rule.
    @Test func `has the number that counting gives`() {
        var number: Int64 = -292_194
        var mistakes = 0
        for year in 1170...2770 as ClosedRange<Int64> {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(Int64(1)...12, lengths) {
                for day in 1...length {
                    if year == 1970, month == 1, day == 1, number != 0 { mistakes += 1 }
                    let built = CivilDay(year: year, month: month, day: day)
                    if built?.number != number || CivilDay(number: number) != built {
                        mistakes += 1
                    }
                    number += 1
                }
                for day in [0, length + 1, 32]
                where CivilDay(year: year, month: month, day: day) != nil {
                    mistakes += 1
                }
            }
        }
        #expect(number == 292_559)
        #expect(mistakes == 0)
    }

    @Test(
        arguments: [
            (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 2, 29), (1900, 2, 29), (2026, 4, 31),
            (-1, 1, 1), (10_000, 1, 1), (.max, .max, .max), (.min, .min, .min),
        ] as [(Int64, Int64, Int64)])
    func `is none where the calendar has none`(year: Int64, month: Int64, day: Int64) {
        #expect(CivilDay(year: year, month: month, day: day) == nil)
    }
}
