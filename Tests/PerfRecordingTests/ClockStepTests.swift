import Testing

@testable import PerfRecording

@Suite struct `The smallest step of a clock` {
    /// A clock that is read at the given times, then stands still.
    private func clock(_ times: [Int64]) -> () -> Int64 {
        var rest = times[...]
        return { rest.count > 1 ? rest.removeFirst() : rest[rest.startIndex] }
    }

    @Test func `is not known where it stands still or only goes back`() {
        #expect(ClockStep.smallest(clock([5])) == nil)
        #expect(ClockStep.smallest(clock([5, 4, 3])) == nil)
    }

    @Test func `is the least difference between readings`() {
        #expect(ClockStep.smallest(clock([0, 30, 30, 52, 100])) == 22)
        #expect(ClockStep.smallest(clock([0, 1_000_000])) == 1_000_000)
    }

    @Test func `is looked for in a bounded number of readings`() {
        var readings = 0
        let step = ClockStep.smallest {
            readings += 1
            return Int64(readings) * 20
        }
        #expect(step == 20 && readings == 65)
        readings = 0
        #expect(
            ClockStep.smallest {
                readings += 1
                return 7
            } == nil)
        #expect(readings == 4097)
    }
}
