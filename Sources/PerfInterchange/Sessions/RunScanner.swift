import PerfModel

/// Reads a run's line where it is spelled exactly as it is written and holds columns only, as the
/// lines of most runs do: ten times as fast as a reader of any JSON.
///
/// Whatever differs is left to that reader, which also says what is wrong.
struct RunScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Whether something did not fit so far.
    private var hasFailed = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The run; nil where the line is spelled otherwise, holds more, or is wrong.
    ///
    /// - Parameter configurations: how many lines of configurations there were.
    mutating func run(configurations: Int) -> Run? {
        let place = number("{\"run\":{\"position\":", in: 1 ... .max)
        let configuration = number(",\"configuration\":", in: 1...Int64(configurations))
        let round = number(",\"round\":", in: 1 ... .max)
        guard let place, let configuration, let round, take(",\"is_warmup\":") else { return nil }
        let isWarmup = take("true")
        guard isWarmup || take("false"), let outcome = outcome() else { return nil }
        let status = number(",\"exit_status\":", in: 0...255)
        let signal = number(",\"signal\":", in: 1...127)
        let start = number(",\"started_at_us\":", in: SessionFields.moments)
        guard let wall = number(",\"wall_ns\":") else { return nil }
        var run = Run(
            configuration: Int(configuration) - 1,
            startedAt: start.map(Instant.init(microseconds:)), outcome: outcome,
            exitStatus: status.map(Int32.init), signal: signal.map(Int32.init),
            isWarmup: isWarmup, round: Int(round), position: Int(place), usage: usage(wall))
        run.report.region = number(",\"region_ns\":")
        run.report.items = number(",\"items_done\":")
        run.usage.readingError = number(",\"reading_error_ns\":")
        guard take("}}"), position == bytes.count, !hasFailed else { return nil }
        return outcome == .ok && signal != nil ? nil : run
    }

    private mutating func usage(_ wall: Int64) -> Usage {
        Usage(
            wall: wall, user: number(",\"user_ns\":"), sys: number(",\"sys_ns\":"),
            maxRSS: number(",\"max_rss_bytes\":"),
            voluntarySwitches: number(",\"voluntary_switches\":"),
            involuntarySwitches: number(",\"involuntary_switches\":"),
            minorFaults: number(",\"minor_faults\":"), majorFaults: number(",\"major_faults\":"),
            blockReads: number(",\"block_reads\":"), blockWrites: number(",\"block_writes\":"))
    }

    private mutating func outcome() -> Outcome? {
        guard take(",\"outcome\":\"") else { return nil }
        if take("ok\"") { return .ok }
        return [Outcome.failed, .timedOut, .killed, .interrupted].first { outcome in
            let rest = bytes[position...]
            let word = Array("\(outcome.rawValue)\"".utf8)
            guard rest.starts(with: word) else { return false }
            position += word.count
            return true
        }
    }

    /// The number behind a key; nil where the key is not there.
    private mutating func number(
        _ key: StaticString, in range: ClosedRange<Int64> = 0 ... .max
    ) -> Int64? {
        guard take(key) else { return nil }
        let start = position
        var value: Int64 = 0
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowed) = product.addingReportingOverflow(Int64(digit))
            if overflow || overflowed { hasFailed = true }
            value = sum
            position += 1
        }
        let length = position - start
        let hasLeadingZero = length > 1 && bytes[start] == UInt8(ascii: "0")
        guard length > 0, !hasLeadingZero, range.contains(value) else {
            hasFailed = true
            return nil
        }
        return value
    }

    /// Whether these bytes come next; then they are read.
    private mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        let start = literal.utf8Start
        for offset in 0..<count where bytes[position + offset] != start[offset] { return false }
        position += count
        return true
    }
}
