/// Reads `2026-11-13`, `2026-11-13T10:00`, `…T10:00:30.5Z` and `…T10:00+02:00`.
enum TimestampParser {
    /// Whether a text begins as a date does: digits, a dash, digits, a dash.
    static func looksLikeDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 2, let year = parts.first else { return false }
        return year.count == 4 && year.allSatisfy(isDigit)
            && parts[1].first.map(isDigit) ?? true
    }

    /// The moment and whether the text named a whole day.
    ///
    /// - Throws: `.noSuchTime` with the last day of the month, or the nearest spelling, if there is
    ///   one.
    static func parse(_ text: String) throws(WhenError) -> (start: Instant, isDay: Bool) {
        let halves = text.split(
            maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { "Tt ".contains($0) })
        let numbers = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.count == 3, let year = number(numbers[0], digits: 4...4),
            let month = number(numbers[1], digits: 1...2),
            let day = number(numbers[2], digits: 1...2)
        else { throw .noSuchTime(text, suggestion: nil) }
        guard let date = CivilDay(year: year, month: month, day: day) else {
            throw .noSuchTime(text, suggestion: nearestDate(year, month, day))
        }
        let midnight = Instant(microseconds: date.number * 86_400_000_000)
        guard halves.count == 2 else { return (midnight, true) }
        guard let time = timeOfDay(String(halves[1])) else {
            throw .noSuchTime(text, suggestion: nil)
        }
        return (Instant(microseconds: midnight.microseconds + time), false)
    }

    /// Microseconds after UTC midnight; negative or beyond a day where a zone shifts it.
    private static func timeOfDay(_ text: String) -> Int64? {
        var clock = Substring(text)
        var shift: Int64 = 0
        if let last = clock.last, last == "Z" || last == "z" {
            clock = clock.dropLast()
        } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            guard let zone = minutes(clock[clock.index(after: sign)...]) else { return nil }
            shift = clock[sign] == "+" ? -zone : zone
            clock = clock[..<sign]
        }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3,
            let hour = number(parts[0], digits: 2...2), hour < 24,
            let minute = number(parts[1], digits: 2...2), minute < 60,
            let second = parts.count == 3 ? microseconds(parts[2]) : 0
        else { return nil }
        return (hour * 60 + minute + shift) * 60_000_000 + second
    }

    /// A zone's `02:00`, `0200` or `02` in minutes.
    private static func minutes(_ zone: Substring) -> Int64? {
        var parts = zone.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 1, zone.count == 4 { parts = [zone.prefix(2), zone.suffix(2)] }
        guard parts.count <= 2, let hours = number(parts[0], digits: 2...2), hours <= 14,
            let minutes = parts.count == 2 ? number(parts[1], digits: 2...2) : 0, minutes < 60
        else { return nil }
        return hours * 60 + minutes
    }

    /// `30` or `30.25` in microseconds.
    private static func microseconds(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2,
            let seconds = number(whole, digits: 2...2), seconds < 60
        else { return nil }
        guard parts.count == 2 else { return seconds * 1_000_000 }
        let fraction = parts[1].prefix(6)
        guard !fraction.isEmpty, parts[1].allSatisfy(isDigit) else { return nil }
        let filled = fraction + String(repeating: "0", count: 6 - fraction.count)
        return Int64(filled).map { seconds * 1_000_000 + $0 }
    }

    /// The last day of that month, or of that year's last month, as a suggestion.
    private static func nearestDate(_ year: Int64, _ month: Int64, _ day: Int64) -> String? {
        let month = min(max(month, 1), 12)
        for candidate in stride(from: min(max(day, 1), 31), through: 1, by: -1) {
            if let date = CivilDay(year: year, month: month, day: candidate) {
                return Instant(microseconds: date.number * 86_400_000_000).date
            }
        }
        return nil
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int64? {
        guard digits.contains(text.count), text.allSatisfy(isDigit) else { return nil }
        return Int64(text)
    }

    private static func isDigit(_ character: Character) -> Bool {
        ("0"..."9").contains(character)
    }
}
