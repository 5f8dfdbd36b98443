import PerfRecording
import Testing

@Suite struct `A span of time` {
    @Test(
        arguments: [
            ("0.5", 0.5), ("500ms", 0.5), ("30s", 30), ("2m", 120), ("1h", 3600), ("0", 0),
            ("1e", nil), ("", nil), ("ms", nil), ("-1", nil), ("1.2.3", nil), ("1 s", nil),
            ("x", nil),
        ] as [(String, Double?)])
    func `is read as people write it`(text: String, seconds: Double?) {
        #expect(TimeSpan.seconds(text) == seconds)
        #expect(TimeSpan.duration(text) == seconds.flatMap { TimeSpan.duration(seconds: $0) })
    }

    @Test func `as a limit is a millisecond at least and a year at most`() {
        #expect(TimeSpan.duration("0.9ms") == nil && TimeSpan.duration("8761h") == nil)
        #expect(TimeSpan.duration(TimeSpan.limits.least) == .milliseconds(1))
        #expect(TimeSpan.duration(TimeSpan.limits.most) == .seconds(31_536_000))
    }
}
