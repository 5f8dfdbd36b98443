import PerfModel
import PerfRecording
import RelaxedJSON
import TestSupport
import Testing

@Suite struct `A suite` {
    static func read(_ text: String) throws -> PerfRecording.Suite {
        try SuiteReader.suite(Array(text.utf8))
    }

    @Test func `of one benchmark is a name and a command`() throws {
        let suite = try Self.read(#"{"benchmarks": [{"name": "b", "command": ["true"]}]}"#)
        #expect(suite.name == nil && suite.runs == GoalRequest() && suite.warmups == nil)
        #expect(suite.timeout == nil && suite.charts.isEmpty)
        #expect(suite.benchmarks.count == 1)
        let benchmark = suite.benchmarks[0]
        #expect(benchmark.name == "b" && benchmark.commands == [["true"]])
        #expect(benchmark.points == [SweepPoint(benchmark: "b")])
        #expect(benchmark.interpreters.isEmpty && benchmark.service == nil)
        #expect(benchmark.runs == GoalRequest() && benchmark.expected == .ok)
    }

    @Test func `says everything that it can`() throws {
        let suite = try Self.read(
            """
            // A whole suite.
            {
              "name": "mine", "runs": 6, "warmup": 1, "timeout": "2m",
              "benchmarks": [
                {
                  "name": "sort",
                  "command": ["./sort", "{workers}", "{load}", "{interpreter}", "{scale}", ""],
                  "strategy": ["serial", "threads"], "workers": "1..8:x2", "load": "normal,high=10",
                  "caching": ["none", "cached:queue"], "interpreter": ["python3", "pypy3"],
                  "parameters": {"size": [1, "2M", 2.50, "a,b"], "lock": "yes,no"},
                  "runs": 2, "warmup": 0, "timeout": 1.5, "expect": "timed-out",
                  "service": ["perfdb", "workload", "serve", "{scale}"],
                },
              ],
              "charts": [
                {"name": "by_size-1", "title": "By size", "kind": "bars",
                 "filter": {"benchmark": "sort", "workers": [2, "4"], "size": "a,b", "scale": 1},
                 "x": "size", "series": ["strategy", "lock"], "group": "sizes"},
                {"name": "plain"},
              ],
            }
            """)
        #expect(suite.name == "mine" && suite.runs == 6 && suite.warmups == 1)
        #expect(suite.timeout == .seconds(120))
        let benchmark = suite.benchmarks[0]
        #expect(benchmark.interpreters == ["python3", "pypy3"])
        #expect(benchmark.service == ["perfdb", "workload", "serve", "{scale}"])
        #expect(benchmark.runs == 2 && benchmark.warmups == 0)
        #expect(benchmark.timeout == .milliseconds(1_500) && benchmark.expected == .timedOut)
        #expect(benchmark.points.count == 4 * 2 * 2 * 2 * 5)
        #expect(
            benchmark.points.map { $0.parameters.map(\.value) }.uniqued == [
                ["1", "yes"], ["1", "no"], ["2M", "yes"], ["2M", "no"], ["2.50", "yes"],
                ["2.50", "no"], ["a,b", "yes"], ["a,b", "no"],
            ])
        #expect(benchmark.points.map(\.configuration.mechanism).uniqued == [nil, "queue"])
        #expect(benchmark.points.compactMap(\.load?.factorText).uniqued == ["1", "10"])
        #expect(
            suite.charts == [
                ChartDeclaration(
                    name: "by_size-1", title: "By size", kind: .bars,
                    filter: [
                        DimensionFilter("benchmark", "sort"), DimensionFilter("workers", "2", "4"),
                        DimensionFilter("size", "a,b"), DimensionFilter("scale", "1"),
                    ], x: "size", series: ["strategy", "lock"], group: "sizes"),
                ChartDeclaration(name: "plain", title: "plain"),
            ])
    }

    @Test func `may name a benchmark several times with different configurations`() throws {
        let suite = try Self.read(
            """
            {"benchmarks": [
              {"name": "b", "command": ["x"], "strategy": "threads", "caching": "cached:list"},
              {"name": "b", "command": ["x"], "strategy": "processes", "caching": "cached:queue"},
              {"name": "a", "command": ["x"], "runtime": "swift"},
              {"name": "a", "command": ["x"], "interpreter": ["python3"]}
            ]}
            """)
        #expect(suite.benchmarkNames == ["b", "a"])
    }

    @Test func `takes items of a list as they are typed, one by one`() throws {
        for workers in [#""1,2,4..6""#, #"[1, 2, "4..6"]"#, #"["1", "2", 4, "5", 6]"#] {
            let suite = try Self.read(
                #"{"benchmarks": [{"name": "b", "command": ["x"], "workers": \#(workers)}]}"#)
            #expect(suite.benchmarks[0].points.map(\.workers) == [1, 2, 4, 5, 6])
        }
    }

    @Test(arguments: 0..<10) func `may be any text, and is read or refused`(seed: UInt64) {
        let text = """
            {"runs": 6, "timeout": "2m", "benchmarks": [{"name": "b", "command": ["x", "{workers}"],
            "workers": [1, "2..4"], "load": "normal,high=10", "caching": "cached:queue",
            "interpreter": ["p"], "parameters": {"a": ["1", 2]}, "expect": "failed"}],
            "charts": [{"name": "c", "filter": {"benchmark": "b"}, "series": ["a"]}]}
            """
        var generator = SeededGenerator(seed: seed)
        let letters = Array("{}[],:\"1ax=.".utf8)
        var refused = 0
        for _ in 0..<300 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                bytes[place] = letters.randomElement(using: &generator) ?? 0
            }
            do {
                #expect(try !SuiteReader.suite(bytes).benchmarks.isEmpty)
            } catch {
                refused += 1
                #expect((1...4).contains(error.place.line), "seed \(seed)")
            }
        }
        #expect((100..<300).contains(refused))
    }

    @Test(arguments: [
        (#""2s""#, 2.0), (#""500ms""#, 0.5), ("2", 2), ("0.25", 0.25), (#""1h""#, 3_600),
        (#""0.5""#, 0.5), (#""2m""#, 120), ("0.001", 0.001), ("31536000", 31_536_000),
    ])
    func `has time limits as on the command line`(text: String, seconds: Double) throws {
        let suite = try Self.read(
            #"{"timeout": \#(text), "benchmarks": [{"name": "b", "command": ["x"]}]}"#)
        #expect(suite.timeout == .nanoseconds(Int64(seconds * 1e9)))
    }
}

extension Array where Element: Equatable {
    /// The elements without those that are equal to one before.
    fileprivate var uniqued: [Element] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
