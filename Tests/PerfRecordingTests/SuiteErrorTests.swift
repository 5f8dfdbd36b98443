import PerfModel
import PerfRecording
import RelaxedJSON
import Testing

@Suite struct `A mistake in a suite` {
    typealias Problem = SuiteError.Problem

    static let commonKeys = [
        "runs", "min-runs", "max-runs", "precision", "budget", "setup", "prepare", "conclude",
        "cleanup", "pin", "nice", "env", "clean-env", "cwd", "input", "counters", "metrics",
    ]
    static let suiteKeys =
        ["name", "warmup", "timeout", "order", "setup-at", "reference", "benchmarks", "charts"]
        + commonKeys
    static let benchmarkKeys =
        [
            "name", "command", "commands", "strategy", "workers", "load", "caching",
            "runtime", "interpreter", "parameters", "concurrency", "warmup", "timeout", "expect",
            "service", "min-change", "min-delta",
        ] + commonKeys
    static let chartKeys = ["name", "title", "kind", "filter", "x", "series", "group"]

    private func check(
        _ text: String, _ problem: Problem, _ path: String, line: Int = 1, column: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let place = TextPlace(line: line, column: column)
        #expect(
            throws: SuiteError(problem, path: path, at: place), "\(text)",
            sourceLocation: sourceLocation
        ) {
            try SuiteReader.suite(Array(text.utf8))
        }
    }

    /// Checks an entry of `benchmarks`, given without its braces, name and command; columns count
    /// from its own line.
    private func checkEntry(
        _ members: String, _ problem: Problem, _ path: String, column: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        check(
            """
            {"benchmarks": [
            {"name": "b", "command": ["x"],
            \(members)}
            ]}
            """, problem, "benchmarks[0]" + path, line: column == 0 ? 2 : 3,
            column: max(1, column), sourceLocation: sourceLocation)
    }

    /// Checks the charts of a suite with the benchmark `b` and the parameter `size`.
    private func checkCharts(
        _ charts: String, _ problem: Problem, _ path: String, column: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        check(
            """
            {"benchmarks": [{"name": "b", "command": ["x"], "parameters": {"size": "1"}}], "charts":
            [\(charts)]}
            """, problem, "charts" + path, line: 2, column: column, sourceLocation: sourceLocation)
    }

    @Test func `of syntax has line and column`() {
        check("", .syntax(.expected(.value, found: .end)), "", column: 1)
        check(
            "{\n  \"runs\": 6\n  \"name\": 1\n}",
            .syntax(.expected(.commaOrBrace, found: .text("\""))), "", line: 3, column: 3)
        check("{\n  \"name: 1\n}", .syntax(.unterminatedString), "", line: 2, column: 3)
        check("{ /* x", .syntax(.unterminatedComment), "", column: 3)
        check(
            "{\"runs\": 6, // six\n \"runs\": 7}",
            .syntax(.duplicateKey("runs", first: TextPlace(line: 1, column: 2))), "", line: 2,
            column: 2)
    }

    @Test func `of a key is one that is unknown or missing`() {
        check("[]", .wrongType(expected: .object, found: .list), "", column: 1)
        check("{}", .missingKey("benchmarks"), "", column: 1)
        check(
            #"{"benchmark": []}"#, .unknownKey("benchmark", known: Self.suiteKeys), "", column: 2)
        check(#"{"benchmarks": []}"#, .emptyList, "benchmarks", column: 16)
        check(
            #"{"benchmarks": {}}"#, .wrongType(expected: .list, found: .object), "benchmarks",
            column: 16)
        check(
            #"{"benchmarks": [1]}"#, .wrongType(expected: .object, found: .number),
            "benchmarks[0]", column: 17)
        check(
            #"{"benchmarks": [{"command": ["x"]}]}"#, .missingKey("name"), "benchmarks[0]",
            column: 17)
        check(
            #"{"benchmarks": [{"name": "x"}]}"#, .missingKey("command"), "benchmarks[0]",
            column: 17)
        checkEntry(
            #""worker": [1]"#, .unknownKey("worker", known: Self.benchmarkKeys), "", column: 1)
        checkCharts(
            #"{"name": "c", "kinds": 1}"#, .unknownKey("kinds", known: Self.chartKeys), "[0]",
            column: 16)
        checkCharts(#"{"title": "c"}"#, .missingKey("name"), "[0]", column: 2)
    }

    @Test func `of type names what is expected and what was found`() {
        check(#"{"name": 1}"#, .wrongType(expected: .text, found: .number), "name", column: 10)
        check(
            #"{"runs": "6"}"#, .wrongType(expected: .runs, found: .string), "runs",
            column: 10)
        check(
            #"{"timeout": [1]}"#, .wrongType(expected: .time, found: .list), "timeout", column: 13)
        check(
            #"{"benchmarks": [{"name": "b", "command": "x y"}]}"#,
            .wrongType(expected: .words, found: .string), "benchmarks[0].command", column: 42)
        check(
            #"{"benchmarks": [{"name": "b", "command": ["x", 1]}]}"#,
            .wrongType(expected: .text, found: .number), "benchmarks[0].command[1]", column: 48)
        checkEntry(
            #""workers": true"#, .wrongType(expected: .items, found: .boolean), ".workers",
            column: 12)
        checkEntry(
            #""workers": [1, [2]]"#, .wrongType(expected: .item, found: .list), ".workers[1]",
            column: 16)
        checkEntry(
            #""parameters": ["a"]"#, .wrongType(expected: .object, found: .list), ".parameters",
            column: 15)
        checkEntry(
            #""parameters": {"a": null}"#, .wrongType(expected: .items, found: .null),
            ".parameters.a", column: 21)
        checkEntry(
            #""interpreter": "python3""#, .wrongType(expected: .words, found: .string),
            ".interpreter", column: 16)
        checkEntry(
            #""service": [7]"#, .wrongType(expected: .text, found: .number), ".service[0]",
            column: 13)
        checkCharts(
            #"{"name": "c", "filter": []}"#, .wrongType(expected: .object, found: .list),
            "[0].filter", column: 26)
    }

    @Test func `of value names it`() {
        check(#"{"name": ""}"#, .badText(""), "name", column: 10)
        check(#"{"name": "a\nb"}"#, .badText("a\nb"), "name", column: 10)
        for (number, least) in [("0", 1), ("1.5", 1), ("10000001", 1), ("1e99", 1), ("-1", 1)] {
            check(
                "{\"runs\": \(number)}", .badCount(number, least: least, most: 10_000_000), "runs",
                column: 10)
        }
        check(
            #"{"warmup": -1}"#, .badCount("-1", least: 0, most: 10_000_000), "warmup", column: 12)
        for time in ["0", "-1", "1e99", "0.0009", "31536001"] {
            check("{\"timeout\": \(time)}", .badTime(time), "timeout", column: 13)
        }
        for time in ["", "s", "2 s", "2d", "1..5", "-1s", "nan", "0ms", "9999h"] {
            check("{\"timeout\": \"\(time)\"}", .badTime(time), "timeout", column: 13)
        }
        check(
            #"{"benchmarks": [{"name": "b", "command": [""]}]}"#, .badText(""),
            "benchmarks[0].command[0]", column: 43)
        check(
            #"{"benchmarks": [{"name": "b", "command": []}]}"#, .emptyList,
            "benchmarks[0].command", column: 42)
        checkEntry(
            #""expect": "timeout""#,
            .badChoice("timeout", known: ["ok", "failed", "timed-out", "killed"]), ".expect",
            column: 11)
        checkEntry(#""expect": "timed-out""#, .timeoutMissing, "", column: 0)
        checkEntry(
            #""runtime": "a", "interpreter": ["b"]"#, .conflict("interpreter", "runtime"), "",
            column: 0)
    }

    @Test func `of a sweep names the item`() {
        checkEntry(
            #""workers": [1, 2, 0]"#, .badSweep(.badWorkers("0")), ".workers[2]", column: 19)
        checkEntry(#""workers": "1,x""#, .badSweep(.badWorkers("x")), ".workers", column: 12)
        checkEntry(#""workers": 1.5"#, .badSweep(.badWorkers("1.5")), ".workers", column: 12)
        checkEntry(#""workers": ["8..1"]"#, .badSweep(.badRange("8..1")), ".workers[0]", column: 13)
        checkEntry(
            #""workers": [1, 2, 1]"#, .badSweep(.twice(item: "1", list: "1,2,1")), ".workers",
            column: 12)
        checkEntry(#""workers": []"#, .emptyList, ".workers", column: 12)
        checkEntry(#""load": ["high=x"]"#, .badSweep(.badFactor("high=x")), ".load[0]", column: 10)
        checkEntry(
            #""caching": "cached:""#, .badSweep(.badItem("cached:", dimension: "caching")),
            ".caching", column: 12)
        checkEntry(
            #""strategy": ["serial", ""]"#, .badSweep(.emptyItem(list: "")), ".strategy[1]",
            column: 24)
        checkEntry(
            #""strategy": "serial", "workers": [1, 2]"#, .badSweep(.serialWithWorkers(2)), "",
            column: 0)
        checkEntry(
            #""parameters": {"a": 1, "workers": 2}"#, .badSweep(.badParameterName("workers")),
            ".parameters.workers", column: 24)
        checkEntry(
            #""parameters": {"a-b": 1, "A_B": 2}"#, .badSweep(.parameterTwice("A_B")), "",
            column: 0)
        checkEntry(
            #""parameters": {"a": "1,,2"}"#, .badSweep(.emptyItem(list: "")), ".parameters.a",
            column: 21)
        checkEntry(
            #""parameters": {"scale": 1}"#, .reservedParameter("scale"), ".parameters.scale",
            column: 16)
        checkEntry(
            #""parameters": {"api-token": "x"}"#, .secretParameter("api-token"),
            ".parameters.api-token", column: 16)
        checkEntry(
            #""parameters": {"a": "1..200", "b": "1..200"}"#,
            .badSweep(.tooMany(list: "b", limit: 10_000)), "", column: 0)
        checkEntry(
            #""interpreter": ["a", "a"]"#, .badSweep(.twice(item: "a", list: "a,a")),
            ".interpreter", column: 16)
    }

    @Test func `is a word in braces that the benchmark has no value for`() {
        func check(_ word: String, _ rest: String, isRefused: Bool) {
            let text =
                "{\"benchmarks\": [{\"name\": \"b\", \"command\": [\"x\", \"-{\(word)}\"]\(rest)}]}"
            guard isRefused else {
                #expect(throws: Never.self) { try SuiteReader.suite(Array(text.utf8)) }
                return
            }
            self.check(text, .placeholderNotGiven(word), "benchmarks[0].command[1]", column: 48)
        }
        check("workers", "", isRefused: true)
        check("workers", #", "workers": 2"#, isRefused: false)
        check("workers", #", "strategy": "serial,threads""#, isRefused: true)
        check("workers", #", "strategy": "serial""#, isRefused: false)
        check("scale", "", isRefused: false)
        check("service", "", isRefused: true)
        check("service", #", "service": ["x"]"#, isRefused: false)
        check("interpreter", #", "runtime": "swift""#, isRefused: true)
        check("interpreter", #", "interpreter": ["python3"]"#, isRefused: false)
        check("runtime", #", "interpreter": ["python3"]"#, isRefused: false)
        check("other", "", isRefused: false)
        checkEntry(
            #""workers": 1, "service": ["{scale}", "{workers}"]"#, .placeholderNotGiven("workers"),
            ".service[1]", column: 38)
    }

    @Test func `is a configuration that stands twice`() {
        let entry = #"{"name": "b", "command": ["x"], "workers": [1, 2]}"#
        check(
            "{\"benchmarks\": [\(entry),\n\(entry)]}",
            .configurationTwice(Configuration(benchmark: "b", workers: 1), first: "benchmarks[0]"),
            "benchmarks[1]", line: 2, column: 1)
        let python = #"{"name": "b", "command": ["x"], "interpreter": ["p", "q"]}"#
        let other = #"{"name": "b", "command": ["x"], "runtime": "q"}"#
        check(
            "{\"benchmarks\": [\(python),\n\(other)]}",
            .configurationTwice(
                Configuration(benchmark: "b", runtime: "q"), first: "benchmarks[0]"),
            "benchmarks[1]", line: 2, column: 1)
        let many = (0..<3).map {
            #"{"name": "b\#($0)", "command": ["x"], "parameters": {"a": "1..4000"}}"#
        }
        check(
            "{\"benchmarks\": [\(many.joined(separator: ",\n"))]}",
            .badSweep(.tooMany(list: "b2", limit: 10_000)), "benchmarks[2]", line: 3, column: 1)
    }

    @Test func `of a chart names what there is`() {
        let dimensions = [
            "benchmark", "strategy", "workers", "load", "caching", "mechanism", "runtime", "size",
            "scale",
        ]
        for name in ["Chart", "a b", "a.svg", "ä", "a/b", String(repeating: "a", count: 101)] {
            checkCharts("{\"name\": \"\(name)\"}", .badChartName(name), "[0].name", column: 11)
        }
        checkCharts(
            #"{"name": "c"}, {"name": "c"}"#, .chartTwice("c", first: "charts[0]"), "[1]",
            column: 17)
        checkCharts(
            #"{"name": "c", "kind": "pie"}"#,
            .badChoice("pie", known: ["lines", "bars", "table", "timeline", "law"]), "[0].kind",
            column: 24)
        checkCharts(
            #"{"name": "c", "x": "worker"}"#, .unknownDimension("worker", known: dimensions),
            "[0].x", column: 21)
        checkCharts(
            #"{"name": "c", "series": ["load", "sizes"]}"#,
            .unknownDimension("sizes", known: dimensions), "[0].series[1]", column: 35)
        checkCharts(
            #"{"name": "c", "filter": {"Load": "x"}}"#,
            .unknownDimension("Load", known: dimensions), "[0].filter", column: 27)
        checkCharts(
            #"{"name": "c", "filter": {"benchmark": ["b", "c"]}}"#,
            .unknownBenchmark("c", known: ["b"]), "[0].filter.benchmark[1]", column: 46)
        checkCharts(
            #"{"name": "c", "filter": {"load": []}}"#, .emptyList, "[0].filter.load", column: 35)
    }
}
