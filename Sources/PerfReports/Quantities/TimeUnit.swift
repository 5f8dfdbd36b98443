import Statistics

/// The unit in which one column of times is shown.
enum TimeUnit: CaseIterable {
    case seconds, milliseconds, microseconds, nanoseconds

    /// How many nanoseconds one of it has.
    var nanoseconds: Double {
        switch self {
        case .seconds: 1e9
        case .milliseconds: 1e6
        case .microseconds: 1e3
        case .nanoseconds: 1
        }
    }

    var symbol: String {
        switch self {
        case .seconds: "s"
        case .milliseconds: "ms"
        case .microseconds: "µs"
        case .nanoseconds: "ns"
        }
    }

    /// The largest unit in which the smallest time is at least a tenth of it.
    ///
    /// 331 ms beside 627 ms are told in seconds (0.331), 62 ms beside 6.2 s in milliseconds. A smaller
    /// unit is not taken where the largest time would have more than five digits before its point.
    /// Times of zero do not count; without any other the unit is seconds.
    ///
    /// - Parameter times: nanoseconds, in any order.
    static func fitting(_ times: [Double]) -> TimeUnit {
        let times = times.filter { $0 > 0 && $0.isFinite }
        guard let smallest = times.min(), let largest = times.max() else { return .seconds }
        return allCases.first { unit in
            smallest >= 0.1 * unit.nanoseconds || largest >= 100 * unit.nanoseconds
        } ?? .nanoseconds
    }

    /// This unit, or a smaller one where the smallest time is below a hundredth of it.
    ///
    /// So one table has one unit for wall, user and system time, unless that hides one of them.
    func orSmaller(for times: [Double]) -> TimeUnit {
        let smallest = times.filter { $0 > 0 && $0.isFinite }.min() ?? nanoseconds
        return smallest >= 0.01 * nanoseconds ? self : Self.fitting(times)
    }

    /// A time with three significant digits: `0.331 s`; `0 s` for none.
    func text(_ nanoseconds: Double) -> String {
        "\(number(nanoseconds)) \(symbol)"
    }

    /// A time with three significant digits, without the unit.
    func number(_ nanoseconds: Double) -> String {
        Digits.significant(nanoseconds / self.nanoseconds)
    }

    /// A time and how far it may be off each way, without the unit: `17.63 ± 0.08`.
    ///
    /// As many decimals as show one significant digit of the error.
    func number(_ nanoseconds: Double, within error: Double) -> String {
        let (value, around) = (nanoseconds / self.nanoseconds, error / self.nanoseconds)
        let decimals = max(0, Digits.decimals(of: around) - 2)
        return "\(Digits.fixed(value, max(decimals, Digits.decimals(of: value)))) ±"
            + " \(Digits.fixed(around, decimals))"
    }

    /// Two ends with one unit and as many decimals as the value between them: `0.304–0.343 s`.
    func text(from low: Double, to high: Double, around middle: Double) -> String {
        "\(range(from: low, to: high, around: middle)) \(symbol)"
    }

    /// An interval in words: `0.304–0.343 s`, `both ends 0.331 s`.
    func text(_ interval: Interval, around middle: Double) -> String {
        let decimals = Digits.decimals(of: middle / nanoseconds)
        let ends = [interval.lower, interval.upper].map { Digits.fixed($0 / nanoseconds, decimals) }
        return "\(Quantity.range(ends)) \(symbol)"
    }

    /// Two ends with as many decimals as the value between them, without the unit.
    func range(from low: Double, to high: Double, around middle: Double) -> String {
        let decimals = Digits.decimals(of: middle / nanoseconds)
        let ends = [low, high].map { Digits.fixed($0 / nanoseconds, decimals) }
        return ends.joined(separator: "–")
    }
}
