import PerfModel
import PerfRecording
import Testing

@Suite struct `The points of a suite` {
    private static let text = """
        {
          "runs": 6, "timeout": "60s",
          "benchmarks": [
            {"name": "divisors", "command": ["perfdb", "{runtime}", "{workers}"],
             "workers": [1, 2], "runtime": "swift 6.3.1"},
            {"name": "divisors", "command": ["{interpreter}", "d.py", "{workers}", "{scale}"],
             "workers": [1, 2], "interpreter": ["python3"]},
            {"name": "download", "command": ["get", "{service}"],
             "service": ["perfdb", "serve", "--latency", "{scale}"], "runs": 3, "warmup": 2},
            {"name": "deadlock", "command": ["lock"], "parameters": {"payload": 65515},
             "runs": 1, "timeout": "5s", "expect": "timed-out"},
          ],
        }
        """

    private static let python = InterpreterFacts(
        executable: "/usr/bin/python3.11", implementation: "cpython", version: "3.11.7",
        hasGIL: true)
    private static let pypy = InterpreterFacts(
        executable: "/opt/pypy", implementation: "pypy", version: "7.3.11", hasGIL: true)

    private func suite() throws -> PerfRecording.Suite {
        try SuiteReader.suite(Array(Self.text.utf8))
    }

    private func points(
        _ selection: SuiteSelection = SuiteSelection(),
        interpreters: [String: InterpreterFacts] = ["python3": python, "pypy3": pypy]
    ) throws -> [SuitePoint] {
        try suite().points(selection, interpreters: interpreters)
    }

    private func names(_ points: [SuitePoint]) -> [String] {
        points.map { "\($0.point.benchmark) \($0.point.runtime ?? "-")" }
    }

