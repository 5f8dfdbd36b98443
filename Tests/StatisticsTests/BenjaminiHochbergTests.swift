import Statistics
import TestSupport
import Testing

@Suite struct `A family of tests` {
    @Test(
        arguments: [
            ([], []), ([0.04], [0.04]), ([1, 1], [1, 1]), ([0, 0.5], [0, 0.5]),
            ([0.01, 0.04, 0.03], [0.03, 0.04, 0.04]), ([0.2, 0.2, 0.2], [0.2, 0.2, 0.2]),
            // p.adjust(c(0.001, 0.008, 0.039, 0.041, 0.9), "BH") of R 4.2
            ([0.001, 0.008, 0.039, 0.041, 0.9], [0.005, 0.02, 0.05125, 0.05125, 0.9]),
        ] as [([Double], [Double])])
    func `is corrected for its number`(pValues: [Double], corrected: [Double]) {
        let found = benjaminiHochberg(pValues)
        #expect(found.count == corrected.count)
        #expect(zip(found, corrected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
    }

    @Test(arguments: 0..<50) func `is corrected as its definition says`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...20, using: &generator)
        let pValues = (0..<count).map { _ in Double.random(in: 0...1, using: &generator) }
        let sorted = pValues.sorted()
        let defined = pValues.map { p in
            sorted.indices.filter { sorted[$0] >= p }
                .map { sorted[$0] * Double(count) / Double($0 + 1) }.reduce(1, min)
        }
        #expect(benjaminiHochberg(pValues) == defined, "seed \(seed)")
    }
}
