/// Round times and dates inside a span of time, in UTC, in English, without a calendar library.
enum CalendarTicks {
    private static let minute = 60
    private static let hour = 3600
    private static let day = 86_400

    /// The steps between ticks in seconds, up to a week; longer ones are counted in months.
    private static let steps = [
        1, 5, 15, 30, minute, 5 * minute, 15 * minute, 30 * minute, hour, 3 * hour, 6 * hour,
        12 * hour, day, 2 * day, 7 * day,
    ]

    /// Makes about `count` ticks; a span without length has one, named by its day.
    static func make(_ lower: Double, _ upper: Double, about count: Int) -> [Tick] {
        guard upper > lower else {
            let date = CivilDate(day: Int((lower / Double(day)).rounded(.down)))
            return [Tick(value: lower, label: date.dayAndMonth)]
        }
        let wanted = (upper - lower) / Double(max(count, 1))
        if let step = steps.first(where: { Double($0) >= wanted * 0.7 }) {
            return fixed(lower, upper, step: step)
        }
        let months = wanted / Double(30 * day)
        let choices = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000, 60_000]
        return monthly(lower, upper, step: choices.first { Double($0) >= months * 0.7 } ?? 120_000)
    }

    private static func fixed(_ lower: Double, _ upper: Double, step: Int) -> [Tick] {
        // Weeks begin on Monday; 1970-01-05 was one.
        let origin = step == 7 * day ? 4 * day : 0
        let first = Int(((lower - Double(origin)) / Double(step)).rounded(.up))
        let last = Int(((upper - Double(origin)) / Double(step)).rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { index in
            let second = origin + index * step
            return Tick(value: Double(second), label: label(second, step: step))
        }
    }

    private static func label(_ second: Int, step: Int) -> String {
        let date = CivilDate(day: floorDivide(second, day))
        let rest = second - floorDivide(second, day) * day
        if step >= day || rest == 0 { return date.dayAndMonth }
        let clock = "\(two(rest / hour)):\(two(rest / minute % 60))"
        return step >= minute ? clock : "\(clock):\(two(rest % 60))"
    }

    private static func monthly(_ lower: Double, _ upper: Double, step: Int) -> [Tick] {
        let start = CivilDate(day: Int((lower / Double(day)).rounded(.down)))
        var month = floorDivide(start.year * 12 + start.month - 1, step) * step
        var ticks: [Tick] = []
        while ticks.count < 100 {
            let date = CivilDate(
                year: floorDivide(month, 12), month: month - floorDivide(month, 12) * 12 + 1, day: 1
            )
            let second = Double(date.daysSince1970) * Double(day)
            if second > upper { break }
            if second >= lower {
                let label = step % 12 == 0 ? "\(date.year)" : "\(date.monthName) \(date.year)"
                ticks.append(Tick(value: second, label: label))
            }
            month += step
        }
        return ticks
    }

    /// What the ticks' labels leave out: the day of times, else the years of days; with `UTC`
    /// where there are times, since a day may be another one elsewhere.
    ///
    /// For example `6 Oct 2026, UTC` where ticks are hours of one day, `2026` where they are days;
    /// empty where every label says its year.
    static func context(_ lower: Double, _ upper: Double, _ ticks: [Tick]) -> String {
        func date(_ time: Double) -> CivilDate {
            CivilDate(day: floorDivide(Int(time.rounded(.down)), day))
        }
        if !ticks.isEmpty, ticks.allSatisfy({ $0.label.hasSuffix(" \(date($0.value).year)") }) {
            return ""
        }
        if !ticks.isEmpty, ticks.allSatisfy({ $0.label == "\(date($0.value).year)" }) { return "" }
        let first = date(lower), last = date(upper)
        let zone = ticks.contains { $0.label.contains(":") } ? ", UTC" : ""
        if first == last, !zone.isEmpty { return "\(first.dayAndMonth) \(first.year)\(zone)" }
        let years = first.year == last.year ? "\(first.year)" : "\(first.year)–\(last.year)"
        return years + zone
    }

    /// A time to the minute, e.g. `6 Oct 2026 14:30`; the clock is left out at midnight.
    static func text(_ time: Double) -> String {
        guard time.magnitude <= 1e12 else { return NumberText.shortest(time) }
        let second = Int(time.rounded(.down))
        let date = CivilDate(day: floorDivide(second, day))
        let rest = second - floorDivide(second, day) * day
        let clock = rest == 0 ? "" : " \(two(rest / hour)):\(two(rest / minute % 60))"
        return "\(date.dayAndMonth) \(date.year)\(clock)"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Division that rounds down for negative numbers too; `divisor` is greater than zero.
func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
}
