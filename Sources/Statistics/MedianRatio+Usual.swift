import Synchronization

/// How many times as large one median is as another, as it is usually asked for: 95 %, the usual draws
/// and the usual seed.
///
/// The same bits as `medianRatio(of:to:confidence:draws:using:)` with a generator of that seed. Of
/// samples of ordinary size the draws are made once for their two sizes, since they do not depend on
/// values, and each ratio is remembered: reports hold the same samples against each other in several
/// places.
///
/// - Returns: nil where the denominator's median is 0 or the quotient is no finite number.
package func usualMedianRatio(of numerator: Sample, to denominator: Sample) -> MedianRatio? {
    guard max(numerator.count, denominator.count) <= RatioMemory.mostValues else {
        var generator = SplitMix64(seed: MedianRatio.usualSeed)
        return medianRatio(of: numerator, to: denominator, using: &generator)
    }
    let pair = RatioMemory.Pair(numerator: numerator.sorted, denominator: denominator.sorted)
    if let known = RatioMemory.shared.ratio(of: pair) { return known }
    let draws = RatioMemory.shared.draws(of: [numerator.count, denominator.count])
    let ratio = ratio(
        of: numerator, to: denominator, confidence: Interval.usualConfidence,
        draws: MedianRatio.usualDraws
    ) { (draws[2 * $0], draws[2 * $0 + 1]) }
    RatioMemory.shared.remember(ratio, of: pair)
    return ratio
}

/// What was asked for before of samples of ordinary size.
private final class RatioMemory: Sendable {
    static let shared = RatioMemory()

    struct Pair: Hashable {
        var numerator: [Double]
        var denominator: [Double]
    }

    /// The most values of a sample, pairs of samples and pairs of sizes that are kept: some 32 MB at
    /// most.
    static let mostValues = 64
    private static let mostPairs = 16_384, mostSizes = 256

    private let ratios = Mutex<[Pair: MedianRatio?]>([:])
    private let middles = Mutex<[[Int]: [Middle]]>([:])

    /// What is known: nil for nothing.
    func ratio(of pair: Pair) -> MedianRatio?? {
        ratios.withLock { $0[pair] }
    }

    func remember(_ ratio: MedianRatio?, of pair: Pair) {
        ratios.withLock { ratios in
            if ratios.count >= Self.mostPairs { ratios.removeAll() }
            ratios.updateValue(ratio, forKey: pair)
        }
    }

    /// The middles of each sample for each of the usual draws, in the order of drawing.
    func draws(of sizes: [Int]) -> [Middle] {
        if let known = middles.withLock({ $0[sizes] }) { return known }
        var generator = SplitMix64(seed: MedianRatio.usualSeed)
        let draws = (0..<MedianRatio.usualDraws).flatMap { _ in
            sizes.map { generator.drawMiddle(of: $0) }
        }
        middles.withLock { middles in
            if middles.count >= Self.mostSizes { middles.removeAll() }
            middles[sizes] = draws
        }
        return draws
    }
}
