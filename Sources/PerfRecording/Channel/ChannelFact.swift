import PerfModel
import RelaxedJSON

/// What one line of the report channel tells.
enum ChannelFact: Hashable {
    /// Nanoseconds.
    case region(Int64)
    case phase(Phase)
    case task(WorkTask)
    case metric(MetricValue)
    case items(done: Int64, asked: Int64?)
    case worker(WorkerMemory)
    case error(String)

    /// - Throws: the first fault of the line.
    init(_ value: JSONValue) throws(ChannelFault) {
        guard let members = value.object else { throw .noObject(value.kind) }
        // A task has a worker, too; so `worker` comes last.
        let subjects = ["task", "phase", "metric", "region", "items", "error", "worker"]
        let subject = subjects.first { subject in members.contains { $0.name == subject } }
        switch subject {
        case "task":
            self = try Self.task(ChannelFields(members, "task", "worker", "start_ns", "stop_ns"))
        case "phase": self = try Self.phase(ChannelFields(members, "phase", "ns"))
        case "metric":
            self = try Self.metric(ChannelFields(members, "metric", "value", "unit", "direction"))
        case "region":
            let fields = try ChannelFields(members, "region", "ns")
            _ = try fields.name("region")
            self = .region(try fields.whole("ns"))
        case "items":
            let fields = try ChannelFields(members, "items", "of")
            self = .items(done: try fields.whole("items"), asked: try fields.wholeIfAny("of"))
        case "error":
            let fields = try ChannelFields(members, "error")
            self = .error(try fields.text("error"))
        case "worker":
            self = try Self.worker(ChannelFields(members, "worker", "peak_bytes", "pss_bytes"))
        default: throw .nothingKnown
        }
    }

    private static func task(_ fields: ChannelFields) throws(ChannelFault) -> ChannelFact {
        let task = WorkTask(
            name: try fields.name("task"),
            worker: try fields.wholeIfAny("worker", from: 1).map { Int($0) },
            start: try fields.whole("start_ns"), stop: try fields.whole("stop_ns"))
        guard task.start <= task.stop else { throw .stopBeforeStart }
        return .task(task)
    }

    private static func phase(_ fields: ChannelFields) throws(ChannelFault) -> ChannelFact {
        .phase(Phase(name: try fields.name("phase"), duration: try fields.whole("ns")))
    }

    private static func metric(_ fields: ChannelFields) throws(ChannelFault) -> ChannelFact {
        var metric = Metric(name: try fields.name("metric"), unit: try fields.nameIfAny("unit"))
        if let word = try fields.nameIfAny("direction") {
            guard let direction = Metric.Direction(rawValue: word) else { throw .badDirection }
            metric.direction = direction
        }
        return .metric(MetricValue(metric: metric, value: try fields.number("value")))
    }

    private static func worker(_ fields: ChannelFields) throws(ChannelFault) -> ChannelFact {
        .worker(
            WorkerMemory(
                worker: Int(try fields.whole("worker", from: 1)),
                peak: try fields.whole("peak_bytes"),
                proportional: try fields.wholeIfAny("pss_bytes")))
    }
}

/// The members of a line's object; `null` stands for a member that is not there.
struct ChannelFields {
    private let members: [JSONMember]

    /// - Throws: `unknownKey` where the object has a key that is not among the known ones.
    init(_ members: [JSONMember], _ known: String...) throws(ChannelFault) {
        if let other = members.first(where: { !known.contains($0.name) }) {
            throw .unknownKey(other.name)
        }
        self.members = members
    }

    private func value(_ key: String) -> JSONValue? {
        guard let value = members.first(where: { $0.name == key })?.value else { return nil }
        return value.kind == .null ? nil : value
    }

    /// A text that is not empty.
    func text(_ key: String) throws(ChannelFault) -> String {
        guard let value = value(key) else { throw .missingKey(key) }
        guard let text = value.string, !text.isEmpty else { throw .noText(key: key) }
        return text
    }

    /// A text without control characters.
    func name(_ key: String) throws(ChannelFault) -> String {
        let text = try text(key)
        guard
            !text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F })
                || !text.unicodeScalars.contains(where: {
                    $0.properties.generalCategory == .control
                })
        else { throw .controlCharacter(key: key) }
        return text
    }

    func nameIfAny(_ key: String) throws(ChannelFault) -> String? {
        value(key) == nil ? nil : try name(key)
    }

    /// A whole number from `least` on.
    func whole(_ key: String, from least: Int64 = 0) throws(ChannelFault) -> Int64 {
        guard let value = value(key) else { throw .missingKey(key) }
        guard let whole = value.number?.whole, whole >= least else {
            throw .noWhole(key: key, least: least)
        }
        return whole
    }

    func wholeIfAny(_ key: String, from least: Int64 = 0) throws(ChannelFault) -> Int64? {
        value(key) == nil ? nil : try whole(key, from: least)
    }

    /// A finite number.
    func number(_ key: String) throws(ChannelFault) -> Double {
        guard let value = value(key) else { throw .missingKey(key) }
        guard let number = value.number?.double else { throw .noNumber(key: key) }
        return number
    }
}
