import PerfModel
import RelaxedJSON

/// Reads the lines before the runs; what the history would refuse is a mistake here.
enum SessionFields {
    /// Microseconds from 1970 to the end of the year 9999.
    static let moments: ClosedRange<Int64> = 0...253_402_300_799_999_999

    /// Without host, revision and charts, which have lines of their own.
    static func session(_ fields: inout JSONFields) throws(InterchangeError) -> Session {
        let id = try fields.member("uuid").uuid()
        var session = Session(
            id: id, batch: try fields.member("batch").uuid(),
            startedAt: try fields.integerOrNil("started_at_us", in: moments)
                .map(Instant.init(microseconds:)),
            label: try fields.textOrNil("label"), origin: try fields.word("origin", Origin.self),
            recorder: try fields.text("recorder"), seed: try fields.integerOrNil("seed"),
            order: try fields.text("run_order"), suite: try fields.textOrNil("suite"))
        session.conditions = try conditions(&fields)
        return session
    }

    private static func conditions(_ fields: inout JSONFields) throws(InterchangeError)
        -> Conditions
    {
        var conditions = Conditions(
            kernel: try fields.textOrNil("kernel"),
            availableCPUs: try fields.integerOrNil("available_cpus", in: 1 ... .max)
                .map(Int.init),
            loadAverage: try fields.realOrNil("load_average", in: 0 ... .greatestFiniteMagnitude),
            governor: try fields.textOrNil("governor"),
            virtualization: try fields.textOrNil("virtualization"))
        conditions.isTurboOn = try fields.flagOrNil("is_turbo_on")
        conditions.isSMTOn = try fields.flagOrNil("is_smt_on")
        conditions.stealShare = try fields.realOrNil("steal_share", in: 0...1)
        conditions.memoryPressure = try fields.realOrNil("memory_pressure", in: 0...1)
        conditions.isOnBattery = try fields.flagOrNil("is_on_battery")
        conditions.isASLROn = try fields.flagOrNil("is_aslr_on")
        conditions.clockSource = try fields.textOrNil("clock_source")
        conditions.clockResolution = try fields.integerOrNil("clock_resolution_ns")
        conditions.timingFloor = try fields.integerOrNil("timing_floor_ns")
        conditions.shellCost = try fields.integerOrNil("shell_cost_ns")
        return conditions
    }

    static func host(_ fields: inout JSONFields) throws(InterchangeError) -> Host {
        Host(
            name: try fields.text("name"), isNameGiven: try fields.flag("is_name_given"),
            cpuModel: try fields.textOrNil("cpu_model"),
            logicalCPUs: try fields.integerOrNil("logical_cpus", in: 1 ... .max).map(Int.init),
            physicalCPUs: try fields.integerOrNil("physical_cpus", in: 1 ... .max).map(Int.init),
            memoryGiB: try fields.integerOrNil("memory_gib").map(Int.init),
            architecture: try fields.textOrNil("architecture"),
            osFamily: try fields.textOrNil("os_family"))
    }

    static func revision(_ fields: inout JSONFields) throws(InterchangeError) -> Revision {
        let commit = try fields.member("commit_hash")
        let hash = try commit.text()
        guard hash.utf8.allSatisfy(isHexadecimal) else {
            throw commit.mistake(.session(.badCommit(hash)))
        }
        return Revision(
            commit: hash, branch: try fields.textOrNil("branch"),
            isDirty: try fields.flag("is_dirty"))
    }

    static func chart(_ fields: inout JSONFields) throws(InterchangeError) -> ChartDeclaration {
        var chart = ChartDeclaration(
            name: try fields.text("name"), title: try fields.text("title"),
            kind: try fields.word("kind", ChartDeclaration.Kind.self))
        for (name, cursor) in try fields.member("filter").members() {
            chart.filter.append(DimensionFilter(dimension: name, values: try cursor.words()))
        }
        chart.x = try fields.textOrNil("x")
        chart.series = try fields.member("series").words()
        chart.group = try fields.textOrNil("group_name")
        return chart
    }

    /// The configuration with its number, and why it was measured no further.
    static func configuration(
        _ fields: inout JSONFields
    ) throws(InterchangeError) -> (number: Int64, SessionConfiguration, stop: StopReason?) {
        let number = try fields.integer("number")
        let configuration = try dimensions(&fields)
        var planned = SessionConfiguration(
            configuration, command: try fields.member("command").words(),
            expected: try fields.word("expected_outcome", Outcome.self))
        let stop = try fields.wordOrNil("stop_reason", StopReason.self)
        for pair in try fields.optional("settings")?.list() ?? [] {
            let words = try pair.words()
            guard words.count == 2 else {
                throw pair.mistake(.session(.outOfRange("\(words.count)")))
            }
            planned.settings.append(Setting(words[0], words[1]))
        }
        return (number, planned, stop)
    }

    private static func dimensions(_ fields: inout JSONFields) throws(InterchangeError)
        -> Configuration
    {
        let benchmark = try fields.text("benchmark")
        let strategy = try fields.textOrNil("strategy").map(Strategy.init)
        let workers = try fields.integerOrNil("workers", in: 1 ... .max)
        if strategy == .serial, workers != 1 {
            throw fields.fault(.contradiction(.serialWithWorkers))
        }
        let load = try fields.textOrNil("load")
        let factor = try fields.realOrNil(
            "load_factor", in: Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
        guard (load == nil) == (factor == nil) else {
            throw fields.fault(.contradiction(.halfALoad))
        }
        var configuration = Configuration(
            benchmark: benchmark, strategy: strategy, workers: workers.map(Int.init),
            load: load.map { Load(name: $0, factor: factor ?? 1) },
            caching: try fields.textOrNil("caching"),
            mechanism: try fields.textOrNil("mechanism"), runtime: try fields.textOrNil("runtime"))
        for (name, cursor) in try fields.member("parameters").members() {
            guard let value = cursor.value.string else { throw cursor.wrongKind(.string) }
            configuration.parameters.append(Parameter(name: name, value: value))
        }
        return configuration
    }

    static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

extension JSONCursor {
    /// A UUID in lower case: 8, 4, 4, 4 and 12 hexadecimal digits.
    func uuid() throws(InterchangeError) -> String {
        let text = try text()
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [8, 4, 4, 4, 12],
            parts.allSatisfy({ $0.utf8.allSatisfy(SessionFields.isHexadecimal) })
        else { throw mistake(.session(.badUUID(text))) }
        return text
    }
}
