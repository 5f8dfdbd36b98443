import PerfModel
import PerfRecording
import Testing

@testable import PerfStudy

/// The suite `documents` with all its points, as if one interpreter of Python were there.
struct DocumentsSuite {
    let suite: Suite
    let points: [SuitePoint]

    static let python = InterpreterFacts(
        executable: "/usr/bin/python3", implementation: "cpython", version: "3.11.7", hasGIL: true)

    init(_ selection: SuiteSelection = SuiteSelection()) throws {
        suite = try DocumentStudy.suite()
        points = try suite.points(selection, interpreters: ["python3": Self.python])
    }

    var configurations: [Configuration] { points.map(\.configuration) }

    func count(of chart: String, runtime: String) throws -> Int {
        let chart = try #require(suite.charts.first { $0.name == chart })
        return configurations.count { $0.runtime == runtime && chart.contains($0) }
    }
}

/// The words of a command as options and their values.
private struct CommandWords {
    let words: [String]

    subscript(option: String) -> String? { all(option).first }

    func all(_ option: String) -> [String] {
        words.indices.dropLast().filter { words[$0] == option }.map { words[$0 + 1] }
    }
}

@Suite struct `The suite documents` {
    @Test func `has every workload in both runtimes, no configuration twice`() throws {
        let configurations = try DocumentsSuite().configurations
        for runtime in ["swift", DocumentsSuite.python.runtime] {
            let own = configurations.filter { $0.runtime == runtime }
            #expect(Set(own.map(\.benchmark)) == Set(WorkloadName.allCases.map(\.rawValue)))
        }
        #expect(Set(configurations).count == configurations.count)
        #expect(configurations.count == 288)
    }

    @Test func `has commands that ask for what their configurations say, and can be run`() throws {
        for point in try DocumentsSuite(SuiteSelection(scale: 0.25)).points {
            let configuration = point.configuration
            let words = CommandWords(words: point.words(service: "127.0.0.1:1"))
            let isSwift = configuration.runtime == "swift"
            #expect(words.words.prefix(3) == ["perfdb", "workload", configuration.benchmark])
            #expect(words["--runtime"] == (isSwift ? "swift" : DocumentsSuite.python.executable))
            #expect(words["--strategy"] == configuration.strategy?.name)
            #expect(words["--workers"] == configuration.workers.map { "\($0)" })
            let factor = configuration.load.map { $0.factor == 10 ? "10" : "1" }
            #expect(words["--load"] == configuration.load.map { "\($0.name)=\(factor ?? "")" })
            #expect(words["--scale"] == "0.25")
            #expect((words["--server"] == nil) == (point.service == nil))
            let asked = words.all("--parameter")
            for parameter in configuration.parameters where parameter.name != "scale" {
                #expect(asked.contains("\(parameter.name)=\(parameter.value)"))
            }
            let caching = words["--caching"]?.split(separator: ":").map { String($0) } ?? []
            #expect(caching.first == configuration.caching)
            let request = try WorkloadRequest.checked(
                name: configuration.benchmark, strategy: configuration.strategy?.name,
                workers: configuration.workers, factor: configuration.load?.factor ?? 1,
                caching: caching.first, mechanism: caching.dropFirst().first,
                parameters: asked.map { text in
                    let parts = text.split(separator: "=")
                    return Parameter(name: "\(parts[0])", value: "\(parts[1])")
                }, scale: 0.25, runtime: isSwift ? .swift : .foreign)
            if configuration.benchmark != "deadlock" {
                #expect(request.mechanism?.rawValue == configuration.mechanism)
            }
        }
    }

    @Test func `expects a deadlock above the pipe's capacity, once, and nowhere else`() throws {
        for point in try DocumentsSuite().points {
            let payload = point.configuration.value(ofDimension: "payload")
            let isHanging =
                point.configuration.benchmark == "deadlock"
                && ["65537", "65515"].contains(payload)
            #expect(point.expected == (isHanging ? .timedOut : .ok))
            #expect(point.runs == (point.configuration.benchmark == "deadlock" ? 1 : 6))
        }
    }

    @Test func `declares the documents' graphs and the law's, by name and kind`() throws {
        let kinds: [(String, ChartDeclaration.Kind)] = [
            ("io_task_comparison", .lines), ("io_task_comparison_8_items", .lines),
            ("cached_normal", .lines), ("cached_high", .lines), ("not_cached_normal", .lines),
            ("not_cached_high", .lines), ("io_threads", .lines), ("io_procs", .lines),
            ("cpu", .bars), ("time_table", .table), ("downloads", .bars), ("amdahl", .law),
            ("task_timeline", .timeline),
        ]
        let charts = try DocumentsSuite().suite.charts
        #expect(charts.map(\.name) == kinds.map(\.0))
        #expect(charts.map(\.kind) == kinds.map(\.1))
        #expect(charts.count { $0.group == "divisors" } == 4)
    }

    /// Serial, threads and processes of STUDY.md's tables; Python starts processes in two ways.
    @Test(arguments: [
        ("io_task_comparison", 9, 9), ("io_task_comparison_8_items", 9, 9),
        ("cached_normal", 9, 13), ("cached_high", 9, 13), ("not_cached_normal", 9, 13),
        ("not_cached_high", 9, 13), ("io_threads", 5, 5), ("io_procs", 4, 4), ("cpu", 3, 3),
        ("time_table", 4, 4), ("downloads", 3, 3), ("amdahl", 9, 9), ("task_timeline", 5, 5),
    ])
    func `fills every chart with points`(chart: String, swift: Int, python: Int) throws {
        let suite = try DocumentsSuite()
        #expect(try suite.count(of: chart, runtime: "swift") == swift)
        #expect(try suite.count(of: chart, runtime: DocumentsSuite.python.runtime) == python)
    }

    @Test func `measures every number of the documents again, in both runtimes`() throws {
        let measured = try DocumentsSuite().configurations
        for theirs in try DocumentFigures.sessions().flatMap(\.configurations).map(\.configuration)
        {
            let twins = measured.filter { own in
                own.benchmark == theirs.benchmark && own.strategy == theirs.strategy
                    && own.workers == theirs.workers ?? own.workers && own.load == theirs.load
                    && own.caching == theirs.caching && own.mechanism == theirs.mechanism
                    && theirs.parameters.allSatisfy { own.parameters.contains($0) }
            }
            #expect(Set(twins.map(\.runtime)).count == 2, "\(theirs)")
        }
    }
}
