import Testing

@testable import Statistics

@Suite struct `Outliers of a sample` {
    @Test(arguments: [[1.0], [1, 1], [3, 3, 3, 3], [1, 2, 3, 4, 5, 6]])
    func `are none where nothing lies far out`(values: [Double]) throws {
        #expect(try Sample(values).outliers() == nil)
    }

    @Test func `are counted with their places and their effect on the mean`() throws {
        let sample = try Sample([50, 10, 11, 9, 10, 12, 9, 70, 11, 10])
        let outliers = try #require(sample.outliers())
        #expect(outliers.indices == [0, 7])
        #expect(outliers.count == 2)
        #expect(outliers.share == 0.2)
        #expect(outliers.matters)
        let effect = try #require(outliers.effectOnMean)
        #expect(abs(effect - (20.2 / 10.25 - 1)) < 1e-12)
    }

    @Test func `leave out the first where it is told elsewhere`() throws {
        let sample = try Sample([50, 10, 11, 9, 10, 12, 9, 70, 11, 10])
        #expect(sample.outliers(skipsFirst: true)?.indices == [7])
        #expect(try Sample([50, 10, 11, 9, 10]).outliers(skipsFirst: true) == nil)
    }

    @Test func `must exceed three steps of the clock`() throws {
        let sample = try Sample([10, 10, 10, 10, 11, 10, 10, 13.5])
        #expect(sample.outliers()?.indices == [4, 7])
        #expect(sample.outliers(resolution: 1)?.indices == [7])
        #expect(sample.outliers(resolution: 2) == nil)
    }

    @Test(arguments: [(10, 1, false), (10, 2, true), (100, 2, false), (100, 3, true)])
    func `matter as a share`(total: Int, far: Int, matters: Bool) throws {
        let near = (0..<(total - far)).map { 100 + Double($0 % 7) }
        let sample = try Sample(near + [Double](repeating: 1_000, count: far))
        #expect(sample.outliers()?.count == far)
        #expect(sample.outliers()?.matters == matters)
    }

    @Test func `have no effect that can be told where the others' mean is 0`() throws {
        let outliers = try #require(Sample([0, 0, 0, 0, 5]).outliers())
        #expect(outliers.effectOnMean == nil)
    }
}

@Suite struct `A slow first run` {
    @Test func `lies far above the others`() throws {
        #expect(try Sample([30, 10, 11, 9, 10, 12]).isFirstSlow())
        #expect(try Sample([30, 10, 11, 9, 10, 12]).isFirstSlow(resolution: 10) == false)
    }

    @Test(
        arguments: [
            [30], [30, 10, 10, 10], [0, 10, 11, 9, 10, 12], [10, 10, 11, 9, 30, 12],
            [10, 10, 10, 10, 10, 10], [13, 10, 11, 9, 10, 12],
        ] as [[Double]])
    func `is neither fast, nor usual, nor one of few`(values: [Double]) throws {
        #expect(try !Sample(values).isFirstSlow())
    }
}

@Suite struct `Two groups of values` {
    private let low = (0..<14).map { 10 + 0.1 * Double($0 % 5) }
    private let high = (0..<6).map { 20 + 0.1 * Double($0 % 3) }

    @Test func `are told with their sizes and middles`() throws {
        let found = try #require(Sample(high + low).bimodality())
        #expect((found.lowerCount, found.upperCount) == (14, 6))
        #expect(abs(found.lowerMean - 10.185_714_285_714_285) < 1e-12)
        #expect(abs(found.upperMean - 20.1) < 1e-12)
        #expect(found.separation > 50)
    }

    @Test func `are none among few values, among equal ones and beside two outliers`() throws {
        #expect(try Sample(low.prefix(13) + high).bimodality() == nil)
        #expect(try Sample([Double](repeating: 7, count: 40)).bimodality() == nil)
        #expect(try Sample(low + low + high.prefix(2)).bimodality() == nil)
    }

    @Test func `of equal values each are infinitely far apart, unless it is the clock`() throws {
        let values = [Double](repeating: 1, count: 10) + [Double](repeating: 2, count: 10)
        #expect(try Sample(values).bimodality()?.separation == .infinity)
        #expect(try Sample(values).bimodality(resolution: 1) == nil)
    }

    @Test func `do not depend on scale and offset, however large`() throws {
        for scale in [1e-300, 1, 1e300] {
            let found = try #require(Sample((low + high).map { $0 * scale }).bimodality())
            #expect((found.lowerCount, found.upperCount) == (14, 6))
        }
        let found = try #require(Sample((low + high).map { $0 + 1e9 }).bimodality())
        #expect((found.lowerCount, found.upperCount) == (14, 6))
        let huge = [Double](repeating: 1.7e308, count: 10)
        #expect(try Sample(huge + huge.map { -$0 }).bimodality() == nil)
    }
}

@Suite struct `A clock's tick` {
    @Test func `is the least difference where many values are equal`() throws {
        let tick = try #require(try Sample([12, 13, 12, 12, 15, 13, 14, 12]).clockTick)
        #expect(tick.step == 1)
        #expect(tick.equalShare == 4.0 / 7)
    }

    @Test(
        arguments: [
            [1], [1, 1, 2, 2, 1], [5, 5, 5, 5, 5, 5, 5], [1, 2, 3, 4, 5, 6, 7],
            [1, 1, 2, 3, 4, 5, 6, 7],
        ] as [[Double]])
    func `is not told of few values, equal ones and those that seldom meet`(
        values: [Double]
    ) throws {
        #expect(try Sample(values).clockTick == nil)
    }

    @Test func `shows in a sample of a clock of 1 ms`() throws {
        let sample = try ReferenceCase("summary/s09_quantised.json").sample("values")
        #expect(sample.clockTick.map { abs($0.step - 1) < 1e-9 } == true)
        #expect(try ReferenceCase("summary/s31_n1000.json").sample("values").clockTick == nil)
    }
}

@Suite struct `The means of a sample` {
    @Test func `of one value are that value, without an interval`() throws {
        let sample = try Sample([12.5])
        #expect(sample.geometricMean == 12.5)
        #expect(sample.meanInterval() == nil)
    }

    @Test func `of equal values have an interval of no width`() throws {
        let interval = try #require(try Sample([2, 2, 2]).meanInterval())
        #expect((interval.lower, interval.upper) == (2, 2))
    }

    @Test func `of factors is the factor in the middle, and absent for 0`() throws {
        let mean = try #require(try Sample([1, 100]).geometricMean)
        #expect(abs(mean - 10) < 1e-12)
        #expect(try Sample([0, 1]).geometricMean == nil)
        #expect(try Sample([1.7e308, 1.7e308]).geometricMean.map { $0 > 1.6e308 } == true)
    }
}
