/// Round values at equal distances: the integer multiples of a step of 1, 2 or 5 × 10^k.
///
/// A step below one is kept as its inverse, an integer, so that 0.3 is 3 ÷ 10 and never
/// 0.1 + 0.1 + 0.1. `Ticks(0, 0.71, about: 5)` has the step 0.2 and the values 0, 0.2, 0.4, 0.6.
///
/// - Source: Bostock, d3-array, "ticks": the thresholds are geometric midpoints of 1, 2, 5, 10.
package struct Ticks: Equatable, Sendable {
    /// The distance of two ticks; greater than zero.
    package let step: Double
    /// Ascending, inside the domain, at most a thousand; empty where no domain is given.
    package let values: [Double]
    /// How many decimals tell two ticks apart; 0…9.
    package let digits: Int

    private let multiplier: Step

    /// Makes about `count` ticks between two values.
    ///
    /// Where both are the same, or agree in twelve figures, there is one tick, at the lower one.
    /// NaN, magnitudes above 1e305 and a count below one give no tick.
    package init(_ start: Double, _ stop: Double, about count: Int) {
        let lower = min(start, stop)
        let upper = max(start, stop)
        guard lower >= -1e305, upper <= 1e305, count > 0 else {
            self.init(values: [], multiplier: .whole(1))
            return
        }
        guard upper - lower > 1e-12 * max(upper.magnitude, lower.magnitude) else {
            self.init(values: [lower], multiplier: Step(lower == 0 ? 1 : lower.magnitude / 10))
            return
        }
        let multiplier = Step((upper - lower) / Double(count))
        let first = multiplier.index(of: lower).rounded(.up)
        let last = multiplier.index(of: upper).rounded(.down)
        let amount = max(0, min(last - first + 1, 1000))
        let values = (0..<Int(amount)).map { multiplier.value(at: first + Double($0)) }
        self.init(values: values.filter { $0 >= lower && $0 <= upper }, multiplier: multiplier)
    }

    private init(values: [Double], multiplier: Step) {
        self.values = values
        self.multiplier = multiplier
        step = multiplier.size
        digits = multiplier.digits
    }

    /// The domain widened to whole steps: `Ticks(0, 0.71, about: 5).enclosing(0, 0.71)` is 0…0.8.
    package func enclosing(_ lower: Double, _ upper: Double) -> (lower: Double, upper: Double) {
        let first = multiplier.value(at: multiplier.index(of: lower).rounded(.down))
        let last = multiplier.value(at: multiplier.index(of: upper).rounded(.up))
        return (min(first, lower), max(last, upper))
    }
}

/// A step of 1, 2 or 5 × 10^k, kept such that its multiples are as exact as a Double can be.
private enum Step: Equatable, Sendable {
    /// One or more: a multiple is index × step.
    case whole(Double)
    /// Below one: a multiple is index ÷ inverse.
    case inverse(Double)

    /// The round step nearest to `distance`, which is greater than zero.
    init(_ distance: Double) {
        let power = Number.exponent(of: distance, base: 10)
        let excess = distance / Number.powerOfTen(power)
        // The geometric midpoints between 1 and 2, 2 and 5, 5 and 10.
        let factor: Double =
            switch excess {
            case 50.0.squareRoot()...: 10
            case 10.0.squareRoot()...: 5
            case 2.0.squareRoot()...: 2
            default: 1
            }
        self =
            power < 0
            ? .inverse(Number.powerOfTen(-power) / factor)
            : .whole(Number.powerOfTen(power) * factor)
    }

    var size: Double {
        switch self {
        case .whole(let step): step
        case .inverse(let inverse): 1 / inverse
        }
    }

    var digits: Int {
        switch self {
        case .whole: 0
        case .inverse(let inverse): min(9, Number.digits(before: inverse))
        }
    }

    func index(of value: Double) -> Double {
        let index =
            switch self {
            case .whole(let step): value / step
            case .inverse(let inverse): value * inverse
            }
        // 0.29 × 100 is 28.999999999999996: what is that near a whole number is one.
        let nearest = index.rounded()
        return (index - nearest).magnitude <= nearest.magnitude * 1e-14 ? nearest : index
    }

    func value(at index: Double) -> Double {
        let value =
            switch self {
            case .whole(let step): index * step
            case .inverse(let inverse): index / inverse
            }
        return value == 0 ? 0 : value
    }
}
