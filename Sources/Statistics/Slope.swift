/// By how much y grows per unit of x, by least squares: Σ(x − x̄)(y − ȳ) ÷ Σ(x − x̄)².
///
/// - Parameter points: in any order.
/// - Returns: nil for fewer than two different x and where a sum exceeds the largest `Double`.
/// - Source: Legendre 1805; any textbook of regression.
package func slope(of points: [(x: Double, y: Double)]) -> Double? {
    let count = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.x / count }
    let meanY = points.reduce(0) { $0 + $1.y / count }
    var (products, squares) = (0.0, 0.0)
    for point in points {
        products += (point.x - meanX) * (point.y - meanY)
        squares += (point.x - meanX) * (point.x - meanX)
    }
    guard squares > 0, (products / squares).isFinite else { return nil }
    return products / squares
}
