import PerfModel
import SQLite

/// Runs of one session as they are read, by position, each found again for what belongs to it.
struct RunPage {
    /// Places in the session's list by the configurations' rows.
    let places: [Int64: Int]
    private(set) var runs: [Run] = []
    private var damaged: StoreError?
    /// The run that was found last: what belongs to runs comes in their order.
    private var current = 0

    init(places: [Int64: Int]) {
        self.places = places
    }

    /// The runs, or what of them no perfdb writes.
    func finished() throws(StoreError) -> [Run] {
        if let damaged { throw damaged }
        return runs
    }

    mutating func addRun(_ row: Row) {
        let name = row.text(4)
        guard let outcome = Outcome(rawValue: name) else {
            return damaged = .damaged(table: "run", column: "outcome", value: name)
        }
        guard let place = places[row.integer(1)] else {
            return damaged = .damaged(
                table: "run", column: "configuration_id", value: "\(row.integer(1))")
        }
        var run = Run(
            configuration: place,
            startedAt: row.integerOrNil(7).map(Instant.init(microseconds:)), outcome: outcome,
            exitStatus: row.integerOrNil(5).map { Int32(truncatingIfNeeded: $0) },
            signal: row.integerOrNil(6).map { Int32(truncatingIfNeeded: $0) },
            isWarmup: row.integer(3) != 0, round: Int(row.integer(2)),
            position: Int(row.integer(0)), usage: Self.usage(row))
        run.report.region = row.integerOrNil(18)
        run.report.items = row.integerOrNil(19)
        runs.append(run)
    }

    private static func usage(_ row: Row) -> Usage {
        var usage = Usage(
            wall: row.integer(8), user: row.integerOrNil(9), sys: row.integerOrNil(10),
            maxRSS: row.integerOrNil(11), voluntarySwitches: row.integerOrNil(12),
            involuntarySwitches: row.integerOrNil(13), minorFaults: row.integerOrNil(14),
            majorFaults: row.integerOrNil(15), blockReads: row.integerOrNil(16),
            blockWrites: row.integerOrNil(17))
        usage.readingError = row.integerOrNil(20)
        return usage
    }

    /// Begins again at the first run, for the rows of another table.
    mutating func rewind() { current = 0 }

    /// Changes the run that a row belongs to, by its first column; rows come by position.
    mutating func change(_ row: Row, _ body: (inout Run) -> Void) {
        let position = Int(row.integer(0))
        while current < runs.count, runs[current].position < position { current += 1 }
        guard current < runs.count, runs[current].position == position else { return }
        body(&runs[current])
    }

    mutating func addMetric(_ row: Row) {
        var metric = Metric(name: row.text(1), unit: row.textOrNil(2))
        if let word = row.textOrNil(3) {
            guard let direction = Metric.Direction(rawValue: word) else {
                return damaged = .damaged(table: "metric", column: "direction", value: word)
            }
            metric.direction = direction
        }
        let value = MetricValue(metric: metric, value: row.real(4))
        change(row) { $0.report.metrics.append(value) }
    }

    mutating func addMessage(_ row: Row) {
        let word = row.text(1)
        guard let kind = RunMessage.Kind(rawValue: word) else {
            return damaged = .damaged(table: "run_message", column: "kind", value: word)
        }
        let message = RunMessage(kind: kind, name: row.text(2), text: row.text(3))
        change(row) { $0.report.messages.append(message) }
    }
}
