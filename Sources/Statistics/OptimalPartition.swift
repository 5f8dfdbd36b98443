/// The partition of a series into levels with the least squares plus a penalty for every boundary.
///
/// The minimum over all partitions into segments of at least `fewest` values of
/// Σ over segments Σ(y − ȳ)² + penalty · (number of boundaries), found exactly. It is what PELT finds; the
/// candidates are pruned by the level for which they could still be the best (functional pruning), which keeps a
/// handful of them even where nothing changes and PELT must keep all.
///
/// - Source: Jackson et al. 2005, "An Algorithm for Optimal Partitioning of Data on an Interval", for the
///   recursion; Killick, Fearnhead and Eckley 2012 (PELT); Maidstone, Hocking, Rigaill and Fearnhead 2017, "On
///   Optimal Multiple Changepoint Algorithms for Large Data" (FPOP), for the pruning.
struct OptimalPartition {
    /// The fewest values of a segment, at least 1.
    let fewest: Int
    /// The sums of the first values and of their squares, for every number of first values.
    private let sums: [Double], squares: [Double]
    /// The levels that a segment can have, with room: at the very ends no candidate must get lost.
    private let levels: ClosedRange<Double>

    /// A candidate for the last boundary, and the levels for which none is better.
    private struct Piece {
        var start: Int
        var lower: Double
        var upper: Double
    }

    /// - Parameter values: finite, in units of their noise.
    init(_ values: [Double], fewest: Int) {
        self.fewest = fewest
        var (sums, squares) = ([0.0], [0.0])
        sums.reserveCapacity(values.count + 1)
        squares.reserveCapacity(values.count + 1)
        for (index, value) in values.enumerated() {
            sums.append(sums[index] + value)
            squares.append(squares[index] + value * value)
        }
        (self.sums, self.squares) = (sums, squares)
        levels = ((values.min() ?? 0) - 1)...((values.max() ?? 0) + 1)
    }

    private var count: Int { sums.count - 1 }

    /// The squared differences of some values from their mean, added up; at least one value.
    private func cost(_ start: Int, _ end: Int) -> Double {
        let sum = sums[end] - sums[start]
        return max(squares[end] - squares[start] - sum * sum / Double(end - start), 0)
    }

    /// The first index of every segment but the first, ascending.
    ///
    /// - Parameter penalty: in squared units of the noise, above 0.
    /// - Complexity: O(n) times the candidates that are kept: a handful to some dozens.
    func boundaries(penalty: Double) -> [Int] {
        guard count >= 2 * fewest else { return [] }
        var best = [Double](repeating: .infinity, count: count + 1)
        var previous = [Int](repeating: 0, count: count + 1)
        best[0] = -penalty
        var pieces: [Piece] = []
        for end in fewest...count {
            let entering = end - fewest
            if best[entering] < .infinity { enter(entering, best, &pieces) }
            for piece in pieces {
                let total = best[piece.start] + cost(piece.start, end) + penalty
                if total < best[end] { (best[end], previous[end]) = (total, piece.start) }
            }
        }
        var found: [Int] = []
        var end = previous[count]
        while end > 0 {
            found.append(end)
            end = previous[end]
        }
        return found.reversed()
    }

    /// Gives a new candidate the levels for which it is better than all others.
    ///
    /// Beside a candidate τ the new one ρ saves h − (ρ − τ)·(μ − ȳ)² for the level μ, with ȳ the mean of the
    /// values between the two and h = F(ρ) − F(τ) − their squares: τ stays within √(h ÷ (ρ − τ)) of ȳ.
    private func enter(_ start: Int, _ best: [Double], _ pieces: inout [Piece]) {
        var kept: [Piece] = []
        kept.reserveCapacity(pieces.count + 2)
        var taken = levels.lowerBound
        for piece in pieces {
            let length = Double(start - piece.start)
            let mean = (sums[start] - sums[piece.start]) / length
            let lead = best[start] - best[piece.start] - cost(piece.start, start)
            guard lead > 0 else { continue }
            let reach = (lead / length).squareRoot()
            let (lower, upper) = (max(piece.lower, mean - reach), min(piece.upper, mean + reach))
            guard lower < upper else { continue }
            if lower > taken { kept.append(Piece(start: start, lower: taken, upper: lower)) }
            kept.append(Piece(start: piece.start, lower: lower, upper: upper))
            taken = upper
        }
        if taken < levels.upperBound {
            kept.append(Piece(start: start, lower: taken, upper: levels.upperBound))
        }
        pieces = kept
    }
}
