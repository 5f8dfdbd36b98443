/// Akaike's criterion, corrected for few points: which of several laws describes the same points best.
///
/// AICc = m·ln(RSS ÷ m) + 2·k + 2·k·(k + 1) ÷ (m − k − 1), with RSS the sum of squares of the residuals, all laws in
/// the same space, and k the number of fitted parameters with the residuals' variance. The least is the best; a
/// difference below 2 says little.
///
/// - Parameters:
///   - residual: the root of the mean square, 0 or more. Below `leastResidual` it counts as that, so that of
///     laws that all fit exactly the one with the fewest parameters is the best.
///   - points: m.
///   - parameters: k without the variance.
/// - Returns: nil where m does not exceed k + 1: then any law would fit.
/// - Source: Hurvich and Tsai 1989, "Regression and Time Series Model Selection in Small Samples"; Burnham and
///   Anderson 2002, "Model Selection and Multimodel Inference", 2.4.
package func informationCriterion(residual: Double, points: Int, parameters: Int) -> Double? {
    let (m, k) = (Double(points), Double(parameters + 1))
    guard m > k + 1 else { return nil }
    let size = max(residual, InformationCriterion.leastResidual)
    return 2 * m * CMath.logarithm(size) + 2 * k + 2 * k * (k + 1) / (m - k - 1)
}

/// What `informationCriterion` needs to know.
enum InformationCriterion {
    /// The residual, as a share of a time, below which a law fits exactly: times have few digits.
    static let leastResidual = 1e-6
}
