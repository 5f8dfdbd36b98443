import Statistics
import Testing

@Suite struct `A sample` {
    @Test func `refuses no values`() {
        #expect(throws: StatisticsError.noValues) { try Sample([]) }
    }

    @Test(
        arguments: [
            ([.nan], 0), ([1, .infinity], 1), ([1, 2, -.infinity, .nan], 2),
            ([1, .signalingNaN, 3], 1),
        ] as [([Double], Int)])
    func `names the first value that is not finite`(values: [Double], index: Int) {
        #expect(throws: StatisticsError.notFinite(index: index)) { try Sample(values) }
    }

    @Test(arguments: [12.5, 0, -3, 0x1p-1074, 1.7e308])
    func `of one value has no spread and no interval`(value: Double) throws {
        let sample = try Sample([value])
        #expect(sample.count == 1)
        #expect(sample.mean == value)
        #expect(sample.median == value)
        #expect(sample.minimum == value)
        #expect(sample.maximum == value)
        #expect(sample.quantile(0) == value)
        #expect(sample.quantile(0.3) == value)
        #expect(sample.quantile(1) == value)
        #expect(sample.medianAbsoluteDeviation == 0)
        #expect(sample.standardDeviation == nil)
        #expect(sample.coefficientOfVariation == nil)
        #expect(sample.medianInterval() == nil)
    }

    @Test(arguments: [0.1, 1e9 + 0.1, -7, 0x1p-1074, 1.7e308], [2, 3, 10, 1_001])
    func `of equal values has the spread 0`(value: Double, count: Int) throws {
        let sample = try Sample([Double](repeating: value, count: count))
        #expect(sample.mean == value)
        #expect(sample.median == value)
        #expect(sample.quantile(0.37) == value)
        #expect(sample.standardDeviation == 0)
        #expect(sample.coefficientOfVariation == 0)
        #expect(sample.medianAbsoluteDeviation == 0)
    }

    @Test func `of zeros has no coefficient of variation`() throws {
        let sample = try Sample([0, 0, -0.0])
        #expect(sample.mean == 0)
        #expect(sample.standardDeviation == 0)
        #expect(sample.coefficientOfVariation == nil)
        #expect(try Sample([-1, 1]).coefficientOfVariation == nil)
        #expect(try Sample([-1, -3]).coefficientOfVariation == 2.0.squareRoot() / 2)
    }

    @Test func `keeps the order given beside the sorted one`() throws {
        let sample = try Sample([3, 1, 2, 1])
        #expect(sample.values == [3, 1, 2, 1])
        #expect(sample.sorted == [1, 1, 2, 3])
        #expect(sample.median == 1.5)
        #expect(sample.medianAbsoluteDeviation == 0.5)
    }

    @Test(arguments: [(0, 1), (0.25, 1.75), (0.5, 2.5), (0.75, 3.25), (0.9, 3.7), (1, 4)])
    func `has quantiles of type 7`(share: Double, expected: Double) throws {
        #expect(abs(try Sample([4, 3, 2, 1]).quantile(share) - expected) < 1e-15)
    }

    @Test func `keeps its spread under a huge offset`() throws {
        let sample = try Sample([4, 7, 13, 16].map { $0 + 1e9 })
        #expect(sample.mean == 1e9 + 10)
        #expect(sample.standardDeviation == 30.0.squareRoot())
        #expect(sample.medianAbsoluteDeviation == 4.5)
    }

    @Test func `of denormal numbers has a spread`() throws {
        let tiny = Double.leastNonzeroMagnitude
        let sample = try Sample([tiny, 3 * tiny, 5 * tiny])
        #expect(sample.mean == 3 * tiny)
        #expect(sample.median == 3 * tiny)
        #expect(sample.standardDeviation == 2 * tiny)
        #expect(sample.medianAbsoluteDeviation == 2 * tiny)
        #expect(sample.coefficientOfVariation == 2.0 / 3)
    }

    @Test func `of the largest numbers stays finite`() throws {
        let huge = Double.greatestFiniteMagnitude
        let sample = try Sample([huge, -huge, huge, -huge])
        #expect(sample.mean == 0)
        #expect(sample.median == 0)
        #expect(sample.medianAbsoluteDeviation == huge)
        #expect(sample.quantile(0.5) == 0)
        #expect(sample.standardDeviation == nil)
        #expect(try Sample([huge, huge, huge]).mean == huge)
        #expect(try Sample([huge, huge]).median == huge)
        #expect(try Sample([huge, -huge]).coefficientOfVariation == nil)
    }

    @Test(arguments: 1...40)
    func `does not care for order, scale or offset`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let count = 2 + generator.drawInteger(below: 30)
        let values = (0..<count).map { _ in Double(generator.drawInteger(below: 1_000)) }
        let sample = try Sample(values)
        let mixed = try Sample(values.inRandomOrder(using: &generator))
        #expect(mixed.sorted == sample.sorted)
        #expect(mixed.mean == sample.mean)
        #expect(mixed.standardDeviation == sample.standardDeviation)

        let scaled = try Sample(values.map { $0 * 0.25 })
        #expect(scaled.mean == sample.mean / 4)
        #expect(scaled.median == sample.median / 4)
        #expect(scaled.standardDeviation == sample.standardDeviation.map { $0 / 4 })
        #expect(scaled.medianAbsoluteDeviation == sample.medianAbsoluteDeviation / 4)
        #expect(scaled.coefficientOfVariation == sample.coefficientOfVariation)

        let moved = try Sample(values.map { $0 + 4_096 })
        let deviation = try #require(sample.standardDeviation)
        #expect(moved.median == sample.median + 4_096)
        #expect(moved.medianAbsoluteDeviation == sample.medianAbsoluteDeviation)
        #expect(abs(try #require(moved.standardDeviation) - deviation) <= 1e-12 * deviation)

        let mirrored = try Sample(values.map { -$0 })
        #expect(mirrored.median == -sample.median)
        #expect(mirrored.quantile(0.25) == -sample.quantile(0.75))
    }
}
