/// Equal factors at equal distances.
package struct LogScale: Scale, Equatable {
    /// The ends of the domain; 0 < `lower` ≤ `upper`, finite.
    package let lower: Double, upper: Double
    package let base: Double
    package let ticks: [Tick]

    /// Makes a scale with a tick at each of the given values, as for numbers of workers.
    ///
    /// Values that cannot be drawn, or are not greater than zero, do not count. Where labels
    /// collide, the ends stay first, then powers of the base.
    package static func holding(_ values: [Double], base: Int) -> any Scale {
        let values = Set(values.compactMap(positive)).sorted()
        guard let lower = values.first, let upper = values.last else { return EmptyScale() }
        let base = Double(max(base, 2))
        let ticks = values.map { value in
            let isEnd = value == lower || value == upper
            let isPower = Number.power(base, Number.exponent(of: value, base: base)) == value
            return Tick(
                value: value, label: NumberText.shortest(value),
                rank: isEnd ? 0 : isPower ? 1 : 2)
        }
        return LogScale(lower: lower, upper: upper, base: base, ticks: ticks)
    }

    /// Makes a scale over whole powers of the base; for base ten, over 1, 2 or 5 × 10^k.
    ///
    /// Ticks are all of these as long as there are at most ten, else powers alone, and of many
    /// powers every second, third and so on.
    package static func nice(holding values: [Double], base: Int) -> any Scale {
        guard let extent = Number.extent(values.compactMap(positive)) else { return EmptyScale() }
        let base = Double(max(base, 2))
        let factors: [Double] = base == 10 ? [1, 2, 5] : [1]
        let first = Number.exponent(of: extent.lower, base: base)
        let last = Number.exponent(of: extent.upper, base: base) + 1
        var values = (first...last).flatMap { exponent in
            factors.map { $0 * Number.power(base, exponent) }
        }
        let start = values.lastIndex { $0 <= extent.lower } ?? 0
        let stop = values.firstIndex { $0 >= extent.upper && $0 > values[start] }
        values = Array(values[start...(stop ?? values.count - 1)])
        let ends = (values.first ?? extent.lower, values.last ?? extent.upper)
        if values.count > 10 {
            let powers = (first...last).map { Number.power(base, $0) }
                .filter { $0 >= ends.0 && $0 <= ends.1 }
            let stride = max(1, (powers.count + 6) / 8)
            values = Swift.stride(from: 0, to: powers.count, by: stride).map { powers[$0] }
        }
        return LogScale(
            lower: ends.0, upper: ends.1, base: base,
            ticks: values.map { Tick(value: $0, label: NumberText.shortest($0)) })
    }

    package func position(of value: Double) -> Double? {
        guard let value = Self.positive(value) else { return nil }
        guard upper > lower else { return 0.5 }
        let start = Number.logarithm(lower, base: base)
        return (Number.logarithm(value, base: base) - start)
            / (Number.logarithm(upper, base: base) - start)
    }

    private static func positive(_ value: Double) -> Double? {
        Number.drawable(value).flatMap { $0 > 0 ? $0 : nil }
    }
}