    @Test func `are all of it where nothing is said`() throws {
        let points = try points()
        #expect(
            names(points) == [
                "divisors swift 6.3.1", "divisors swift 6.3.1", "divisors cpython 3.11.7 gil",
                "divisors cpython 3.11.7 gil", "download -", "deadlock -",
            ])
        #expect(points.map(\.runs) == [6, 6, 6, 6, 3, 1])
        #expect(points.map(\.warmups) == [0, 0, 0, 0, 2, 0])
        #expect(points.map(\.benchmark) == [0, 0, 1, 1, 2, 3])
        #expect(points.map(\.timeout) == Array(repeating: .seconds(60), count: 5) + [.seconds(5)])
        #expect(points.map(\.expected) == Array(repeating: .ok, count: 5) + [.timedOut])
        #expect(points.allSatisfy { !$0.point.parameters.contains { $0.name == "scale" } })
        #expect(points[1].words(service: nil) == ["perfdb", "swift 6.3.1", "2"])
        #expect(points[3].words(service: nil) == ["/usr/bin/python3.11", "d.py", "2", "1"])
        #expect(points[4].words(service: "127.0.0.1:8") == ["get", "127.0.0.1:8"])
        #expect(points[4].service == ["perfdb", "serve", "--latency", "1"])
        #expect(points[5].configuration.parameters == [Parameter(name: "payload", value: "65515")])
    }

    @Test func `have a scale as parameter where it is not 1`() throws {
        let points = try points(SuiteSelection(scale: 0.02))
        #expect(
            points.allSatisfy {
                $0.configuration.value(ofDimension: "scale") == "0.02"
                    && $0.placeholders(service: nil).filter { $0.name == "scale" }.count == 1
            })
        #expect(points[2].words(service: nil) == ["/usr/bin/python3.11", "d.py", "1", "0.02"])
        #expect(points[4].service == ["perfdb", "serve", "--latency", "0.02"])
        #expect(SuiteSelection(scale: 2).scaleText == "2")
        #expect(SuiteSelection(scale: 0.001).scaleText == "0.001")
        let texts: [(Double, String)] = [
            (0.00001, "0.00001"), (0.000015, "0.000015"), (1.25e-7, "0.000000125"), (0.5, "0.5"),
            (2.5, "2.5"), (1e19, "10000000000000000000"), (1.5e20, "150000000000000000000"),
        ]
        for (scale, text) in texts { #expect(SuiteSelection(scale: scale).scaleText == text) }
    }

    @Test func `run as often as the user says, and no oftener than the benchmark`() throws {
        let few = try points(SuiteSelection(runs: 2, warmups: 1, timeout: .seconds(9)))
        #expect(few.map(\.runs) == [2, 2, 2, 2, 2, 1])
        #expect(few.map(\.warmups) == [1, 1, 1, 1, 1, 1])
        #expect(few.map(\.timeout) == Array(repeating: .seconds(9), count: 5) + [.seconds(5)])
        let many = try points(SuiteSelection(runs: 20, warmups: 9))
        #expect(many.map(\.runs) == [20, 20, 20, 20, 3, 1])
        #expect(many.map(\.warmups) == [9, 9, 9, 9, 2, 9])
    }

    @Test func `are those of the benchmarks that are wanted`() throws {
        let only = SuiteSelection(only: ["deadlock", "download"])
        #expect(try names(points(only)) == ["download -", "deadlock -"])
        #expect(try suite().interpreters(only).isEmpty)
        let unknown = SuiteSelectionError.unknownBenchmark(
            "divisor", known: ["divisors", "download", "deadlock"])
        #expect(throws: unknown) { try points(SuiteSelection(only: ["download", "divisor"])) }
        #expect(throws: unknown) { try suite().interpreters(SuiteSelection(only: ["divisor"])) }
    }

    @Test func `are those of the runtimes that are wanted`() throws {
        func chosen(_ runtimes: String...) throws -> [String] {
            try names(points(SuiteSelection(only: ["divisors"], runtimes: runtimes)))
        }
        let swift = Array(repeating: "divisors swift 6.3.1", count: 2)
        let python = Array(repeating: "divisors cpython 3.11.7 gil", count: 2)
        let pypy = Array(repeating: "divisors pypy 7.3.11 gil", count: 2)
        #expect(try chosen("swift") == swift)
        #expect(try chosen("swift 6.3.1") == swift)
        #expect(try chosen("python3") == python)
        #expect(try chosen("swift", "python3") == swift + python)
        #expect(try chosen("pypy3", "python3", "pypy3").sorted() == (python + pypy).sorted())
        #expect(
            try suite().interpreters(SuiteSelection(runtimes: ["pypy3", "swift", "/x/python"]))
                == ["pypy3", "/x/python"])
        #expect(try suite().interpreters(SuiteSelection()) == ["python3"])
        #expect(
            try names(points(SuiteSelection(runtimes: ["swift"]))) == swift + [
                "download -", "deadlock -",
            ])
        let error = SuiteSelectionError.unknownRuntime("python3", known: ["swift"])
        #expect(throws: error) {
            try points(SuiteSelection(only: ["download"], runtimes: ["python3"]))
        }
    }

    @Test func `leave out what has no interpreter`() throws {
        let points = try suite().points(SuiteSelection(only: ["divisors"]), interpreters: [:])
        #expect(points.map(\.point.runtime) == ["swift 6.3.1", "swift 6.3.1"])
        #expect(throws: SuiteSelectionError.nothingSelected) {
            try suite().points(
                SuiteSelection(only: ["divisors"], runtimes: ["python3"]), interpreters: [:])
        }
    }

    @Test func `are no two that the history could not tell apart`() throws {
        let error = SuiteSelectionError.runtimeTwice(
            "cpython 3.11.7 gil", first: "python3", second: "/x/python")
        #expect(throws: error) {
            try suite().points(
                SuiteSelection(runtimes: ["python3", "/x/python"]),
                interpreters: ["python3": Self.python, "/x/python": Self.python])
        }
        let names = ["swift 6.3.1": "cpython 3.11.7 gil"]
        let twice = Configuration(benchmark: "divisors", workers: 1, runtime: "cpython 3.11.7 gil")
        #expect(throws: SuiteSelectionError.configurationTwice(twice)) {
            try suite().points(
                SuiteSelection(), interpreters: ["python3": Self.python], runtimeNames: names)
        }
    }

    @Test func `have the real names of their runtimes`() throws {
        let points = try suite().points(
            SuiteSelection(runtimes: ["swift"]), interpreters: [:],
            runtimeNames: ["swift 6.3.1": "swift 6.4"])
        #expect(points.map(\.point.runtime) == ["swift 6.4", "swift 6.4", nil, nil])
    }
}
