import Testing

@testable import Statistics

@Suite struct `Spreads beside each other` {
    @Test func `stay as they are where there are too few, and absent where they are`() {
        let two = [HistorySpread(value: 0.01, degrees: 9), HistorySpread(value: 0.05, degrees: 9)]
        #expect(HistorySpread.moderated([]) == [])
        #expect(HistorySpread.moderated(two) == two)
        #expect(HistorySpread.moderated([nil] + two) == [nil] + two)
        let zero = HistorySpread(value: 0, degrees: 9)
        #expect(HistorySpread.moderated(two + [zero]) == two + [zero])
    }

    @Test func `are one where they differ by no more than chance`() {
        let alike = [0.03, 0.031, 0.029, 0.028].map { HistorySpread(value: $0, degrees: 9) }
        let found = HistorySpread.moderated(alike + [nil])
        let pooled = HistorySpread.pooled(alike)
        #expect(found == [pooled, pooled, pooled, pooled, nil])
    }

    /// scipy 1.17.1 and numpy 2, by the formulas of Smyth 2004, 6.2.
    @Test func `are drawn together as far as they are alike`() throws {
        let own = [(0.01, 9.0), (0.02, 9), (0.03, 19), (0.05, 29), (0.08, 9)]
            .map { HistorySpread(value: $0.0, degrees: $0.1) }
        let expected = [
            (0.01237363, 10.56955217), (0.02021281, 10.56955217), (0.02943204, 20.56955217),
            (0.04894014, 30.56955217), (0.07428036, 10.56955217),
        ]
        for (found, expected) in zip(HistorySpread.moderated(own), expected) {
            let spread = try #require(found)
            #expect(abs(spread.value - expected.0) < 1e-8)
            #expect(abs(spread.degrees - expected.1) < 1e-8)
        }
    }

    @Test(arguments: [
        (0.5, -1.96351002602142, 4.93480220054468), (4.5, 1.38887092635953, 0.24872510303901),
        (20, 2.97052399224215, 0.0512708229352031),
    ])
    func `rest on the digamma function and its slope`(x: Double, value: Double, slope: Double) {
        #expect(abs(Digamma.value(x) - value) < 1e-13 * abs(value))
        #expect(abs(Digamma.slope(x) - slope) < 1e-13 * slope)
        #expect(abs(Digamma.argument(ofSlope: slope) - x) < 1e-9 * x)
    }

    @Test func `say what a new session would show, and where its ratio lies`() {
        let spread = HistorySpread(value: 0.03, degrees: 29)
        let share = spread.detectable(earlier: 30, new: 1, level: 0.005)
        #expect(abs(share - 0.12602904971073592) < 1e-6)
        let interval = spread.interval(around: 1.1, earlier: 30, new: 1)
        #expect(abs(interval.upper - 1.170793004961376) < 1e-6)
        #expect(abs(interval.lower * interval.upper - 1.21) < 1e-12)
        #expect(abs(spread.floor(spreads: 2.5) - 0.0778841508846315) < 1e-12)
    }

    @Test func `make a prediction of few new sessions narrower`() throws {
        let spread = HistorySpread(value: 0.03, degrees: 29)
        let one = try #require(NewValue(ratio: 1.1, spread: spread, earlier: 30))
        let three = try #require(NewValue(ratio: 1.1, spread: spread, earlier: 30, new: 3))
        #expect(three.t > 1.6 * one.t && three.pValue < one.pValue)
        #expect(NewValue(ratio: 0, spread: spread, earlier: 30) == nil)
        let none = HistorySpread(value: 0, degrees: 9)
        #expect(NewValue(ratio: 2, spread: none, earlier: 30) == nil)
    }
}
