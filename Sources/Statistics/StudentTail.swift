/// The probability of a value farther from 0 than t, either way, of Student's t distribution.
///
/// I_x(ν/2, ½) with x = ν ÷ (ν + t²); the degrees of freedom ν need not be whole.
///
///     studentTail(beyond: 2.228, degrees: 10)  // 0.05
///
/// - Parameters:
///   - t: any number, also infinite: 0 is beyond that.
///   - degrees: above 0.
/// - Returns: 0 … 1, to 1e-12 of itself, also where it is tiny.
/// - Complexity: O(√degrees).
/// - Source: Abramowitz and Stegun 1964, "Handbook of Mathematical Functions", 26.7.1.
package func studentTail(beyond t: Double, degrees: Double) -> Double {
    precondition(degrees > 0, "degrees of freedom lie above 0, not \(degrees)")
    let ratio = abs(t) / degrees.squareRoot()
    let square = ratio * ratio
    guard square.isFinite else { return 0 }
    let x = 1 / (1 + square)
    return IncompleteBeta.share(below: x, rest: square * x, a: degrees / 2, b: 0.5)
}
