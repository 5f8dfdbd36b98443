import Testing

@testable import Statistics

@Suite struct `An optimal partition` {
    @Test func `of few values has no boundary`() {
        #expect(OptimalPartition([], fewest: 4).boundaries(penalty: 1) == [])
        #expect(OptimalPartition([1, 9, 1, 9, 1, 9, 1], fewest: 4).boundaries(penalty: 0.1) == [])
    }

    @Test func `finds levels without noise, also at the ends`() {
        let values = [0, 0, 0, 0, 5, 5, 5, 5, 5, 1, 1, 1, 1] as [Double]
        #expect(OptimalPartition(values, fewest: 4).boundaries(penalty: 1) == [4, 9])
        #expect(OptimalPartition(values, fewest: 5).boundaries(penalty: 1) == [5])
        #expect(OptimalPartition(values, fewest: 4).boundaries(penalty: 1_000) == [])
    }

    @Test func `costs no more than any other`() {
        var generator = SplitMix64(seed: 11)
        for round in 0..<15 {
            let count = 8 + round % 4
            var values = (0..<count).map { _ in generator.drawNormal() }
            for index in count / 2..<count { values[index] += Double(round % 5) }
            for (fewest, penalty) in [(1, 0.5), (2, 2), (4, 6)] as [(Int, Double)] {
                let found = OptimalPartition(values, fewest: fewest).boundaries(penalty: penalty)
                let best = all(count, fewest: fewest).map { cost($0, values, penalty) }.min() ?? 0
                #expect(abs(cost(found, values, penalty) - best) < 1e-9, "\(values)")
            }
        }
    }

    /// Every way to place boundaries.
    private func all(_ count: Int, fewest: Int) -> [[Int]] {
        (0..<1 << (count - 1)).compactMap { set in
            let boundaries = (1..<count).filter { set & (1 << ($0 - 1)) != 0 }
            let ends = [0] + boundaries + [count]
            return zip(ends.dropFirst(), ends).allSatisfy { $0 - $1 >= fewest } ? boundaries : nil
        }
    }

    private func cost(_ boundaries: [Int], _ values: [Double], _ penalty: Double) -> Double {
        let ends = [0] + boundaries + [values.count]
        return zip(ends, ends.dropFirst()).reduce(penalty * Double(boundaries.count)) { sum, ends in
            let level = values[ends.0..<ends.1]
            let mean = level.reduce(0, +) / Double(level.count)
            return sum + level.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        }
    }
}
