import PerfModel

/// Puts together what the lines of a report channel tell, within bounds.
///
/// Regions, items and phases of one name add up; of a metric the last value counts, of a worker's
/// memory the largest peak.
struct ReportBuilder {
    private var report = RunReport()
    private var phases = Rows<String>(limit: ChannelLimit.rows)
    private var metrics = Rows<Metric>(limit: ChannelLimit.rows)
    private var workers = Rows<Int>(limit: ChannelLimit.workers)
    private var tasks = 0
    private var errors = 0
    /// Items of the lines that say how many were asked for, and how many that were.
    private var counted: (done: Int64, asked: Int64) = (0, 0)

    /// - Throws: `sumTooLarge` where a sum does not fit.
    mutating func add(_ fact: ChannelFact) throws(ChannelFault) {
        switch fact {
        case .region(let time): report.region = try Self.sum(report.region ?? 0, time, "ns")
        case .phase(let phase): try add(phase)
        case .task(let task):
            tasks += 1
            if tasks <= ChannelLimit.tasks { report.tasks.append(task) }
        case .metric(let value):
            guard let row = metrics.row(of: value.metric) else { return }
            if row == report.metrics.count { report.metrics.append(value) }
            report.metrics[row] = value
        case .items(let done, let asked): try add(items: done, of: asked)
        case .worker(let memory):
            guard let row = workers.row(of: memory.worker) else { return }
            if row == report.workers.count { report.workers.append(memory) }
            report.workers[row].peak = max(report.workers[row].peak, memory.peak)
            report.workers[row].proportional =
                memory.proportional ?? report.workers[row].proportional
        case .error(let text):
            errors += 1
            guard errors <= ChannelLimit.rows else { return }
            report.messages.append(
                RunMessage(kind: .error, name: "reported", text: Self.line(of: text)))
        }
    }

    private mutating func add(_ phase: Phase) throws(ChannelFault) {
        guard let row = phases.row(of: phase.name) else { return }
        if row == report.phases.count {
            report.phases.append(phase)
        } else {
            let before = report.phases[row].duration
            report.phases[row].duration = try Self.sum(before, phase.duration, "ns")
        }
    }

    private mutating func add(items: Int64, of asked: Int64?) throws(ChannelFault) {
        let total = try Self.sum(report.items ?? 0, items, "items")
        if let asked {
            // What is counted here is at most the total, which fits.
            counted = (counted.done + items, try Self.sum(counted.asked, asked, "of"))
        }
        report.items = total
    }

    private static func sum(
        _ left: Int64, _ right: Int64, _ key: String
    ) throws(ChannelFault) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow else { throw .sumTooLarge(key: key) }
        return sum
    }

    /// A text on one line, of at most 1,000 code points.
    private static func line(of text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(1_000) {
            line.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(line)
    }

    /// The report with what is wrong with it.
    ///
    /// - Parameters:
    ///   - garbage: the sentence on lines that were skipped; nil: none was.
    ///   - dropped: bytes of the channel that were not kept.
    func finished(garbage: String?, dropped: Int) -> RunReport {
        var result = report
        func warn(_ name: String, _ text: String) {
            result.messages.append(RunMessage(kind: .warning, name: name, text: text))
        }
        if counted.done < counted.asked {
            result.messages.append(
                RunMessage(
                    kind: .error, name: "items-missing",
                    text: "\(counted.done) of \(counted.asked) items were done"))
        }
        if let garbage { warn("channel-garbage", garbage) }
        if dropped > 0 {
            warn("channel-flood", "\(dropped) bytes of the report channel were dropped")
        }
        let kinds = [
            ("tasks", tasks, ChannelLimit.tasks), ("phases", phases.count, phases.limit),
            ("metrics", metrics.count, metrics.limit), ("workers", workers.count, workers.limit),
            ("errors", errors, ChannelLimit.rows),
        ]
        for (noun, count, limit) in kinds where count > limit {
            warn("channel-limit", "only the first \(limit) \(noun) that were told are kept")
        }
        return result
    }
}

/// How much of what a program tells is kept for a run.
enum ChannelLimit {
    static let tasks = 10_000
    /// Phases, metrics and errors, each.
    static let rows = 1_000
    static let workers = 1_024
}

/// Finds the row of a key; new keys get the next one, as long as there is room.
private struct Rows<Key: Hashable> {
    let limit: Int
    private var places: [Key: Int] = [:]
    /// How often a key found no room.
    private var refused = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// How many keys came, those without room counted each time.
    var count: Int { places.count + refused }

    /// The key's row; nil where there is no room for another one.
    mutating func row(of key: Key) -> Int? {
        if let place = places[key] { return place }
        guard places.count < limit else {
            refused += 1
            return nil
        }
        places[key] = places.count
        return places.count - 1
    }
}
