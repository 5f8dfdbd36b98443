import Testing

@testable import Statistics

@Suite struct `A detectable change` {
    @Test func `is not known without any spread`() {
        #expect(DetectableChange(baselineCount: 1, candidateCount: 1, spread: 0.1) == nil)
        #expect(DetectableChange(baselineCount: 0, candidateCount: 9, spread: 0.1) == nil)
    }

    @Test func `is 0 where there is no spread, and in proportion to it`() throws {
        #expect(DetectableChange(baselineCount: 5, candidateCount: 5, spread: 0)?.share == 0)
        let one = try #require(
            DetectableChange(baselineCount: 10, candidateCount: 10, spread: 0.01))
        let five = try #require(
            DetectableChange(baselineCount: 10, candidateCount: 10, spread: 0.05))
        #expect(abs(five.share / one.share - 5) < 1e-12)
    }

    @Test func `shrinks with more values and grows with more power`() throws {
        var last = Double.infinity
        for count in [2, 3, 5, 10, 100, 4_000, 6_000, 1_000_000] {
            let change = try #require(
                DetectableChange(baselineCount: count, candidateCount: count, spread: 0.01))
            #expect(change.share < last, "\(count)")
            last = change.share
        }
        let surer = try #require(
            DetectableChange(
                baselineCount: 1_000_000, candidateCount: 1_000_000, spread: 0.01, power: 0.9))
        #expect(surer.share > last)
    }

    /// The first two by their closed forms tan(π·(p − ½)) and (2p − 1)/√(2p(1 − p)); the others are
    /// `scipy.stats.t.ppf`, good to ten digits.
    @Test(
        arguments: [
            (1, 0.975, 12.706204736174698), (2, 0.975, 4.302652729749464),
            (3, 0.8, 0.9784723123633045), (8, 0.975, 2.3060041350333704),
            (9, 0.995, 3.2498355415921254), (100, 0.975, 1.983971518523552),
        ])
    func `rests on Student's distribution`(degrees: Int, share: Double, value: Double) {
        #expect(abs(StudentT(degrees: degrees).quantile(share) / value - 1) < 2e-10)
        #expect(abs(StudentT(degrees: 20_000).quantile(0.975) - 1.959963984540054) < 1e-9)
        #expect(StudentT(degrees: degrees).quantile(0.5) < 1e-9)
    }
}
