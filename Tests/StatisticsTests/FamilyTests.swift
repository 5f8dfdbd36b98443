import Statistics
import Testing

@Suite struct `A family of comparisons` {
    @Test(arguments: ReferenceCase.names("two_sample_family", prefix: "f"))
    func `has scipy's probabilities, and no false alarm`(name: String) throws {
        let reference = try ReferenceCase(name)
        let pairs = try #require(try reference.input()["pairs"] as? [[String: Any]])
        let expected = try reference.expectations()
        let pValues = try pairs.map { pair in
            MannWhitney(
                baseline: try Sample(try #require(pair["a"] as? [Double])),
                candidate: try Sample(try #require(pair["b"] as? [Double]))
            ).pValue
        }
        let corrected = benjaminiHochberg(pValues)
        for (found, key) in [(pValues, "p_exact"), (corrected, "bh_adjusted")] {
            let answers = try #require(expected[key] as? [Double])
            #expect(found.count == answers.count)
            for (one, other) in zip(found, answers) { #expect(abs(one - other) <= 1e-9 * other) }
        }
        let rejected = corrected.indices.filter { corrected[$0] <= 0.05 }
        #expect(rejected == (expected["reject_bh_0.05"] as? [Int]))
    }
}
