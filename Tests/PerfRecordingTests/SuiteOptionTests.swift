import PerfModel
import PerfRecording
import RelaxedJSON
import Testing

@Suite struct `What a suite says of how is measured` {
    private static func read(_ text: String) throws -> PerfRecording.Suite {
        try SuiteReader.suite(Array(text.utf8))
    }

    private static func benchmark(_ members: String) throws -> SuiteBenchmark {
        try read(#"{"benchmarks": [{"name": "b", \#(members)}]}"#).benchmarks[0]
    }

    @Test func `is nothing where it says nothing`() throws {
        let suite = try Self.read(#"{"benchmarks": [{"name": "b", "command": ["x"]}]}"#)
        #expect(suite.options == ChildOptions() && suite.benchmarks[0].options == ChildOptions())
        #expect(suite.order == nil && suite.setupMoment == nil)
        #expect(suite.reference == nil)
    }

    @Test func `may be all that the command line can say`() throws {
        let suite = try Self.read(
            """
            {"runs": "auto", "min-runs": 8, "max-runs": 90, "precision": "1%", "budget": "2s",
             "order": "sequential", "setup-at": "switch", "reference": "old", "setup": ["make", "-s"], "nice": -5,
             "pin": "0,2-3", "env": {"A": "{size}", "N": 3}, "clean-env": true, "counters": true,
             "benchmarks": [
               {"name": "b", "commands": {"old": ["./old"], "new": ["./new", "{command}"]},
                "concurrency": [1, "4"], "parameters": {"size": [1]},
                "prepare": ["sync", "{size}"], "conclude": ["true"], "cleanup": ["rm", "x"],
                "cwd": "work", "input": "in.txt", "pin": 1, "runs": 5,
                "metrics": {"rate": {"regex": "rate: (.*)", "unit": "1/s", "direction": "higher"},
                            "left": "left=(.*)", "p99": {"json": "latency.p99"}}}]}
            """)
        #expect(
            suite.runs
                == GoalRequest(
                    .auto, least: 8, most: 90, precision: 0.01, budget: .seconds(2)))
        #expect(suite.order == .sequential && suite.setupMoment == .atSwitch)
        let options = suite.options
        #expect(options.hooks == [.setup: ["make", "-s"]] && options.niceness == -5)
        #expect(options.cpus?.numbers == [0, 2, 3] && options.isEnvironmentClean == true)
        #expect(options.variables.map { [$0.name, $0.value] } == [["A", "{size}"], ["N", "3"]])
        #expect(options.counts == true)
        let benchmark = suite.benchmarks[0]
        #expect(benchmark.commands == [["./old"], ["./new", "{command}"]])
        #expect(suite.reference == "old" && benchmark.runs == 5)
        #expect(benchmark.points.map(\.command) == [0, 0, 1, 1])
        #expect(benchmark.points.map(\.copies) == [1, 4, 1, 4])
        #expect(benchmark.options.hooks[.prepare] == ["sync", "{size}"])
        #expect(benchmark.options.hooks.count == 3 && benchmark.options.cpus?.text == "1")
        #expect(benchmark.options.folder == "work" && benchmark.options.input == "in.txt")
        #expect(
            benchmark.options.metrics == [
                MetricRule(
                    Metric(name: "rate", unit: "1/s", direction: .higher), .pattern("rate: (.*)")),
                MetricRule(Metric(name: "left"), .pattern("left=(.*)")),
                MetricRule(Metric(name: "p99"), .path("latency.p99")),
            ])
    }

