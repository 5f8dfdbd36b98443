import Testing

@testable import Statistics

@Suite struct `A new value` {
    private let ten = [
        101.929, 99.3923, 97.9283, 99.199, 101.727, 100.282, 99.7184, 100.188, 100.31, 101.002,
    ]

    @Test func `needs ten earlier ones, all above 0, that scatter`() throws {
        #expect(NewValue(1, earlier: try Sample(Array(ten.dropLast()))) == nil)
        #expect(NewValue(0, earlier: try Sample(ten)) == nil)
        #expect(NewValue(1, earlier: try Sample(ten.dropLast() + [0])) == nil)
        #expect(NewValue(1, earlier: try Sample([Double](repeating: 3, count: 12))) == nil)
    }

    /// numpy 2 and scipy 1.17.1: s, t and p of 110 against the ten.
    @Test func `is a prediction on logarithms`() throws {
        let new = try #require(NewValue(110, earlier: try Sample(ten)))
        #expect(abs(new.spread - 0.012022247680711728) < 1e-12)
        #expect(abs(new.t - 7.372721367766003) < 1e-9)
        #expect(abs(new.pValue - 4.223940061517898e-05) < 1e-9 * 4.2e-05)
        #expect(new.degrees == 9)
        #expect(abs(new.floor(spreads: 2) - 0.02433) < 1e-4)
    }

    @Test func `bears a spike among the earlier ones`() throws {
        var spiked = ten
        spiked[4] = 400
        let new = try #require(NewValue(110, earlier: try Sample(spiked)))
        #expect(new.pValue < 0.01)
    }

    @Test func `may use the spread of several histories`() throws {
        let spreads = [
            HistorySpread(value: 0.03, degrees: 10), HistorySpread(value: 0.01, degrees: 30),
        ]
        let pooled = try #require(HistorySpread.pooled(spreads))
        #expect(abs(pooled.value - 0.0003.squareRoot()) < 1e-15 && pooled.degrees == 40)
        #expect(HistorySpread.pooled([]) == nil)
        let new = try #require(NewValue(110, earlier: try Sample(ten), pooled: pooled))
        #expect(new.degrees == 40 && new.spread == pooled.value)
    }
}
