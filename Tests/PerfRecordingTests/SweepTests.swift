import PerfModel
import PerfRecording
import Testing

@Suite struct `A sweep` {
    @Test func `of nothing is one point without dimensions`() throws {
        let points = try Sweep(benchmark: "b").points()
        #expect(points.map(\.configuration) == [Configuration(benchmark: "b")])
        #expect(points[0].placeholders.isEmpty)
    }

    @Test func `varies workers fastest and takes serial once, with one worker`() throws {
        var sweep = Sweep(benchmark: "naps")
        sweep.strategies = try SweepList.strategies("serial,threads")
        sweep.workers = try SweepList.workers("2,4")
        sweep.loads = try SweepList.loads("normal,high=3")
        let words = try sweep.points().map(\.configuration.words)
        #expect(
            words == [
                "serial, normal", "threads ×2, normal", "threads ×4, normal",
                "serial, high", "threads ×2, high", "threads ×4, high",
            ])
    }

    @Test func `is every combination of its dimensions, each once`() throws {
        var sweep = Sweep(benchmark: "b")
        sweep.strategies = try SweepList.strategies("threads,processes")
        sweep.workers = try SweepList.workers("1..3")
        sweep.loads = try SweepList.loads("normal,high=3")
        sweep.cachings = try SweepList.cachings("none,cached:list,cached:queue")
        sweep.runtimes = ["swift", "pypy"]
        sweep.parameters = [try ParameterList("size=1,2"), try ParameterList("mode=a,b")]
        let points = try sweep.points()
        #expect(points.count == 2 * 3 * 2 * 3 * 2 * 2 * 2)
        #expect(Set(points.map(\.configuration)).count == points.count)
    }

    @Test func `gives serial one worker where no worker count was said`() throws {
        var sweep = Sweep(benchmark: "b")
        sweep.strategies = [.serial, .threads]
        #expect(try sweep.points().map(\.workers) == [1, nil])
    }

    @Test func `refuses serial alone with other worker counts`() throws {
        var sweep = Sweep(benchmark: "b")
        sweep.strategies = [.serial]
        sweep.workers = [1]
        #expect(try sweep.points().map(\.workers) == [1])
        sweep.workers = [1, 2, 4]
        #expect(throws: SweepError.serialWithWorkers(2)) { try sweep.points() }
    }

    @Test func `refuses parameters that have the same variable`() throws {
        var sweep = Sweep(benchmark: "b")
        sweep.parameters = [try ParameterList("a-b=1"), try ParameterList("A_B=2")]
        #expect(throws: SweepError.parameterTwice("A_B")) { try sweep.points() }
    }

    @Test func `has at most ten thousand points`() throws {
        var sweep = Sweep(benchmark: "b")
        sweep.parameters = [try ParameterList("x=1..100")]
        sweep.workers = Array(1...100)
        #expect(try sweep.points().count == 10_000)
        sweep.workers = Array(1...101)
        #expect(throws: SweepError.tooMany(list: "b", limit: 10_000)) { try sweep.points() }
        sweep.parameters.append(try ParameterList("y=1..101"))
        #expect(throws: SweepError.tooMany(list: "b", limit: 10_000)) { try sweep.points() }
    }
}

@Suite struct `A point of a sweep` {
    @Test func `is kept with its numbers and seen as it was typed`() throws {
        var point = SweepPoint(benchmark: "b")
        point.strategy = .threads
        point.workers = 4
        point.load = try LoadLevel("high=10.0")
        point.caching = try CachingMode("cached:queue")
        point.runtime = "swift 6.3.1"
        point.parameters = [Parameter(name: "size", value: "1M")]
        #expect(
            point.configuration
                == Configuration(
                    benchmark: "b", strategy: .threads, workers: 4,
                    load: Load(name: "high", factor: 10), caching: "cached", mechanism: "queue",
                    runtime: "swift 6.3.1", parameters: [Parameter(name: "size", value: "1M")]))
        #expect(
            point.placeholders == [
                Placeholder("strategy", "threads"), Placeholder("workers", "4"),
                Placeholder("load", "high"), Placeholder("factor", "10.0"),
                Placeholder("caching", "cached"), Placeholder("mechanism", "queue"),
                Placeholder("runtime", "swift 6.3.1"), Placeholder("size", "1M"),
            ])
    }

    @Test func `reads a mechanism that was not said as empty`() throws {
        var point = SweepPoint(benchmark: "b")
        point.caching = try CachingMode("none")
        #expect(
            point.placeholders == [Placeholder("caching", "none"), Placeholder("mechanism", "")])
        #expect(point.configuration.mechanism == nil)
    }
}
