import PerfModel
import RelaxedJSON
import TestSupport
import Testing

@testable import PerfInterchange

/// The lines of a text, read one after the other.
private func read(_ text: String) throws(InterchangeError) -> (SessionOutline?, [Run]) {
    try read(Array(text.utf8))
}

private func read(_ bytes: [UInt8]) throws(InterchangeError) -> (SessionOutline?, [Run]) {
    var reader = SessionLineReader()
    var runs: [Run] = []
    var start = 0
    while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        if let run = try reader.take(bytes, start..<end) { runs.append(run) }
        start = end + 1
    }
    try reader.finish()
    return (reader.outline, runs)
}

private func written(_ outline: SessionOutline, _ runs: [Run]) -> [UInt8] {
    SessionLines.head(of: outline) + SessionLines.lines(of: runs)
        + SessionLines.end(runs: runs.count)
}

/// A session without anything that may be absent, of one run.
private let least = """
    {"format":{"name":"perfdb-session","version":1}}
    {"session":{"uuid":"00000000-0000-4000-8000-000000000001",\
    "batch":"00000000-0000-4000-8000-000000000001","origin":"imported","recorder":"x",\
    "run_order":"y"}}
    {"configuration":{"number":1,"benchmark":"b","parameters":{},"command":[],\
    "expected_outcome":"ok"}}
    {"run":{"position":1,"configuration":1,"round":1,"is_warmup":false,"outcome":"ok","wall_ns":5}}
    {"end":{"runs":1}}

    """

/// The line of its run.
private let runLine = """
    {"run":{"position":1,"configuration":1,"round":1,"is_warmup":false,"outcome":"ok","wall_ns":5}}
    """

@Suite struct `The lines of a session` {
    @Test func `hold the least there is`() throws {
        let (outline, runs) = try read(least)
        #expect(outline?.session.startedAt == nil && outline?.session.host == nil)
        #expect(outline?.configurations.count == 1 && outline?.stops == [nil])
        #expect(runs.map(\.usage) == [Usage(read: 5, readingError: nil)])
        #expect(written(try #require(outline), runs) == Array(least.utf8))
    }

    @Test(arguments: [
        "a", "it's \"x\"", "\\", "\0", "line\nend\r\t", "\u{1f}\u{7f}\u{85}\u{2028}\u{2029}",
        "🙂👨‍👩‍👧", "e\u{301}", "é", "<b>&amp;", "\u{202e}abc", "{\"end\":{}}", " ",
        String(repeating: "x", count: 5000),
    ])
    func `hold any text, each line on its own`(text: String) throws {
        var session = Session(
            id: "00000000-0000-4000-8000-000000000001", startedAt: nil, label: text,
            origin: .imported, recorder: text, order: text, suite: text,
            charts: [
                ChartDeclaration(
                    name: text, title: text, filter: [DimensionFilter(text, text, "")], x: text,
                    series: [text], group: text)
            ])
        session.host = Host(name: text, cpuModel: text)
        let planned = SessionConfiguration(
            Configuration(
                benchmark: text, strategy: Strategy(text), load: Load(name: text, factor: 0.1),
                parameters: [Parameter(name: text, value: text)]),
            command: [text, ""], settings: [Setting(text, text)])
        var run = Run(
            configuration: 0, startedAt: nil, outcome: .failed, exitStatus: 1, signal: nil,
            isWarmup: false, round: 1, position: 1, usage: Usage(wall: 0, user: nil, sys: nil))
        run.report.phases = [Phase(name: text, duration: 0)]
        run.report.metrics = [MetricValue(metric: Metric(name: text, unit: text), value: -0.1)]
        run.report.messages = [RunMessage(kind: .warning, name: text, text: text)]
        let outline = SessionOutline(session: session, configurations: [planned], stops: [.runs])
        let bytes = written(outline, [run])
        let (readOutline, readRuns) = try read(bytes)
        #expect(readOutline == outline && readRuns == [run])
        #expect(Array(written(try #require(readOutline), readRuns)) == bytes)
        #expect(bytes.count { $0 == 0x0A } == 7)
        #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A })
    }

