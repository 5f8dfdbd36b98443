/// The probabilities of a family of tests, corrected for their number, in the order given.
///
/// Who looks at many differences and tells those with p ≤ 0.05 finds one in twenty where there is
/// none. Of the corrected ones with p ≤ 0.05 at most one in twenty is false on average, as long as
/// the tests are independent or depend on each other in the same direction.
///
///     benjaminiHochberg([0.01, 0.04, 0.03])  // [0.03, 0.04, 0.04]
///
/// - Parameter pValues: 0…1 each, in any order; none is no family.
/// - Returns: for each p the least of p₍ᵢ₎·m/i over the i-th smallest that are not below it, at most 1.
/// - Complexity: O(m log m).
/// - Source: Benjamini and Hochberg 1995, "Controlling the False Discovery Rate".
package func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var corrected = pValues
    var least = 1.0
    for (rank, index) in order.enumerated().reversed() {
        least = min(least, pValues[index] * Double(pValues.count) / Double(rank + 1))
        corrected[index] = least
    }
    return corrected
}
