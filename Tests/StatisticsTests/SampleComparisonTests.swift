import Testing

@testable import Statistics

@Suite struct `A comparison of two samples` {
    private let ten = (0..<10).map { 100 + Double($0 % 5) * 0.2 }

    @Test(arguments: [(1, 1), (1, 10), (2, 2), (3, 3)])
    func `of too few values is undecided for that reason`(sizeA: Int, sizeB: Int) throws {
        let comparison = try compare(
            (0..<sizeA).map(Double.init), (0..<sizeB).map { 1_000 + Double($0) })
        #expect(comparison.verdict() == .undecided(.tooFew))
        #expect(comparison.leastProbability > MannWhitney.usualLevel)
    }

    @Test func `knows the least probability of its sizes`() throws {
        #expect(abs(try compare([1, 2, 3], [4, 5, 6]).leastProbability - 0.1) < 1e-15)
        #expect(abs(try compare([1, 2, 3, 4], [4, 5, 6, 7]).leastProbability - 2.0 / 70) < 1e-15)
        #expect(try compare([1], [2]).leastProbability == 1)
        let many = [Double](repeating: 1, count: 3_000)
        #expect(try compare(many, many).leastProbability == 0)
    }

    @Test func `sees a regression, and an improvement the other way`() throws {
        let worse = try compare(ten, ten.map { $0 * 1.1 })
        #expect(worse.verdict() == .regressed)
        #expect(worse.verdict(by: ChangeCriteria(prefersLarger: true)) == .improved)
        #expect(try compare(ten.map { $0 * 1.1 }, ten).verdict() == .improved)
        #expect(worse.test.cliffsDelta == 1)
        #expect(abs(try #require(worse.ratio).value - 1.1) < 1e-12)
    }

    @Test func `is unchanged only where the whole interval is within the minimum change`() throws {
        let same = try compare(ten, ten.reversed())
        #expect(same.verdict(by: ChangeCriteria(minimumChange: 0.02)) == .unchanged)
        #expect(same.verdict() == .undecided(.notResolved))
        let wide = try compare(ten.map { $0 * ($0 - 90) }, ten.map { $0 * ($0 - 90) })
        #expect(wide.verdict(by: ChangeCriteria(minimumChange: 0.02)) == .undecided(.notResolved))
    }

    @Test func `is undecided where only the noise floor stops it`() throws {
        let worse = try compare(ten, ten.map { $0 * 1.1 })
        #expect(
            worse.verdict(by: ChangeCriteria(noiseFloor: 0.2)) == .undecided(.belowNoiseFloor))
        #expect(worse.verdict(by: ChangeCriteria(noiseFloor: 0.05)) == .regressed)
        #expect(
            worse.verdict(by: ChangeCriteria(minimumChange: 0.1005)) == .undecided(.notResolved))
    }

    @Test func `is undecided where the medians say the opposite of the shift`() throws {
        // Most candidates are a little smaller than most of the others, the rest is much larger.
        let split = try compare(
            [Double](repeating: 10, count: 16) + [Double](repeating: 1, count: 14),
            [Double](repeating: 9.5, count: 16) + [Double](repeating: 50, count: 14))
        #expect(split.test.pValue < 0.01)
        #expect(try #require(split.shift?.interval).lower > 0)
        #expect(try #require(split.ratio).value < 0.98)
        #expect(split.verdict() == .undecided(.notResolved))
        #expect(
            split.verdict(by: ChangeCriteria(prefersLarger: true)) == .undecided(.notResolved))
    }

    @Test func `takes the probability corrected outside`() throws {
        let worse = try compare(ten, ten.map { $0 * 1.1 })
        #expect(worse.verdict(pValue: 0.06) == .undecided(.notResolved))
        #expect(worse.verdict(pValue: 0.04) == .regressed)
    }

    @Test func `has no ratio where a median is not above 0`() throws {
        let comparison = try compare([-5, -4, -4, -4, -3, 0], [5, 6, 6, 7, 8, 9])
        #expect(comparison.ratio == nil)
        #expect(comparison.verdict() == .regressed)
        #expect(
            comparison.verdict(by: ChangeCriteria(absoluteMinimum: 20)) == .undecided(.notResolved))
        #expect(comparison.verdict(by: ChangeCriteria(minimumChange: 0.1)) == .undecided(.zero))
        #expect(comparison.verdict(by: ChangeCriteria(noiseFloor: 0.1)) == .undecided(.zero))
    }

    @Test func `says what it could have seen`() throws {
        let detectable = try #require(try compare(ten, ten).detectable)
        #expect(detectable.share > 0.003 && detectable.share < 0.005)
        #expect(try compare([1], [1]).detectable == nil)
        #expect(try compare([1, 1], [1]).detectable?.share == 0)
    }

    @Test func `of two readings says whether they differ beyond the reading`() {
        let near = ReadDifference(
            baseline: 6.03, candidate: 6.09, baselineError: 0.03, candidateError: 0.03)
        #expect(!near.isBeyondReading)
        #expect(abs(near.error - 0.06) < 1e-15)
        #expect(
            ReadDifference(
                baseline: 6.33, candidate: 6.03, baselineError: 0.03, candidateError: 0.03
            ).isBeyondReading)
        #expect(!ReadDifference(baseline: 1, candidate: 1).isBeyondReading)
        #expect(ReadDifference(baseline: 1, candidate: 2).isBeyondReading)
    }

    private func compare(_ a: [Double], _ b: [Double]) throws -> SampleComparison {
        SampleComparison(baseline: try Sample(a), candidate: try Sample(b))
    }
}
