import Foundation
import Statistics
import Testing

@Suite struct `Order statistic ranks` {
    @Test(arguments: 1...5)
    func `do not exist for few values`(count: Int) {
        #expect(orderStatisticRanks(count: count) == nil)
    }

    @Test(arguments: [(0.5, 2), (0.75, 3), (0.95, 6), (0.99, 8), (0.999, 11)])
    func `begin at a smallest count`(confidence: Double, count: Int) {
        #expect(OrderStatisticRanks.smallestCount(confidence: confidence) == count)
        #expect(orderStatisticRanks(count: count - 1, confidence: confidence) == nil)
        #expect(orderStatisticRanks(count: count, confidence: confidence)?.lower == 1)
        #expect(orderStatisticRanks(count: count, confidence: confidence)?.upper == count)
    }

    @Test func `of ten values are 2 and 9`() {
        let ranks = OrderStatisticRanks(lower: 2, upper: 9, coverage: 0.978515625)
        #expect(orderStatisticRanks(count: 10) == ranks)
    }

    @Test(arguments: 1...60)
    func `equal those of exact integers`(count: Int) {
        for (confidence, missed, of) in [(0.95, 1, 20), (0.99, 1, 100), (0.5, 1, 2), (0.75, 1, 4)] {
            let exact = exactRanks(count: count, missed: UInt64(missed), of: UInt64(of))
            let ranks = orderStatisticRanks(count: count, confidence: confidence)
            #expect(ranks?.lower == exact?.lower, "\(count) at \(confidence)")
            #expect(ranks?.upper == exact.map { count - $0.lower + 1 })
            if let ranks, let exact { #expect(abs(ranks.coverage - exact.coverage) < 1e-14) }
        }
    }

    /// Sums binomial coefficients: 2·Σ C(n, i) ≤ 2^n·missed/of decides, without any division.
    private func exactRanks(
        count: Int, missed: UInt64, of: UInt64
    ) -> (lower: Int, coverage: Double)? {
        let all = UInt128(1) << UInt128(count)
        var ways: UInt128 = 1
        var below: UInt128 = 0
        var rank = 0
        while 2 * (below + ways) * UInt128(of) <= all * UInt128(missed) {
            below += ways
            rank += 1
            ways = ways * UInt128(count - rank + 1) / UInt128(rank)
        }
        return rank == 0 ? nil : (rank, Double(all - 2 * below) / Double(all))
    }

    @Test func `equal those of exact integers up to a million values`() throws {
        let file = ReferenceCase.fixtures.appendingPathComponent("order_statistic_ranks.csv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        #expect(rows.count == 34)
        for row in rows {
            let cells = row.split(separator: ",")
            let count = try #require(Int(cells[0]))
            let confidence = try #require(Double(cells[1]))
            let coverage = try #require(Double(cells[4]))
            let ranks = try #require(orderStatisticRanks(count: count, confidence: confidence))
            #expect(ranks.lower == Int(cells[2]), "\(row)")
            #expect(ranks.upper == Int(cells[3]), "\(row)")
            #expect(abs(ranks.coverage - coverage) < 1e-11, "\(row)")
        }
    }

    @Test func `come closer relative to the count as it grows`() throws {
        var widest = 1.0
        for count in [10, 100, 1_000, 100_000, 10_000_000] {
            let ranks = try #require(orderStatisticRanks(count: count))
            #expect(ranks.coverage >= 0.95)
            let width = Double(ranks.upper - ranks.lower) / Double(count)
            #expect(width < widest)
            widest = width
        }
    }

    @Test func `hold the true median as often as they say`() throws {
        var generator = SplitMix64(seed: 7)
        let rounds = 2_000
        var held = 0
        for _ in 0..<rounds {
            let draws = (0..<12).map { _ in Double(generator.drawInteger(below: 1_000_001)) }
            let interval = try #require(try Sample(draws).medianInterval())
            if (interval.lower...interval.upper).contains(500_000) { held += 1 }
        }
        // 96.14 % is exact; four standard errors of 2,000 rounds are 1.7 points.
        #expect(abs(Double(held) / Double(rounds) - 0.9614) < 0.0173)
    }
}
