import SimulatedSeries
import Testing

@testable import Statistics

@Suite struct `Change points` {
    @Test func `need a history`() throws {
        let short = try find([1, 1, 1, 9, 9, 9, 9])
        #expect(short.reason == .tooFew && short.points == [] && short.sigma == nil)
        #expect(try find([3]).reason == .tooFew)
        #expect(short.autocorrelation == nil && short.unconfirmed == nil && short.count == 7)
    }

    @Test func `are none in a constant history`() throws {
        let constant = try find([Double](repeating: -2, count: 50))
        #expect(constant.reason == .constant && constant.points == [] && constant.sigma == 0)
    }

    @Test func `of four values against four cannot be told`() throws {
        let found = try find([1, 1, 1, 1, 2, 2, 2, 2])
        #expect(found.points == [] && found.reason == nil)
    }

    @Test func `tell both levels, their ratio, and how sure that is`() throws {
        let point = try #require(try find(steps([(20, 100), (30, 110)])).points.first)
        #expect(point.index == 20 && point.before == 100 && point.after == 110)
        let ratio = try #require(point.ratio)
        #expect(abs(ratio.value - 1.1) < 1e-12)
        #expect(try #require(ratio.interval).lower > 1.09)
        #expect(point.test.cliffsDelta == 1 && point.test.pValue < 1e-8)
    }

    @Test func `have no ratio where a level is not above 0`() throws {
        let found = try find(steps([(20, 5), (20, 0)]))
        #expect(found.points.map(\.index) == [20])
        #expect(found.points[0].ratio == nil && found.points[0].after == 0)
    }

    @Test(arguments: [1e-305, 1e-3, 1, 1e12, 1e306], [1, -1] as [Double])
    func `are the same in every unit, and upside down`(unit: Double, sign: Double) throws {
        var generator = SplitMix64(seed: 3)
        var values = SeriesKind.gaussian.values(90, using: &generator)
        for index in 40..<90 { values[index] += 4 }
        let found = try find(values.map { $0 * unit * sign })
        let plain = try find(values)
        #expect(found.points.map(\.index) == plain.points.map(\.index))
        #expect(plain.points.map(\.index) == [40])
        #expect(abs(try #require(found.sigma) / unit - (try #require(plain.sigma))) < 1e-9)
    }

    @Test func `smaller than the minimum change are none`() throws {
        let values = steps([(30, 100), (30, 110)])
        #expect(try find(values, minimumChange: 0.09).points.map(\.index) == [30])
        #expect(try find(values, minimumChange: 0.11).points == [])
    }

    @Test func `are no spikes`() throws {
        var generator = SplitMix64(seed: 5)
        var values = SeriesKind.gaussian.values(80, using: &generator)
        for index in [12, 13, 40, 61] { values[index] += 60 }
        #expect(try find(values).points == [])
    }

    @Test(arguments: [1, 2, 3])
    func `near the end are possible`(after: Int) throws {
        let values = steps([(40, 100), (after, 120)])
        #expect(
            try find(values).unconfirmed == UnconfirmedChange(index: 40, values: after))
        #expect(try find(values).points == [])
        #expect(try find(values, minimumChange: 0.3).unconfirmed == nil)
    }

    @Test func `near the end are none where one value more was seen before`() throws {
        var values = steps([(40, 100), (1, 120)])
        values[15] = 130
        #expect(try find(values).unconfirmed == nil)
    }

    @Test func `are not told of a steady drift, which is soon seen`() throws {
        #expect(try find((0..<500).map(Double.init)).points == [])
    }

    @Test func `are the same each time`() throws {
        var generator = SplitMix64(seed: 9)
        let values = SeriesKind.studentT3.values(300, using: &generator) + steps([(60, 106)])
        let first = try find(values)
        #expect(first.points.count == 1)
        for _ in 0..<3 { #expect(try find(values) == first) }
    }

    /// Levels of so many values, with a little noise that repeats.
    private func steps(_ levels: [(count: Int, value: Double)]) -> [Double] {
        levels.flatMap { level in
            (0..<level.count).map { index in
                level.value + (level.value == 0 ? 0 : [0, 0.4, -0.3, 0.1, -0.2][index % 5])
            }
        }
    }

    private func find(_ values: [Double], minimumChange: Double = 0) throws -> ChangePoints {
        ChangePoints(of: try Sample(values), minimumChange: minimumChange)
    }
}

/// A slice of `make simulate`, whose table stands in docs/statistics.md.
@Suite struct `Simulated histories` {
    @Test(arguments: SeriesKind.allCases)
    func `without a change have seldom one`(kind: SeriesKind) {
        let rates = [30, 100].map {
            SeriesTrial.falseAlarms(kind, values: $0, series: 20, seed: 7).confirmed
        }
        // Of 40 series one or two may be called changed by chance; with AR 0.6 short ones more often.
        #expect(rates.reduce(0, +) / 2 <= (kind == .autoregressive6 ? 0.125 : 0.05), "\(rates)")
    }

    @Test func `with a step show it`() {
        func found(_ step: Double, _ after: Int) -> (confirmed: Double, unconfirmed: Double) {
            SeriesTrial.found(step: step, before: 60, after: after, series: 40, seed: 21)
        }
        #expect(found(3, 40).confirmed >= 0.97)
        #expect(found(2, 40).confirmed >= 0.85)
        #expect(found(5, 4).confirmed >= 0.95)
        #expect(found(5, 2).unconfirmed >= 0.95)
    }
}
