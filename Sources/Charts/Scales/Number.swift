#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Arithmetic on values that may be anything a Double can hold.
enum Number {
    /// The value if it can be drawn: finite, at most 1e300 in magnitude; below 1e-280 it is zero.
    ///
    /// The limits keep every sum, difference and quotient of two values finite.
    static func drawable(_ value: Double) -> Double? {
        guard value.isFinite, value.magnitude <= 1e300 else { return nil }
        return value.magnitude < 1e-280 ? 0 : value
    }

    /// The smallest and the largest drawable value, or nil where there is none.
    static func extent(_ values: [Double]) -> (lower: Double, upper: Double)? {
        var extent: (lower: Double, upper: Double)?
        for case let value? in values.lazy.map(drawable) {
            extent = extent.map { (min($0.lower, value), max($0.upper, value)) } ?? (value, value)
        }
        return extent
    }

    /// Ten to an integer power, exact wherever the result is.
    static func powerOfTen(_ exponent: Int) -> Double {
        pow(10, Double(exponent))
    }

    /// The smallest number of zeros after a one that reaches `value`, which is one or more.
    static func digits(before value: Double) -> Int {
        let exponent = exponent(of: value, base: 10)
        return powerOfTen(exponent) < value ? exponent + 1 : exponent
    }

    /// The integer exponent of the largest power of `base` that is not above `value`.
    ///
    /// - Precondition: `value` and `base - 1` are greater than zero and finite.
    static func exponent(of value: Double, base: Double) -> Int {
        let guess = floor(logarithm(value, base: base))
        if pow(base, guess + 1) <= value { return Int(guess) + 1 }
        return pow(base, guess) > value ? Int(guess) - 1 : Int(guess)
    }

    /// The logarithm of a value greater than zero.
    static func logarithm(_ value: Double, base: Double) -> Double {
        base == 2 ? log2(value) : base == 10 ? log10(value) : log(value) / log(base)
    }

    static func cubeRoot(_ value: Double) -> Double { cbrt(value) }

    /// `base` to an integer power.
    static func power(_ base: Double, _ exponent: Int) -> Double {
        pow(base, Double(exponent))
    }
}
