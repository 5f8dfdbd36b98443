import Synchronization

/// Of which values the bootstrap medians of two samples are made, and how often.
///
/// A drawn median is told by places among the sorted values, which depend on how many there are and
/// on the seed, never on the values: samples of the same sizes share one drawing.
struct DrawnMedians: Sendable {
    /// The places of the two middle values, the same one twice where there is one.
    struct Middle: Hashable, Sendable {
        var low: Int
        var high: Int
    }

    private struct Pair: Hashable {
        var above: Middle
        var below: Middle
    }

    fileprivate struct Request: Hashable {
        var above: Int
        var below: Int
        var draws: Int
        var seed: UInt64
    }

    /// Each pair of medians that was drawn, and how often.
    private let pairs: [(pair: Pair, times: Int)]
    private let draws: Int

    private init(_ request: Request) {
        var generator = SplitMix64(seed: request.seed)
        var times: [Pair: Int] = [:]
        var order: [Pair] = []
        for _ in 0..<request.draws {
            let above = Sample.drawMiddle(of: request.above, using: &generator)
            let pair = Pair(
                above: above, below: Sample.drawMiddle(of: request.below, using: &generator))
            if times.updateValue((times[pair] ?? 0) + 1, forKey: pair) == nil { order.append(pair) }
        }
        pairs = order.map { ($0, times[$0] ?? 0) }
        draws = request.draws
    }

    /// The medians of two samples of these sizes, drawn with a seed.
    static func of(
        _ above: Sample, over below: Sample, draws: Int, seed: UInt64
    ) -> DrawnMedians {
        let request = Request(above: above.count, below: below.count, draws: draws, seed: seed)
        if let drawn = knownDrawings.withLock({ $0[request] }) { return drawn }
        let drawn = DrawnMedians(request)
        knownDrawings.withLock { known in
            if known.count >= mostKnownDrawings { known.removeAll() }
            known[request] = drawn
        }
        return drawn
    }

    /// The ratios of the medians drawn, in ascending order.
    func ratios(of above: Sample, over below: Sample) -> [Double] {
        let ratios = pairs.map { pair, times in
            (ratio: above.median(at: pair.above) / below.median(at: pair.below), times: times)
        }
        var all: [Double] = []
        all.reserveCapacity(draws)
        for (ratio, times) in ratios.sorted(by: { $0.ratio < $1.ratio }) {
            all.append(contentsOf: repeatElement(ratio, count: times))
        }
        return all
    }
}

/// Drawings that were made already; they change nothing but the time.
private let knownDrawings = Mutex<[DrawnMedians.Request: DrawnMedians]>([:])

/// More are forgotten: each may hold some hundred kilobytes.
private let mostKnownDrawings = 64

extension Sample {
    /// Draws of which values the median of as many values is made, drawn from n with replacement.
    ///
    /// A value drawn from n sorted ones is the one at ⌊n·U⌋ for a uniform U, so the middle value drawn
    /// is the one at ⌊n·M⌋ for the middle M of n uniform numbers. For an even n the next one above M
    /// is the smallest of the n/2 numbers left, all uniform between M and 1.
    static func drawMiddle(
        of count: Int, using generator: inout some RandomNumberGenerator
    ) -> DrawnMedians.Middle {
        let size = Double(count)
        let rank = (count + 1) / 2
        let middle = generator.drawUniformOrderStatistic(rank: rank, of: count)
        let low = min(Int(middle * size), count - 1)
        guard count.isMultiple(of: 2) else { return DrawnMedians.Middle(low: low, high: low) }
        let left = Double(count - rank)
        let gap = CMath.exponential(CMath.logarithm(generator.drawUnit()) / left)
        let next = 1 - (1 - middle) * gap
        return DrawnMedians.Middle(low: low, high: min(Int(next * size), count - 1))
    }

    /// The median that is made of the values at two places.
    func median(at middle: DrawnMedians.Middle) -> Double {
        Sample.midpoint(sorted[middle.low], sorted[middle.high])
    }
}
