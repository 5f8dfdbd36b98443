import PerfModel
import RelaxedJSON

/// Reads hyperfine's JSON: summaries with a list of times (1.x, which call it nothing), or measurements
/// (2.x, schema version 2). Keys that it does not know are left alone.
///
/// - Source: D. Peter and others, hyperfine, https://github.com/sharkdp/hyperfine, `BenchmarkResult`
///   and `JsonExporter` of 1.0 to 1.20 and 2.0.
enum HyperfineReader {
    /// The newest form that is known.
    private static let newestSchema: Int64 = 2

    static func content(_ file: JSONCursor) throws(InterchangeError) -> HyperfineFileContent {
        let isOld = try isOld(file)
        var results: [HyperfineResult] = []
        for item in try file.member("results").list() {
            results.append(isOld ? try oldResult(item) : try newResult(item))
        }
        let metadata = try file.optional("metadata")
        let platform = try metadata?.optional("platform")
        return HyperfineFileContent(
            results: results, version: try metadata?.optional("hyperfine_version")?.text(),
            startedAt: try metadata?.optional("start_time")?.moment(),
            system: try platform?.optional("os")?.text(),
            architecture: try platform?.optional("architecture")?.text())
    }

    private static func isOld(_ file: JSONCursor) throws(InterchangeError) -> Bool {
        guard let schema = try file.optional("schema_version") else { return true }
        let number = try schema.number()
        guard number.whole == newestSchema else {
            throw schema.mistake(.unknownVersion(number.text))
        }
        return false
    }

    // MARK: - From 2.0

    private static func newResult(_ item: JSONCursor) throws(InterchangeError) -> HyperfineResult {
        let list = try item.member("measurements")
        var runs: [HyperfineRun] = []
        for measurement in try list.list() { runs.append(try run(measurement)) }
        guard !runs.isEmpty else { throw list.mistake(.emptyList) }
        return HyperfineResult(
            command: try item.member("command").text(), name: try item.optional("name")?.text(),
            runs: runs, parameters: try parameters(item))
    }

    private static func run(_ item: JSONCursor) throws(InterchangeError) -> HyperfineRun {
        var run = HyperfineRun(
            wall: try item.member("time_wall_clock").quantity("second").seconds())
        run.user = try item.optional("time_user")?.quantity("second").seconds()
        run.system = try item.optional("time_system")?.quantity("second").seconds()
        run.memory = try item.optional("memory_peak_resident")?.quantity("byte").bytes()
        run.end = try item.end("exit_code")
        for name in counters {
            if let count = try item.optional(name)?.member("value") {
                let words = String(name.map { $0 == "_" ? "-" : $0 })
                run.counters.append(
                    HyperfineRun.Counter(name: words, value: Double(try count.bytes())))
            }
        }
        return run
    }

    private static let counters = [
        "cpu_cycles", "instructions", "cache_references", "cache_misses", "branch_misses",
    ]

    // MARK: - Before 2.0

    private static func oldResult(_ item: JSONCursor) throws(InterchangeError) -> HyperfineResult {
        let command = try item.member("command").text()
        let list = try item.member("times")
        var runs: [HyperfineRun] = []
        for time in try list.list() { runs.append(HyperfineRun(wall: try time.seconds())) }
        guard !runs.isEmpty else { throw list.mistake(.emptyList) }
        let sizes = try perRun("memory_usage_byte", of: item, runs: runs.count)
        for (place, size) in sizes.enumerated() { runs[place].memory = try size.bytes() }
        let codes = try perRun("exit_codes", of: item, runs: runs.count)
        for (place, code) in codes.enumerated() { runs[place].end = try code.end() }
        return HyperfineResult(
            command: command, runs: runs, user: try item.optional("user")?.seconds(),
            system: try item.optional("system")?.seconds(), parameters: try parameters(item))
    }

    /// A list that has a value for each run; empty where it is absent.
    private static func perRun(
        _ name: String, of item: JSONCursor, runs: Int
    ) throws(InterchangeError) -> [JSONCursor] {
        guard let list = try item.optional(name) else { return [] }
        let values = try list.list()
        guard values.count == runs else {
            throw list.mistake(.unequalCount(found: values.count, times: runs))
        }
        return values
    }

    // MARK: - Parameters

    /// The parameters by name; before 1.11 there was one value, and its name was not told.
    private static func parameters(_ item: JSONCursor) throws(InterchangeError) -> [Parameter] {
        if let members = try item.optional("parameters")?.members() {
            var parameters: [Parameter] = []
            for (name, cursor) in members {
                guard !name.isEmpty else { throw cursor.mistake(.emptyText) }
                parameters.append(Parameter(name: name, value: try cursor.word()))
            }
            return parameters.sorted()
        }
        guard let parameter = try item.optional("parameter") else { return [] }
        return [Parameter(name: "parameter", value: try parameter.word())]
    }
}

extension JSONCursor {
    /// The number of a `{"value": 1.5, "unit": "second"}` in the unit that is wanted.
    fileprivate func quantity(_ unit: String) throws(InterchangeError) -> JSONCursor {
        let found = try member("unit")
        let text = try found.text()
        guard text == unit else { throw found.mistake(.unknownUnit(text)) }
        return try member("value")
    }

    /// A count or a size; one that is written with a fraction of zero, too.
    fileprivate func bytes() throws(InterchangeError) -> Int64 {
        let number = try number()
        guard let size = number.whole, size >= 0 else { throw mistake(.badSize(number.text)) }
        return size
    }

    /// A text, which may be empty, or a number as it is written.
    fileprivate func word() throws(InterchangeError) -> String {
        if let text = value.string ?? value.number?.text { return text }
        throw wrongKind(.string)
    }

    fileprivate func end() throws(InterchangeError) -> HyperfineRun.End {
        if value.kind == .null { return .signalled }
        let number = try number()
        guard let code = number.whole.flatMap({ Int32(exactly: $0) }) else {
            throw mistake(.badExitCode(number.text))
        }
        return .code(Int(code))
    }

    /// How a run ended, by a member that may be absent or null.
    fileprivate func end(_ name: String) throws(InterchangeError) -> HyperfineRun.End {
        guard value[name] != nil else { return .untold }
        guard let member = try optional(name) else { return .signalled }
        return try member.end()
    }

    /// A moment as `2026-11-20T08:00:00Z`.
    fileprivate func moment() throws(InterchangeError) -> Instant {
        let text = try text()
        // A word such as `yesterday` is no moment of a file.
        guard text.first?.isNumber == true, text.contains("T"), text.hasSuffix("Z"),
            let when = try? When(text, now: Instant(microseconds: 0)),
            case .instant(let moment) = when, moment.microseconds >= 0
        else { throw mistake(.badMoment(text)) }
        return moment
    }
}
