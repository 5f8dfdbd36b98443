import PerfModel
import RelaxedJSON

/// Reads the line of a run, whatever the order of its members; what the history would refuse is a
/// mistake here.
enum RunFields {
    /// - Parameter configurations: how many lines of configurations there were.
    static func run(
        _ fields: inout JSONFields, configurations: Int
    ) throws(InterchangeError) -> Run {
        let position = try fields.integer("position", in: 1 ... .max)
        let number = try fields.integer("configuration")
        guard number >= 1, number <= configurations else {
            throw fields.fault(.unknownConfiguration(number))
        }
        let signal = try signal(&fields)
        let outcome = try fields.word("outcome", Outcome.self)
        guard outcome != .ok || signal == nil else {
            throw fields.fault(.contradiction(.okWithSignal))
        }
        var run = Run(
            configuration: Int(number) - 1,
            startedAt: try fields.integerOrNil("started_at_us", in: SessionFields.moments)
                .map(Instant.init(microseconds:)),
            outcome: outcome, exitStatus: try exitStatus(&fields), signal: signal,
            isWarmup: try fields.flag("is_warmup"),
            round: Int(try fields.integer("round", in: 1 ... .max)), position: Int(position),
            usage: try usage(&fields))
        run.report = try report(&fields)
        if let interference = try fields.optional("interference") {
            run.interference = try interference.fields(Self.interference)
        }
        run.copies = try fields.list("copies", copy)
        return run
    }

    private static func usage(_ fields: inout JSONFields) throws(InterchangeError) -> Usage {
        var usage = Usage(
            wall: try fields.integer("wall_ns"), user: try fields.integerOrNil("user_ns"),
            sys: try fields.integerOrNil("sys_ns"),
            maxRSS: try fields.integerOrNil("max_rss_bytes"),
            voluntarySwitches: try fields.integerOrNil("voluntary_switches"),
            involuntarySwitches: try fields.integerOrNil("involuntary_switches"),
            minorFaults: try fields.integerOrNil("minor_faults"),
            majorFaults: try fields.integerOrNil("major_faults"),
            blockReads: try fields.integerOrNil("block_reads"),
            blockWrites: try fields.integerOrNil("block_writes"))
        usage.readingError = try fields.integerOrNil("reading_error_ns")
        return usage
    }

    private static func report(_ fields: inout JSONFields) throws(InterchangeError) -> RunReport {
        var report = RunReport()
        report.region = try fields.integerOrNil("region_ns")
        report.items = try fields.integerOrNil("items_done")
        report.phases = try fields.list("phases") { phase throws(InterchangeError) in
            Phase(name: try phase.text("name"), duration: try phase.integer("duration_ns"))
        }
        report.metrics = try fields.list("metrics", metric)
        report.tasks = try fields.list("tasks", task)
        report.workers = try fields.list("workers") { worker throws(InterchangeError) in
            WorkerMemory(
                worker: Int(try worker.integer("worker", in: 1 ... .max)),
                peak: try worker.integer("peak_bytes"),
                proportional: try worker.integerOrNil("proportional_bytes"))
        }
        report.messages = try fields.list("messages", message)
        try fields.checkOnce(report.phases.map(\.name))
        try fields.checkOnce(report.metrics.map(\.metric.name), of: report.metrics.map(\.metric))
        try fields.checkOnce(report.workers.map { "\($0.worker)" })
        return report
    }

    private static func metric(_ fields: inout JSONFields) throws(InterchangeError) -> MetricValue {
        let metric = Metric(
            name: try fields.text("name"), unit: try fields.textOrNil("unit"),
            direction: try fields.wordOrNil("direction", Metric.Direction.self))
        let largest = Double.greatestFiniteMagnitude
        return MetricValue(
            metric: metric, value: try fields.member("value").real(in: -largest...largest))
    }

    private static func task(_ fields: inout JSONFields) throws(InterchangeError) -> WorkTask {
        let task = WorkTask(
            name: try fields.text("name"),
            worker: try fields.integerOrNil("worker", in: 1 ... .max).map(Int.init),
            start: try fields.integer("start_ns"), stop: try fields.integer("stop_ns"))
        guard task.stop >= task.start else {
            throw fields.fault(.contradiction(.stopBeforeStart))
        }
        return task
    }

    private static func message(_ fields: inout JSONFields) throws(InterchangeError) -> RunMessage {
        let text = try fields.member("text")
        guard let words = text.value.string else { throw text.wrongKind(.string) }
        return RunMessage(
            kind: try fields.word("kind", RunMessage.Kind.self), name: try fields.text("name"),
            text: words)
    }

    private static func interference(
        _ fields: inout JSONFields
    ) throws(InterchangeError) -> Interference {
        Interference(
            stolen: try fields.integerOrNil("steal_ns"),
            throttled: try fields.integerOrNil("throttled_ns"),
            thermalThrottles: try fields.integerOrNil("thermal_throttles"))
    }

    private static func copy(_ fields: inout JSONFields) throws(InterchangeError) -> RunCopy {
        RunCopy(
            start: try fields.integer("start_ns"), wall: try fields.integer("wall_ns"),
            user: try fields.integerOrNil("user_ns"), sys: try fields.integerOrNil("sys_ns"),
            maxRSS: try fields.integerOrNil("max_rss_bytes"), exitStatus: try exitStatus(&fields),
            signal: try signal(&fields))
    }

    private static func exitStatus(_ fields: inout JSONFields) throws(InterchangeError) -> Int32? {
        try fields.integerOrNil("exit_status", in: 0...255).map(Int32.init)
    }

    private static func signal(_ fields: inout JSONFields) throws(InterchangeError) -> Int32? {
        try fields.integerOrNil("signal", in: 1...127).map(Int32.init)
    }
}

extension JSONFields {
    /// - Throws: where one of the names is there twice, or one of what they name.
    fileprivate func checkOnce<Named: Hashable>(
        _ names: [String], of named: [Named]
    ) throws(InterchangeError) {
        guard named.count > 1 else { return }
        var seen: Set<Named> = []
        for (name, item) in zip(names, named) where !seen.insert(item).inserted {
            throw fault(.twice(name))
        }
    }

    fileprivate func checkOnce(_ names: [String]) throws(InterchangeError) {
        try checkOnce(names, of: names)
    }
}