    @Test(arguments: [
        0, 1, -1, 0.1, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, 1e16, 123456789.123,
    ])
    func `hold any number exactly`(value: Double) throws {
        let (outline, read1) = try read(least)
        var runs = read1
        runs[0].report.metrics = [MetricValue(metric: Metric(name: "m"), value: value)]
        runs[0].usage.wall = .max
        runs[0].round = .max
        #expect(try read(written(try #require(outline), runs)).1 == runs)
    }

    @Test func `of a run are read alike whether they are spelled as they are written or not`()
        throws
    {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let run = Self.run(&random)
            let line = Array(String(decoding: SessionLines.lines(of: [run]), as: UTF8.self).utf8)
            var scanned: Run?
            line.dropLast().withContiguousStorageIfAvailable { bytes in
                var scanner = RunScanner(bytes)
                scanned = scanner.run(configurations: 3)
            }
            #expect(scanned == run)
            let cursor = JSONCursor(try JSONValue(utf8: line), path: "")
            let any = try cursor.member("run").fields { fields throws(InterchangeError) in
                try RunFields.run(&fields, configurations: 3)
            }
            #expect(any == run)
        }
    }

    private static func run(_ random: inout SeededGenerator) -> Run {
        func maybe(_ random: inout SeededGenerator) -> Int64? {
            .random(using: &random)
                ? [0, 7, .max, .random(in: 0 ... .max, using: &random)]
                    .randomElement(using: &random) : nil
        }
        let outcome = Outcome.allCases.randomElement(using: &random) ?? .ok
        var run = Run(
            configuration: .random(in: 0...2, using: &random),
            startedAt: Bool.random(using: &random) ? Instant(microseconds: 12_345) : nil,
            outcome: outcome, exitStatus: Bool.random(using: &random) ? 255 : nil,
            signal: outcome != .ok && Bool.random(using: &random) ? 127 : nil,
            isWarmup: .random(using: &random), round: .random(in: 1...9, using: &random),
            position: .random(in: 1 ... .max, using: &random),
            usage: Usage(
                wall: maybe(&random) ?? 0, user: maybe(&random), sys: maybe(&random),
                maxRSS: maybe(&random), voluntarySwitches: maybe(&random),
                involuntarySwitches: maybe(&random), minorFaults: maybe(&random),
                majorFaults: maybe(&random), blockReads: maybe(&random),
                blockWrites: maybe(&random)))
        run.usage.readingError = maybe(&random)
        run.report.region = maybe(&random)
        run.report.items = maybe(&random)
        return run
    }

    @Test func `may have blanks, another order of keys, null for what is absent, and any line end`()
        throws
    {
        let text = least.replacing("\n", with: "\r\n")
            .replacing(#"{"end":{"runs":1}}"#, with: #" { "end" : { "runs" : 1 } } "#)
            .replacing(#""position":1,"configuration":1"#, with: #""configuration":1,"position":1"#)
            .replacing(#""wall_ns":5"#, with: #""signal":null,"wall_ns":5.0,"user_ns":null"#)
        #expect(try read(text).1 == read(least).1)
        #expect(try read(String(least.dropLast())).1 == read(least).1)
    }
}

/// A text of the least session that is replaced by another, and what is wrong then and where.
struct SessionMistake: CustomTestStringConvertible, Sendable {
    var old: String
    var new: String
    var problem: InterchangeError.Problem
    var line: Int
    var path = ""

    init(
        _ old: String, _ new: String, _ fault: SessionFault, line: Int, _ path: String = ""
    ) {
        (self.old, self.new, self.line, self.path) = (old, new, line, path)
        problem = .session(fault)
    }

    var testDescription: String { "\(new) for \(old)" }

    static let all = [
        SessionMistake(
            "perfdb-session", "x", .unknownWord("x", known: ["perfdb-session"]), line: 1,
            "format.name"),
        SessionMistake(
            #""version":1"#, #""version":1,"more":1"#, .unknownKey("more"), line: 1, "format"),
        SessionMistake(
            #""version":1"#, #""version":0"#, .outOfRange("0"), line: 1, "format.version"),
        SessionMistake(
            #"{"format""#, #"{"form""#, .wrongLine("form", expected: ["format"]), line: 1),
        SessionMistake(
            #"{"session""#, #"{"host""#, .wrongLine("host", expected: ["session"]), line: 2),
        SessionMistake(
            "-000000000001\",\"batch", "\",\"batch", .badUUID("00000000-0000-4000-8000"), line: 2,
            "session.uuid"),
        SessionMistake(
            "imported", "measured", .contradiction(.measuredWithoutStartOrHost), line: 3,
            "configuration"),
        SessionMistake(
            "imported", "guessed",
            .unknownWord("guessed", known: ["measured", "imported", "transcribed"]), line: 2,
            "session.origin"),
        SessionMistake(
            #""run_order""#, #""started_at_us":253402300800000000,"run_order""#,
            .outOfRange("253402300800000000"), line: 2, "session.started_at_us"),
        SessionMistake(
            #""run_order""#, #""steal_share":1.5,"run_order""#, .outOfRange("1.5"), line: 2,
            "session.steal_share"),
        SessionMistake(
            #""run_order""#, #""temperature":40,"run_order""#, .unknownKey("temperature"), line: 2,
            "session"),
        SessionMistake(
            "{\"configuration\":{\"number",
            #"{"revision":{"commit_hash":"ABC","is_dirty":true}}"#
                + "\n{\"configuration\":{\"number",
            .badCommit("ABC"), line: 3, "revision.commit_hash"),
        SessionMistake(
            "{\"configuration\":{\"number",
            #"{"chart":{"name":"a","title":"b","kind":"bars","filter":{},"series":[]}}"#
                + "\n{\"configuration\":{\"number",
            .contradiction(.chartWithoutSuite), line: 3, "chart"),
        SessionMistake(#""number":1"#, #""number":2"#, .outOfOrder(2), line: 3, "configuration"),
        SessionMistake(
            #""benchmark":"b""#, #""benchmark":"b","strategy":"serial","workers":2"#,
            .contradiction(.serialWithWorkers), line: 3, "configuration"),
        SessionMistake(
            #""benchmark":"b""#, #""benchmark":"b","load":"high""#, .contradiction(.halfALoad),
            line: 3, "configuration"),
        SessionMistake(
            #""position":1"#, #""position":0"#, .outOfRange("0"), line: 4, "run.position"),
        SessionMistake(
            #","configuration":1"#, #","configuration":2"#, .unknownConfiguration(2), line: 4, "run"
        ),
        SessionMistake(
            #""wall_ns":5"#, #""wall_ns":-5"#, .outOfRange("-5"), line: 4, "run.wall_ns"),
        SessionMistake(
            #""wall_ns":5"#, #""wall_ns":9223372036854775808"#, .outOfRange("9223372036854775808"),
            line: 4, "run.wall_ns"),
        SessionMistake(
            #""outcome":"ok""#, #""outcome":"ok","signal":9"#, .contradiction(.okWithSignal),
            line: 4, "run"),
        SessionMistake(
            #""outcome":"ok""#, #""outcome":"okay""#,
            .unknownWord("okay", known: Outcome.allCases.map(\.rawValue)), line: 4, "run.outcome"),
        SessionMistake(
            #""wall_ns":5"#, #""wall_ns":5,"tasks":[{"name":"t","start_ns":2,"stop_ns":1}]"#,
            .contradiction(.stopBeforeStart), line: 4, "run.tasks[0]"),
        SessionMistake(
            #""wall_ns":5"#,
            #""wall_ns":5,"phases":[{"name":"a","duration_ns":1},{"name":"a","duration_ns":1}]"#,
            .twice("a"), line: 4, "run"),
        SessionMistake(
            #""wall_ns":5"#, #""wall_ns":5,"memory":1"#, .unknownKey("memory"), line: 4, "run"),
        SessionMistake(
            #"{"end":{"runs":1}}"#, #"{"end":{"runs":2}}"#, .wrongCount(told: 2, found: 1), line: 5,
            "end"),
        SessionMistake("{\"end\":{\"runs\":1}}\n", "", .cutOff, line: 5),
        SessionMistake(
            "{\"end\":{\"runs\":1}}\n", "{\"end\":{\"runs\":1}}\n{\"end\":{\"runs\":1}}\n",
            .wrongLine("end", expected: []), line: 6),
        SessionMistake(
            "\(runLine)\n{\"end\":{\"runs\":1}}\n",
            "", .cutOff, line: 4),
    ]
}

@Suite struct `A mistake in the lines of a session` {
    @Test(arguments: SessionMistake.all)
    func `is told with its line`(mistake: SessionMistake) {
        #expect(least.contains(mistake.old))
        let error = #expect(throws: InterchangeError.self) {
            _ = try read(least.replacing(mistake.old, with: mistake.new, maxReplacements: 1))
        }
        guard case .mistake(let problem, let path, let place) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problem == mistake.problem)
        #expect(place.line == mistake.line)
        #expect(path == mistake.path)
    }

    @Test func `is what follows a run with the same position, or a configuration that has none`() {
        let run = runLine
        #expect(
            throws: InterchangeError.mistake(
                .session(.outOfOrder(1)), path: "run", place: TextPlace(line: 5, column: 1))
        ) { _ = try read(least.replacing(run, with: "\(run)\n\(run)")) }
        let more =
            """
            {"configuration":{"number":2,"benchmark":"c","parameters":{},"command":[],\
            "expected_outcome":"ok"}}
            """
        #expect(throws: InterchangeError.self) {
            _ = try read(least.replacing(run, with: "\(more)\n\(run)"))
        }
        let twice = more.replacing("\"c\"", with: "\"b\"")
        #expect(
            throws: InterchangeError.mistake(
                .session(.twice("b")), path: "configuration",
                place: TextPlace(line: 4, column: 18))
        ) { _ = try read(least.replacing(run, with: "\(twice)\n\(run)")) }
    }

    @Test func `is not looked for in what a newer perfdb wrote`() {
        #expect(throws: InterchangeError.newer(found: 2, known: 1)) {
            _ = try read(#"{"format":{"name":"perfdb-session","version":2,"more":[]}}"#)
        }
    }

    @Test func `of JSON is told, too, and an empty file is cut off`() {
        #expect(
            throws: InterchangeError.mistake(
                .session(.cutOff), path: "", place: TextPlace(line: 1, column: 1))
        ) { _ = try read("") }
        #expect(
            throws: InterchangeError.mistake(
                .syntax(.expected(.value, found: .end)), path: "",
                place: TextPlace(line: 2, column: 1))
        ) { _ = try read("{\"format\":{\"name\":\"perfdb-session\",\"version\":1}}\n\n") }
        for length in 0..<least.utf8.count - 1 {
            #expect(throws: InterchangeError.self) {
                _ = try read(Array(least.utf8.prefix(length)))
            }
        }
    }
}

@Suite struct `The name of a session's file` {
    @Test func `is its start and its UUID`() {
        let id = "00000000-0000-4000-8000-000000000001"
        let start = Instant(microseconds: 1_795_168_800_999_999)
        var session = Session(id: id, startedAt: start, origin: .imported, recorder: "x")
        #expect(SessionForm.fileName(of: session) == "2026-11-20T100000Z-\(id).jsonl")
        session.startedAt = nil
        #expect(SessionForm.fileName(of: session) == "undated-\(id).jsonl")
    }

    @Test func `is not what its content is recognised by`() {
        #expect(SessionForm.recognises(Array(least.utf8.prefix(64))))
        #expect(
            SessionForm.recognises(Array("\n { \"format\": {\"name\": \"perfdb-session\"".utf8)))
        #expect(!SessionForm.recognises(Array("{\"results\": [".utf8)))
        #expect(!SessionForm.recognises([]))
    }
}
