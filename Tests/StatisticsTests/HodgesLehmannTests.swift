import Testing

@testable import Statistics

@Suite struct `Hodges and Lehmann's shift` {
    @Test func `of two single values is their difference, without an interval`() throws {
        let result = try #require(try shift([10], [12]))
        #expect(result.shift == 2)
        #expect(result.interval == nil)
    }

    @Test func `of equal values is 0 exactly`() throws {
        let result = try #require(try shift([3, 3, 3, 3], [3, 3, 3, 3]))
        #expect(result.shift == 0 && result.shift.sign == .plus)
        #expect(result.interval?.lower == 0)
        #expect(result.interval?.upper == 0)
    }

    @Test func `does not exist where a difference exceeds the largest double`() throws {
        let largest = Double.greatestFiniteMagnitude
        #expect(try shift([-largest], [largest]) == nil)
        #expect(try shift([largest, 1], [largest, 2]) != nil)
    }

    @Test(arguments: [(1, 7), (2, 2), (3, 4), (6, 6), (5, 12), (25, 30)])
    func `is the median of all differences`(sizeA: Int, sizeB: Int) throws {
        var generator = SplitMix64(seed: 3)
        for bound in [4, 40, 4_000_000] {
            let a = (0..<sizeA).map { _ in Double(generator.drawInteger(below: bound)) / 7 }
            let b = (0..<sizeB).map { _ in Double(generator.drawInteger(below: bound)) / 7 - 1 }
            let all = try Sample(b.flatMap { right in a.map { right - $0 } })
            let result = try #require(try shift(a, b))
            #expect(result.shift == all.median)
            if let interval = result.interval {
                #expect(all.sorted.contains(interval.lower))
                #expect(all.sorted.contains(interval.upper))
                #expect((interval.lower...interval.upper).contains(result.shift))
            }
        }
    }

    @Test(arguments: 1...5, 1...5)
    func `counts the orders in which U has each value`(sizeA: Int, sizeB: Int) {
        var slow = [Int](repeating: 0, count: sizeA * sizeB + 1)
        for bits in 0..<(1 << (sizeA + sizeB)) where bits.nonzeroBitCount == sizeB {
            var (below, wins) = (0, 0)
            for place in 0..<(sizeA + sizeB) {
                if bits >> place & 1 == 1 { wins += below } else { below += 1 }
            }
            slow[wins] += 1
        }
        #expect(DifferenceRank.waysOfWins(sizeA, sizeB) == slow)
    }

    @Test func `has the rank that R's qwilcox gives`() throws {
        // qwilcox(0.025, m, n) in R 4.3; where it is 0 there is no interval.
        for (m, n, rank) in [(4, 4, 1), (5, 5, 3), (6, 6, 6), (10, 10, 24), (20, 20, 128)] {
            #expect(DifferenceRank(m, n, confidence: 0.95)?.rank == rank, "\(m) \(n)")
        }
        #expect(DifferenceRank(3, 3, confidence: 0.95) == nil)
        #expect(DifferenceRank(1, 38, confidence: 0.95) == nil)
    }

    @Test func `goes over smoothly into the normal approximation`() throws {
        let exact = try #require(DifferenceRank(20, 20, confidence: 0.95))
        let normal = try #require(DifferenceRank(20, 21, confidence: 0.95))
        #expect((exact.rank...(exact.rank + 12)).contains(normal.rank))
        #expect(exact.coverage >= 0.95 && exact.coverage < 0.953)
        #expect(DifferenceRank(3, 200, confidence: 0.95)?.rank == 102)
        #expect(DifferenceRank(1, 45, confidence: 0.999) == nil)
    }

    private func shift(_ a: [Double], _ b: [Double]) throws -> HodgesLehmann? {
        HodgesLehmann(baseline: try Sample(a), candidate: try Sample(b))
    }
}
