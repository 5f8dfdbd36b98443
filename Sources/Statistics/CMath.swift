#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The functions of the C library's mathematics that this module uses.
enum CMath {
    /// The natural logarithm of a number greater than zero.
    static func logarithm(_ value: Double) -> Double { log(value) }

    /// e to the power of a finite number.
    static func exponential(_ value: Double) -> Double { exp(value) }

    /// The complementary error function, between 0 and 2.
    static func complementaryError(_ value: Double) -> Double { erfc(value) }

    /// The angle in radians whose tangent a number is, between −π/2 and π/2.
    static func arcTangent(_ value: Double) -> Double { atan(value) }

    /// ln Γ(x) of a number greater than zero.
    static func logarithmOfGamma(_ value: Double) -> Double {
        let (logarithm, _): (Double, Int) = lgamma(value)
        return logarithm
    }
}
