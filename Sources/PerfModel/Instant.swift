/// A point in time in whole microseconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
    package var microseconds: Int64

    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The instant that many hours later (or earlier, where negative); stays within Int64.
    package func adding(hours: Int64) -> Instant {
        let (product, overflow) = hours.multipliedReportingOverflow(by: 3_600_000_000)
        let (sum, overflowed) = microseconds.addingReportingOverflow(product)
        guard overflow || overflowed else { return Instant(microseconds: sum) }
        return Instant(microseconds: hours < 0 ? .min : .max)
    }

    /// ISO 8601 in UTC to the second: `2026-11-13T10:00:00Z`.
    package var iso8601: String {
        "\(date)T\(time.prefix(8))Z"
    }

    /// The date in UTC: `2026-11-13`.
    package var date: String {
        let day = civilDay
        return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
    }

    /// Hours and minutes in UTC: `10:00`.
    package var hoursAndMinutes: String {
        String(time.prefix(5))
    }

    /// The UTC time of day to the second: `10:00:00`.
    private var time: String {
        let rest = microseconds % 86_400_000_000
        let second = (rest < 0 ? rest + 86_400_000_000 : rest) / 1_000_000
        return
            "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    }

    /// Whole days since 1970-01-01, rounded down.
    private var civilDayNumber: Int64 {
        let quotient = microseconds / 86_400_000_000
        return microseconds % 86_400_000_000 < 0 ? quotient - 1 : quotient
    }

    private var civilDay: CivilDay {
        CivilDay(number: civilDayNumber)
    }
}

/// A day of the proleptic Gregorian calendar.
///
/// Foundation's parser reads 30 February as 2 March; a question about the past must refuse it.
/// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013),
///   https://howardhinnant.github.io/date_algorithms.html (`days_from_civil`, `civil_from_days`).
struct CivilDay: Hashable {
    var year: Int64
    var month: Int64
    var day: Int64

    /// The day with that number, counted from 1970-01-01 as 0.
    init(number: Int64) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// That day, or nil where the calendar has none (month 13, 30 February).
    init?(year: Int64, month: Int64, day: Int64) {
        guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        (self.year, self.month, self.day) = (year, month, day)
        guard CivilDay(number: number) == self else { return nil }
    }

    /// Days since 1970-01-01.
    var number: Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

/// A number with leading zeros up to that many digits, behind its sign.
private func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, digits - text.count))
    return (number < 0 ? "-" : "") + zeros + text
}
