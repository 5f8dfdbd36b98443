/// Equal differences at equal distances, with round ticks.
package struct LinearScale: Scale, Equatable {
    /// The ends of the domain; `lower` ≤ `upper`, finite.
    package let lower: Double, upper: Double
    package let ticks: [Tick]
    /// The distance of two ticks; greater than zero.
    package let step: Double
    /// The decimals of the ticks' labels.
    package let digits: Int

    /// Makes a scale that holds the given values.
    ///
    /// Values that cannot be drawn do not count. Without values the domain is 0…1 and has no ticks.
    /// One value, or equal ones, stand in the middle unless zero is included; only zeros with zero
    /// included have the domain 0…1.
    ///
    /// - Parameters:
    ///   - isNice: whether the domain is widened to whole steps.
    ///   - count: about how many ticks.
    package init(
        holding values: [Double], includesZero: Bool, isNice: Bool = true, tickCount count: Int = 5
    ) {
        guard var (lower, upper) = Number.extent(values) else {
            self.init(lower: 0, upper: 1, ticks: Ticks(.nan, .nan, about: 1))
            return
        }
        if includesZero {
            lower = min(lower, 0)
            upper = max(upper, 0)
            if lower == upper { upper = 1 }
        }
        var ticks = Ticks(lower, upper, about: count)
        if isNice && lower < upper {
            // A widened domain may call for a wider step; d3 repeats until it stays.
            for _ in 0..<10 {
                let wider = ticks.enclosing(lower, upper)
                if wider == (lower, upper) { break }
                (lower, upper) = wider
                ticks = Ticks(lower, upper, about: count)
            }
        }
        self.init(lower: lower, upper: upper, ticks: ticks)
    }

    private init(lower: Double, upper: Double, ticks: Ticks) {
        self.lower = lower
        self.upper = upper
        step = ticks.step
        digits = ticks.digits
        self.ticks = ticks.values.map {
            let label =
                lower < upper
                ? NumberText.fixed($0, digits: ticks.digits) : NumberText.shortest($0)
            return Tick(value: $0, label: label)
        }
    }

    package func position(of value: Double) -> Double? {
        guard let value = Number.drawable(value) else { return nil }
        return upper > lower ? (value - lower) / (upper - lower) : 0.5
    }
}
