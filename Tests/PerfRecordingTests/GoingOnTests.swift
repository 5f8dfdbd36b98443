import PerfModel
import PerfRecording
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `A recording that goes on after failures` {
    private static let timeout = ScriptedChild(cause: .timeout, exitStatus: nil, signal: 15)

    /// The configuration of each start, in the order of a recording where nothing fails.
    private func recording(
        configurations: Int, runs: Int, child: @escaping (_ start: Int) -> ScriptedChild
    ) -> ScriptedRecording {
        var recording = ScriptedRecording(runs: runs, child: child)
        recording.configurations = configurations
        recording.goesOn = true
        return recording
    }

    @Test func `leaves out what failed and runs the rest`() throws {
        for bad in [
            ScriptedChild(exitStatus: 3), ScriptedChild(exitStatus: nil, signal: 9), Self.timeout,
        ] {
            let recording = recording(configurations: 4, runs: 5) {
                $0 == 2 ? bad : ScriptedChild()
            }
            let result = try recording.record()
            let failed = try #require(recording.store.runs.first { $0.outcome != .ok })
            #expect(result.end == .failed(failed, cause: bad.cause))
            #expect(result.failures == [Recording.Failure(run: failed, cause: bad.cause)])
            for configuration in 0..<4 {
                let own = recording.store.runs.filter { $0.configuration == configuration }
                #expect(own.count == (configuration == failed.configuration ? 1 : 5))
            }
            #expect(recording.positions == Array(1...16))
            #expect(result.measurements == recording.store.measurements)
        }
    }

    @Test func `ends where everything failed`() throws {
        let recording = recording(configurations: 3, runs: 9) { _ in ScriptedChild(exitStatus: 1) }
        let result = try recording.record()
        #expect(recording.positions == [1, 2, 3])
        #expect(result.failures.map(\.run) == recording.store.runs)
        #expect(result.end == .failed(recording.store.runs[0], cause: .itself))
    }

    @Test func `leaves out what reported an error after its batch`() throws {
        let recording = recording(configurations: 2, runs: 40) { start in
            var child = ScriptedChild()
            if start == 10 {
                child.report.messages = [RunMessage(kind: .error, name: "reported", text: "x")]
            }
            return child
        }
        let result = try recording.record()
        let failed = try #require(result.failures.first?.run)
        #expect(failed.position == 10 && result.failures.count == 1)
        let counts = (0..<2).map { index in
            recording.store.runs.count { $0.configuration == index }
        }
        #expect(counts[1 - failed.configuration] == 40)
        #expect((5..<40).contains(counts[failed.configuration]))
        #expect(recording.positions == Array(1...recording.store.runs.count))
    }

    @Test func `is interrupted as any other`() throws {
        let recording = recording(configurations: 3, runs: 5) {
            switch $0 {
            case 1: ScriptedChild(exitStatus: 1)
            case 4: .raising(SIGINT, after: 10)
            default: ScriptedChild()
            }
        }
        let result = try recording.record()
        #expect(result.end == .interrupted(signal: SIGINT))
        #expect(result.failures.map(\.run.position) == [1])
    }

    @Test func `goes on where a run ends as expected, and not where it does not`() throws {
        let cases: [(Outcome, ScriptedChild, isFine: Bool)] = [
            (.timedOut, Self.timeout, true), (.timedOut, ScriptedChild(), false),
            (.timedOut, ScriptedChild(exitStatus: 3), false),
            (.failed, ScriptedChild(exitStatus: 3), true), (.failed, Self.timeout, false),
            (.killed, ScriptedChild(exitStatus: nil, signal: 9), true), (.ok, Self.timeout, false),
        ]
        for goesOn in [false, true] {
            for (expected, child, isFine) in cases {
                var recording = ScriptedRecording(runs: 3) { _ in child }
                recording.goesOn = goesOn
                recording.change = { $0.configurations[0].expected = expected }
                let result = try recording.record()
                #expect((result.end == .completed) == isFine, "\(expected) \(child)")
                #expect(recording.positions == (isFine ? [1, 2, 3] : [1]))
                #expect(recording.store.configurations.map(\.expected) == [expected])
                #expect(result.measurements == recording.store.measurements)
                #expect(result.measurements.map(\.failed) == [isFine ? 0 : 1])
            }
        }
    }

    @Test func `runs each configuration as often as planned, in the first rounds`() throws {
        var recording = recording(configurations: 3, runs: 0) { _ in ScriptedChild() }
        recording.change = { plan in
            for (index, runs) in [6, 1, 3].enumerated() {
                plan.configurations[index].runs = .count(runs)
                plan.configurations[index].warmups = index
            }
            #expect(plan.count == 13 && plan.runs == 6 && plan.warmups == 2)
        }
        #expect(try recording.record().end == .completed)
        let timed = recording.store.runs.filter { !$0.isWarmup }
        #expect(timed.filter { $0.configuration == 0 }.map(\.round) == [3, 4, 5, 6, 7, 8])
        #expect(timed.filter { $0.configuration == 1 }.map(\.round) == [3])
        #expect(timed.filter { $0.configuration == 2 }.map(\.round) == [3, 4, 5])
        #expect(
            recording.store.runs.filter(\.isWarmup).map { [$0.round, $0.configuration] }.sorted {
                $0.lexicographicallyPrecedes($1)
            } == [[1, 2], [2, 1], [2, 2]])
    }

    @Test func `tolerates exits of one configuration only`() throws {
        var recording = recording(configurations: 2, runs: 2) { _ in ScriptedChild(exitStatus: 3) }
        recording.change = { $0.configurations[1].toleratedExits = .codes([3]) }
        let result = try recording.record()
        #expect(result.failures.map(\.run.configuration) == [0])
        #expect(result.measurements.map(\.wall.count) == [0, 2])
    }
}
