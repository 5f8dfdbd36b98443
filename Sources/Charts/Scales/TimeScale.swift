/// Points in time at equal distances, with ticks on round times and dates in UTC.
package struct TimeScale: Scale, Equatable {
    /// The ends of the domain in seconds since 1970; `lower` ≤ `upper`.
    package let lower: Double, upper: Double
    package let ticks: [Tick]

    /// The last second of the year 9999; times outside ± this have no place.
    private static let limit = 253_402_300_799.0

    /// Makes a scale that holds the given times; without any there are no ticks.
    package static func holding(_ times: [Double], tickCount count: Int = 5) -> any Scale {
        guard let extent = Number.extent(times.filter { $0.magnitude <= limit }) else {
            return EmptyScale()
        }
        return TimeScale(
            lower: extent.lower, upper: extent.upper,
            ticks: CalendarTicks.make(extent.lower, extent.upper, about: count))
    }

    /// What the ticks' labels leave out, e.g. the year; for the axis' title.
    var context: String { CalendarTicks.context(lower, upper, ticks) }

    package func position(of value: Double) -> Double? {
        guard let value = Number.drawable(value), value.magnitude <= Self.limit else { return nil }
        return upper > lower ? (value - lower) / (upper - lower) : 0.5
    }
}
