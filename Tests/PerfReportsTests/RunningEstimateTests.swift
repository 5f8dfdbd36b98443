import PerfReports
import Testing

@Suite struct `An estimate while runs come` {
    /// The words after some times in nanoseconds.
    private func words(_ times: [Int64]) -> String? {
        var estimate = RunningEstimate()
        for time in times { estimate.add(time) }
        return estimate.words()
    }

    @Test func `is nothing before the first, and a median alone without an interval`() {
        #expect(words([]) == nil)
        #expect(words([0]) == "0 s")
        #expect(words([1]) == "1.00 ns")
        #expect(words([1_000_000, 3_000_000]) == "2.00 ms")
        #expect(words([0, 0, 0, 0, 0, 0]) == "0 s")
    }

    @Test func `has how far its interval reaches to the farther side`() {
        #expect(words([98, 100, 100, 100, 100, 103]) == "100 ns ± 3.0 %")
        #expect(words([50, 100, 100, 100, 100, 103]) == "100 ns ± 50 %")
        #expect(words(Array(repeating: 5_000_000_000, count: 6)) == "5.00 s ± 0.0 %")
    }

    @Test func `is said anew with each of a few times, and with every fiftieth part of many`() {
        var estimate = RunningEstimate()
        for time in 1...5 { estimate.add(Int64(time) * 1000) }
        #expect(estimate.words() == "3.00 µs")
        estimate.add(3000)
        #expect(estimate.words() == "3.00 µs ± 67 %")
        for _ in 0..<9994 { estimate.add(3000) }
        #expect(estimate.words() == "3.00 µs ± 0.0 %")
        for _ in 0..<199 { estimate.add(1_000_000) }
        #expect(estimate.words() == "3.00 µs ± 0.0 %")
        #expect(estimate.count == 10_199)
    }
}
