import Statistics
import Testing

@Suite struct `A ratio of medians` {
    @Test func `does not exist over a median of 0`() throws {
        #expect(try ratio([1, 2, 3], [0, 0, 5]) == nil)
        #expect(try ratio([1e300], [1e-300]) == nil)
    }

    @Test(
        arguments: [
            ([2], [1]), ([1, 2, 3, 4], [1, 2, 3, 4, 5, 6]), ([0, 1, 2, 3, 4], [1, 2, 3, 4, 5]),
            ([1, 2, 3, 4, 5], [-1, 2, 3, 4, 5]),
        ] as [([Double], [Double])])
    func `has no interval of few values or values not above 0`(a: [Double], b: [Double]) throws {
        let result = try #require(try ratio(a, b))
        #expect(result.value.isFinite)
        #expect(result.interval == nil)
    }

    @Test func `of equal values is known exactly`() throws {
        let result = try ratio([6, 6, 6, 6, 6], [3, 3, 3, 3, 3, 3])
        #expect(result?.value == 2)
        #expect(result?.interval == Interval(lower: 2, upper: 2, confidence: 0.95))
    }

    @Test func `is the same for the same seed and data in any order`() throws {
        let (a, b) = ([3.1, 2.9, 3.3, 3.0, 3.2, 2.8], [1.5, 1.6, 1.4, 1.55, 1.45])
        let first = try ratio(a, b)
        #expect(try ratio(a.reversed(), b.sorted()) == first)
        #expect(try ratio(a, b, seed: 2) != nil)
        let interval = try #require(first?.interval)
        #expect(interval.lower < interval.upper)
        #expect((interval.lower...interval.upper).contains(try #require(first?.value)))
    }

    @Test func `scales with its samples`() throws {
        let (a, b) = ([3.1, 2.9, 3.3, 3.0, 3.2, 2.8], [1.5, 1.6, 1.4, 1.55, 1.45])
        let (one, four) = (try ratio(a, b), try ratio(a.map { $0 * 4 }, b))
        #expect(four?.value == one.map { $0.value * 4 })
        #expect(four?.interval?.lower == one?.interval.map { $0.lower * 4 })
        #expect(four?.interval?.upper == one?.interval.map { $0.upper * 4 })
    }

    /// Over equal denominators the ratio is a bootstrap median, whose distribution is known exactly.
    @Test(arguments: [5, 9, 25, 75])
    func `of odd samples has the exact distribution`(count: Int) throws {
        let drawn = try interval(count)
        // P(median at rank ≤ j) = P(B ≥ (n + 1)/2), B binomial with n trials of probability j/n.
        var lower: Int?
        var upper: Int?
        for rank in 1...count {
            let probability = upperTail(
                trials: count, from: (count + 1) / 2, share: Double(rank) / Double(count))
            if lower == nil && probability >= 0.025 { lower = rank }
            if upper == nil && probability >= 0.975 { upper = rank }
        }
        // The share of 4,000 draws below a bound has a standard error of 0.25 points.
        let room = count < 20 ? 0 : Double(count).squareRoot() / 10 + 1
        #expect(abs(drawn.lower - Double(try #require(lower))) <= room)
        #expect(abs(drawn.upper - Double(try #require(upper))) <= room)
    }

    @Test(arguments: [6, 10, 40, 100])
    func `of even samples is as wide as one that resamples value by value`(count: Int) throws {
        let drawn = try interval(count)
        var generator = SplitMix64(seed: 99)
        let medians = (0..<4_000).map { _ in
            let again = (0..<count).map { _ in generator.drawInteger(below: count) }.sorted()
            return Double(again[count / 2 - 1] + again[count / 2]) / 2 + 1
        }
        let slow = try Sample(medians)
        let room = Double(count).squareRoot() / 10 + 0.5
        #expect(abs(drawn.lower - slow.quantile(0.025)) <= room, "\(drawn)")
        #expect(abs(drawn.upper - slow.quantile(0.975)) <= room, "\(drawn)")
    }

    @Test func `of a million values costs no more draws`() throws {
        let drawn = try interval(1_000_000)
        let ranks = try #require(orderStatisticRanks(count: 1_000_000))
        #expect(abs(drawn.lower - Double(ranks.lower)) < 100)
        #expect(abs(drawn.upper - Double(ranks.upper)) < 100)
    }

    @Test(arguments: [5, 10, 20])
    func `holds the true ratio nearly as often as it says`(count: Int) throws {
        var generator = SplitMix64(seed: 17)
        let rounds = 200
        var held = 0
        for _ in 0..<rounds {
            let draws = (0..<2 * count).map { _ in 1 + Double(generator.drawInteger(below: 1_001)) }
            let (a, b) = (try Sample(Array(draws[..<count])), try Sample(Array(draws[count...])))
            let result = medianRatio(of: a, to: b, draws: 2_000, using: &generator)
            let interval = try #require(result?.interval)
            if (interval.lower...interval.upper).contains(1) { held += 1 }
        }
        #expect(Double(held) / Double(rounds) > 0.91, "\(held) of \(rounds)")
    }

    @Test(
        arguments: [(5, 5), (5, 6), (6, 5), (10, 12), (2, 9), (31, 400)], [1, 1, 77] as [UInt64])
    func `is the same drawn anew and from a drawing that is known`(
        sizes: (Int, Int), seed: UInt64
    ) throws {
        var generator = SplitMix64(seed: 3)
        func values(_ count: Int) -> [Double] {
            (0..<count).map { _ in 1 + Double(generator.drawInteger(below: 40)) }
        }
        for _ in 0..<3 {
            let (a, b) = (values(sizes.0), values(sizes.1))
            let known = try medianRatio(of: Sample(a), to: Sample(b), seed: seed)
            #expect(try known == ratio(a, b, seed: seed))
        }
        #expect(try medianRatio(of: Sample([1]), to: Sample([0]), seed: seed) == nil)
    }

    private func ratio(_ a: [Double], _ b: [Double], seed: UInt64 = 1) throws -> MedianRatio? {
        var generator = SplitMix64(seed: seed)
        return try medianRatio(of: Sample(a), to: Sample(b), using: &generator)
    }

    /// The interval of 1 … count over five ones: bounds are ranks.
    private func interval(_ count: Int) throws -> Interval {
        let result = try ratio((1...count).map(Double.init), [1, 1, 1, 1, 1])
        return try #require(result?.interval)
    }

    /// P(B ≥ from) for a binomial B, by adding up from 0 the terms in order.
    private func upperTail(trials: Int, from: Int, share: Double) -> Double {
        guard share < 1 else { return 1 }
        var row = [Double](repeating: 0, count: trials + 1)
        row[0] = 1
        for trial in 1...trials {
            for successes in stride(from: trial, through: 0, by: -1) {
                let above = successes > 0 ? row[successes - 1] * share : 0
                row[successes] = row[successes] * (1 - share) + above
            }
        }
        return row[from...].reduce(0, +)
    }
}
