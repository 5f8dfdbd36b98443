import PerfModel
import SQLite

/// What the runs of one session said, sorted into their configurations as it comes by.
///
/// Each `add` takes a row of the query of `HistoryQueries` with its name; a configuration without a
/// group is left out.
struct DetailGroups {
    private var groups: [Group] = []
    private var places: [Int64: Int] = [:]
    private var damaged: StoreError?
    private let exclusions: SessionExclusions

    init(exclusions: SessionExclusions) {
        self.exclusions = exclusions
    }

    /// A new group, in which nothing was said.
    mutating func append(_ stored: StoredConfiguration) {
        places[stored.id] = groups.count
        groups.append(Group(stored))
    }

    /// The group of a row of a run that counts, whose position is in the second column.
    private func place(of row: Row) -> Int? {
        exclusions.holds(row.integer(0), position: row.integer(1)) ? nil : places[row.integer(0)]
    }

    mutating func addPhase(_ row: Row) {
        guard let place = place(of: row) else { return }
        let duration = row.integer(3)
        groups[place].phases.add([duration], to: row.text(2)) { $0.append(duration) }
    }

    mutating func addMetric(_ row: Row) {
        guard let place = place(of: row) else { return }
        var metric = Metric(name: row.text(2), unit: row.textOrNil(3))
        if let word = row.textOrNil(4) {
            guard let direction = Metric.Direction(rawValue: word) else {
                damaged = .damaged(table: "metric", column: "direction", value: word)
                return
            }
            metric.direction = direction
        }
        let value = row.real(5)
        groups[place].metrics.add([value], to: metric) { $0.append(value) }
    }

    mutating func addWorker(_ row: Row) {
        guard let place = place(of: row) else { return }
        let memory = Memory(peak: row.integer(2), proportional: row.integerOrNil(3))
        groups[place].memory.add(memory, to: row.integer(1)) { $0.add(memory) }
    }

    mutating func addMessage(_ row: Row) {
        guard let place = places[row.integer(0)] else { return }
        guard let kind = RunMessage.Kind(rawValue: row.text(1)) else {
            damaged = .damaged(table: "run_message", column: "kind", value: row.text(1))
            return
        }
        groups[place].messages.append(
            Details.MessageCount(
                message: RunMessage(kind: kind, name: row.text(2), text: row.text(3)),
                runs: Int(row.integer(4))))
    }

    mutating func addCopy(_ row: Row) {
        guard let place = place(of: row) else { return }
        let wall = row.integer(3)
        groups[place].copies.add([wall], to: row.integer(2)) { $0.append(wall) }
    }

    mutating func addTimes(_ row: Row) {
        guard let place = place(of: row) else { return }
        groups[place].times.append(
            Times(
                position: row.integer(1), wall: row.integer(2), region: row.integerOrNil(3),
                hasTasks: row.integer(4) != 0))
    }

    mutating func set(tasks: [WorkTask], of configuration: Int64) {
        guard let place = places[configuration] else { return }
        groups[place].tasks = tasks
    }

    /// The run of each configuration whose tasks stand for all, by its position.
    var middleRuns: [(configuration: Int64, position: Int64)] {
        groups.compactMap { group in group.middleRun.map { (group.stored.id, $0) } }
    }

    /// What the groups came to, in the order of their configurations, those that said nothing left out.
    func details() throws(StoreError) -> [Details] {
        if let damaged { throw damaged }
        return groups.map(\.details)
            .filter { $0 != Details(configuration: $0.configuration) }
            .sorted { $0.configuration < $1.configuration }
    }
}

/// What the runs of one configuration said so far.
private struct Group {
    let stored: StoredConfiguration
    var phases = Totals<String, [Int64]>()
    var metrics = Totals<Metric, [Double]>()
    /// By the run's position.
    var memory = Totals<Int64, Memory>()
    var messages: [Details.MessageCount] = []
    /// Wall times by the copy's number.
    var copies = Totals<Int64, [Int64]>()
    var times: [Times] = []
    var tasks: [WorkTask] = []

    init(_ stored: StoredConfiguration) {
        self.stored = stored
    }

    /// Of the runs that told tasks the one with the middle time, the lower of two; of equal times the
    /// first.
    var middleRun: Int64? {
        let haveRegions = times.allSatisfy { $0.region != nil }
        let ranked = times.filter(\.hasTasks)
            .map { (time: haveRegions ? $0.region ?? $0.wall : $0.wall, position: $0.position) }
            .sorted { ($0.time, $0.position) < ($1.time, $1.position) }
        return ranked.isEmpty ? nil : ranked[(ranked.count - 1) / 2].position
    }

    var details: Details {
        let sums = memory.names.compactMap { memory[$0] }
        let shares = sums.compactMap(\.proportional)
        let isProportional = !sums.isEmpty && shares.count == sums.count
        return Details(
            configuration: stored.configuration,
            phases: phases.names.map { .init(name: $0, durations: phases[$0] ?? []) },
            metrics: metrics.names.sorted().map { .init(metric: $0, values: metrics[$0] ?? []) },
            memory: isProportional ? shares : sums.map(\.peak),
            isMemoryProportional: isProportional, tasks: tasks,
            messages: messages.sorted { Self.order($0.message) < Self.order($1.message) },
            copies: copies.names.sorted().map { .init(number: Int($0), walls: copies[$0] ?? []) })
    }

    private static func order(_ message: RunMessage) -> (String, String, String) {
        (message.kind.rawValue, message.name, message.text)
    }
}

/// The memory of some workers of one run, in bytes.
private struct Memory {
    var peak: Int64
    /// Nil where one of them does not know its share.
    var proportional: Int64?

    mutating func add(_ other: Memory) {
        peak = peak.addingSaturated(other.peak)
        guard let share = proportional, let more = other.proportional else {
            return proportional = nil
        }
        proportional = share.addingSaturated(more)
    }
}

/// The times of one run that counts, in nanoseconds.
private struct Times {
    var position: Int64
    var wall: Int64
    var region: Int64?
    var hasTasks: Bool
}
