/// Where the level of a history of values changed, and by how much.
///
/// The question is of location only: a change of spread alone is none. The values are one per session or
/// revision, the oldest first, and taken as independent beside an autocorrelation that is measured. In order:
///
/// 1. σ from the differences of neighbours (`SeriesNoise`).
/// 2. Spikes are clipped at 3 σ from a running median of 11.
/// 3. The partition with the least squares ÷ σ² and a penalty of 4·ln n a boundary (`OptimalPartition`).
/// 4. Where the residuals scatter by more, or neighbours are alike, again with the penalty times
///    (s ÷ σ)²·(1 + φ) ÷ (1 − φ).
/// 5. Each boundary moves by up to 5 places to where Σ|x − median| is the least.
/// 6. While some boundary fails a test of up to 50 values on each side, the worst is dropped: by Mann and Whitney
///    p ≤ α = 0.1 ÷ n within 0.001 … 0.005, medians apart by 1.25 σ and by the minimum change.
///
/// A step of fewer than four values at the end is `unconfirmed`. The same values always give the same answer.
///
/// - Source: Killick, Fearnhead and Eckley 2012, "Optimal Detection of Changepoints With a Linear
///   Computational Cost"; Fearnhead and Rigaill 2019, "Changepoint Detection in the Presence of Outliers", for
///   clipping; Fleming et al. 2023, "Hunter" (arXiv 2301.03034), for splitting and merging; asv for step 4.
package struct ChangePoints: Equatable, Sendable {
    /// How many values there are.
    package let count: Int
    /// The noise between neighbours, in the values' unit; nil for fewer than `fewestValues`.
    package let sigma: Double?
    /// How alike neighbours are beside the levels, 0 … 0.9; nil where there is no noise or too little history.
    package let autocorrelation: Double?
    /// The oldest first.
    package let points: [ChangePoint]
    /// A step so near to the end that few values tell of it.
    package let unconfirmed: UnconfirmedChange?
    /// Why no change could be looked for; nil where it could.
    package let reason: Reason?

    package enum Reason: String, CaseIterable, Equatable, Sendable {
        /// Fewer than `fewestValues`.
        case tooFew = "too-few"
        /// All values are equal: there is no change, and no noise.
        case constant
    }

    /// The fewest values in which a change is looked for.
    package static let fewestValues = 8
    /// The fewest values of a level.
    package static let fewestOfLevel = 4
    /// The penalty of a boundary, times ln n; 3 finds more.
    static let penalty = 4.0
    /// How many places a boundary may move.
    static let reachOfMove = 5
    /// The most values on each side of a boundary that test it.
    package static let mostTested = 50
    /// α times n, and between what it stays.
    static let familyLevel = 0.1
    static let leastLevel = 0.001
    static let mostLevel = 0.005
    /// How many σ the medians lie apart at least.
    static let leastSize = 1.25
}

/// A change of level that is confirmed by at least four values on each side.
package struct ChangePoint: Equatable, Sendable {
    /// The first value of the new level, from 0.
    package let index: Int
    /// The medians of the up to 50 values of the level before and of that after, next to the change.
    package let before: Double, after: Double
    /// After over before; nil where a median is not above 0.
    package let ratio: MedianRatio?
    /// Those values after against those before: p and Cliff's δ.
    package let test: MannWhitney
}

/// A step of one to three values at the end of a history.
package struct UnconfirmedChange: Equatable, Sendable {
    /// The first value of what may be a new level, from 0.
    package let index: Int
    /// How many values it has, 1 … 3.
    package let values: Int
}