    @Test func `of a benchmark stands before that of its suite, and the call's before both`() throws
    {
        let suite = try Self.read(
            """
            {"pin": "0", "nice": 1, "env": {"A": "1", "B": "1"}, "setup": ["s"], "precision": 0.1,
             "benchmarks": [{"name": "b", "command": ["x"], "nice": 2, "env": {"B": "2", "C": "2"},
                             "prepare": ["p"], "max-runs": 20}]}
            """)
        var call = ChildOptions()
        call.variables = [try ChildVariable("C=3"), try ChildVariable("D=3")]
        call.cpus = try CPUList("1")
        let points = try suite.points(
            SuiteSelection(runs: GoalRequest(least: 7), options: call), interpreters: [:])
        let options = points[0].options
        #expect(options.cpus?.numbers == [1] && options.niceness == 2)
        #expect(options.hooks == [.setup: ["s"], .prepare: ["p"]])
        #expect(
            options.variables.map { "\($0.name)=\($0.value)" } == ["A=1", "B=2", "C=3", "D=3"])
        #expect(points[0].runs == GoalRequest(.auto, least: 7, most: 20, precision: 0.1))
    }

    @Test func `compares commands in the order in which they are written`() throws {
        let benchmark = try Self.benchmark(#""commands": {"z": ["1"], "a": ["2", ""]}"#)
        #expect(benchmark.commands == [["1"], ["2", ""]])
        let suite = try Self.read(
            #"{"benchmarks": [{"name": "b", "commands": {"z": ["1"], "a": ["2"]}}]}"#)
        let points = try suite.points(SuiteSelection(), interpreters: [:])
        #expect(points.map(\.command) == [["1"], ["2"]])
        #expect(
            points.map(\.configuration.parameters) == [
                [Parameter(name: "command", value: "z")], [Parameter(name: "command", value: "a")],
            ])
    }

    @Test func `names a command to compare with that there is`() {
        let text = #"{"benchmarks": [{"name": "b", "commands": {"a": ["x"]}}], "reference": "b"}"#
        do {
            _ = try Self.read(text)
            Issue.record("it was read")
        } catch {
            #expect(
                (error as? SuiteError)?.problem == .unknownCommand("b", known: ["a"]), "\(error)")
        }
    }

    /// Members of a benchmark, the mistake in them, and its path.
    private static let mistakes: [(String, SuiteError.Problem, String)] = [
        (
            #""command": ["x"], "commands": {"a": ["y"]}"#, .conflict("command", "commands"),
            "benchmarks[0]"
        ),
        (#""commands": {}"#, .emptyList, "benchmarks[0].commands"),
        (#""commands": {"": ["x"]}"#, .badText(""), "benchmarks[0].commands"),
        (#""commands": {"a": [""]}"#, .badText(""), "benchmarks[0].commands.a[0]"),
        (
            #""commands": {"a": ["x"]}, "parameters": {"command": [1]}"#,
            .badSweep(.parameterOfDimension("command")), "benchmarks[0]"
        ),
        (
            #""command": ["x"], "concurrency": [2], "parameters": {"concurrency": [1]}"#,
            .badSweep(.parameterOfDimension("concurrency")), "benchmarks[0]"
        ),
        (
            #""command": ["x"], "concurrency": [0]"#,
            .badSweep(.badItem("0", dimension: "concurrency")), "benchmarks[0].concurrency[0]"
        ),
        (
            #""command": ["x"], "runs": 5, "budget": "1s""#, .conflict("runs", "budget"),
            "benchmarks[0].budget"
        ),
        (
            #""command": ["x"], "runs": "many""#, .wrongType(expected: .runs, found: .string),
            "benchmarks[0].runs"
        ),
        (
            #""command": ["x"], "min-runs": 5, "max-runs": 4"#,
            .badGoal(.mostBelowLeast(least: 5, most: 4)), "benchmarks[0]"
        ),
        (#""command": ["x"], "precision": "2 %""#, .badShare("2 %"), "benchmarks[0].precision"),
        (#""command": ["x"], "precision": 2"#, .badShare("2"), "benchmarks[0].precision"),
        (#""command": ["x"], "setup": []"#, .emptyList, "benchmarks[0].setup"),
        (#""command": ["x"], "setup": [""]"#, .badText(""), "benchmarks[0].setup[0]"),
        (
            #""command": ["x"], "setup": "make""#, .wrongType(expected: .words, found: .string),
            "benchmarks[0].setup"
        ),
        (
            #""command": ["x"], "prepare": ["{workers}"]"#, .placeholderNotGiven("workers"),
            "benchmarks[0].prepare[0]"
        ),
        (
            #""command": ["x"], "env": {"A": "{load}"}"#, .placeholderNotGiven("load"),
            "benchmarks[0].env.A"
        ),
        (
            #""command": ["x"], "env": {"PERFDB_LOAD": "1"}"#,
            .badVariable(.ownName("PERFDB_LOAD")), "benchmarks[0].env.PERFDB_LOAD"
        ),
        (
            #""command": ["x"], "env": {"A": true}"#,
            .wrongType(expected: .item, found: .boolean), "benchmarks[0].env.A"
        ),
        (
            #""command": ["x"], "pin": "1-"# + #"""#, .badSweep(.badItem("1-", dimension: "pin")),
            "benchmarks[0].pin"
        ),
        (
            #""command": ["x"], "nice": 20"#, .badCount("20", least: -20, most: 19),
            "benchmarks[0].nice"
        ),
        (
            #""command": ["x"], "counters": 1"#,
            .wrongType(expected: .trueOrFalse, found: .number), "benchmarks[0].counters"
        ),
        (#""command": ["x"], "cwd": """#, .badText(""), "benchmarks[0].cwd"),
        (
            #""command": ["x"], "metrics": {"a": {"unit": "s"}}"#, .missingKey("regex"),
            "benchmarks[0].metrics.a"
        ),
        (
            #""command": ["x"], "metrics": {"a": {"regex": "x", "json": "y"}}"#,
            .conflict("regex", "json"), "benchmarks[0].metrics.a.json"
        ),
        (
            #""command": ["x"], "metrics": {"a": {"json": "y["}}"#,
            .badMetric(.badRule(.badPath("y[", at: 1))), "benchmarks[0].metrics.a.json"
        ),
        (
            #""command": ["x"], "metrics": {"a": {"regex": 1}}"#,
            .wrongType(expected: .text, found: .number), "benchmarks[0].metrics.a.regex"
        ),
    ]

    @Test(arguments: mistakes.indices)
    func `is refused where it makes no sense`(index: Int) throws {
        let (members, problem, path) = Self.mistakes[index]
        do {
            _ = try Self.benchmark(members)
            Issue.record("\(members) was read")
        } catch let error as SuiteError {
            #expect(error.problem == problem && error.path == path, "\(members): \(error)")
        }
    }
}
