import PerfModel
import PerfRecording
import Subprocess
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `A recording of enough runs` {
    private func recording(
        configurations: Int = 1, goal: EnoughRuns = EnoughRuns(),
        child: @escaping (_ start: Int) -> ScriptedChild = { _ in ScriptedChild() }
    ) -> ScriptedRecording {
        var recording = ScriptedRecording(runs: 0, child: child)
        recording.configurations = configurations
        let names = ScriptedRecording.addHooks([])
        recording.change = { plan in
            names(&plan)
            for place in plan.configurations.indices {
                plan.configurations[place].runs = .enough(goal)
            }
        }
        return recording
    }

    private func counts(_ recording: ScriptedRecording) -> [Int] {
        recording.store.configurations.indices.map { place in
            recording.store.runs.count { $0.configuration == place && !$0.isWarmup }
        }
    }

    /// Takes one and three milliseconds by turns.
    private static func noisy(_ start: Int) -> ScriptedChild {
        .taking(milliseconds: start.isMultiple(of: 2) ? 1 : 3)
    }

    @Test func `stops at six where they are steady`() throws {
        let recording = recording()
        let result = try recording.record()
        #expect(result.end == .completed)
        #expect(recording.runner.batches == [1, 5])
        #expect(recording.positions == Array(1...6))
        #expect(recording.world.stopped == [Stop(0, .precision)])
        #expect(recording.store.stops == [.precision])
        #expect(result.measurements == recording.store.measurements)
        #expect(result.measurements[0].stopReason == .precision)
    }

    @Test func `stops with the budget where they never become steady`() throws {
        let recording = recording(goal: EnoughRuns(budget: 100_000_000), child: Self.noisy)
        #expect(try recording.record().end == .completed)
        #expect(recording.store.stops == [.budget])
        let spent = recording.store.runs.reduce(0) { $0 + $1.usage.wall }
        #expect((100_000_000..<140_000_000).contains(spent))
    }

    @Test func `leaves those out of the rounds that are done`() throws {
        let recording = recording(configurations: 3, goal: EnoughRuns(most: 25))
        recording.runner.childrenByName = ["run 1": Self.noisy]
        #expect(try recording.record().end == .completed)
        #expect(counts(recording) == [6, 25, 6])
        #expect(recording.store.stops == [.precision, .mostRuns, .precision])
        #expect(Set(recording.world.stopped.map(\.configuration)) == [0, 1, 2])
        #expect(recording.store.runs.suffix(19).allSatisfy { $0.configuration == 1 })
        #expect(recording.store.runs.last?.round == 25)
        #expect(recording.positions == Array(1...37))
    }

    @Test func `has one and then the other where that is the order`() throws {
        var recording = recording(configurations: 2, goal: EnoughRuns(most: 9))
        recording.runner.childrenByName = ["run 0": Self.noisy]
        recording.seed = 3
        let change = recording.change
        recording.change = { plan in
            change(&plan)
            plan.order = .sequential
            plan.configurations[1].warmups = 2
        }
        #expect(try recording.record().end == .completed)
        #expect(
            recording.store.runs.map(\.configuration)
                == Array(repeating: 0, count: 9) + Array(repeating: 1, count: 8))
        #expect(recording.store.runs.map(\.round) == Array(1...9) + Array(1...8))
        #expect(
            recording.store.runs.filter(\.isWarmup).map(\.position) == [10, 11])
        #expect(recording.store.stops == [.mostRuns, .precision])
    }

    @Test func `stops at the least where none is expected to end well`() throws {
        var recording = recording { _ in ScriptedChild(exitStatus: 1) }
        let change = recording.change
        recording.change = { plan in
            change(&plan)
            plan.configurations[0].expected = .failed
        }
        #expect(try recording.record().end == .completed)
        #expect(counts(recording) == [6])
        #expect(recording.store.stops == [.runs])
    }

    @Test func `judges regions, and counts runs whose exit is tolerated`() throws {
        var recording = recording(goal: EnoughRuns(most: 40)) { start in
            var child = Self.noisy(start)
            child.exitStatus = 3
            child.report.region = 500
            return child
        }
        let change = recording.change
        recording.change = { plan in
            change(&plan)
            plan.configurations[0].toleratedExits = .all
        }
        #expect(try recording.record().end == .completed)
        #expect(counts(recording) == [6])
        #expect(recording.store.stops == [.precision])
    }

    @Test func `says why each one ended where one failed or all were interrupted`() throws {
        for (child, first) in [
            (ScriptedChild(exitStatus: 1), StopReason.failed),
            (.raising(SIGTERM, after: 5), .interrupted),
        ] {
            var recording = recording(configurations: 2, goal: EnoughRuns(least: 3))
            let change = recording.change
            recording.change = { plan in
                change(&plan)
                plan.order = .sequential
            }
            recording.runner.childrenByName = ["run 0": { $0 == 2 ? child : ScriptedChild() }]
            let result = try recording.record()
            #expect(recording.store.stops == [first, nil])
            #expect(result.measurements == recording.store.measurements)
            #expect(recording.world.stopped == [Stop(0, first)])
        }
    }

    @Test func `says nothing of one that another one's failure cut short`() throws {
        var recording = ScriptedRecording(runs: 5) { ScriptedChild(exitStatus: $0 == 4 ? 1 : 0) }
        recording.configurations = 2
        _ = try recording.record()
        let failed = recording.store.runs[3].configuration
        #expect(recording.store.stops?[failed] == .failed)
        #expect(recording.store.stops?[1 - failed] == .some(nil))
    }

    @Test func `does not count the run that was interrupted`() throws {
        let recording = ScriptedRecording(runs: 2) {
            $0 == 2 ? .raising(SIGINT, after: 5) : ScriptedChild()
        }
        _ = try recording.record()
        #expect(recording.store.stops == [.interrupted])
    }

    @Test func `keeps the reasons where a program cannot be started`() throws {
        var recording = recording(configurations: 2)
        let change = recording.change
        recording.change = { plan in
            change(&plan)
            plan.order = .sequential
        }
        let error = SubprocessError.notFound(command: "x")
        recording.runner.childrenByName = ["run 1": { _ in ScriptedChild(startError: error) }]
        #expect(throws: error) { try recording.record() }
        #expect(recording.store.stops == [.precision, nil])
    }

    @Test func `waits for a store that is locked at its end`() throws {
        let recording = recording()
        recording.store.busyEnds = 3
        _ = try recording.record()
        #expect(recording.store.stops == [.precision])
        #expect(recording.world.happenings.filter { $0 == .told("storeBusy") }.count == 1)
    }
}

@Suite struct `The padding of runs` {
    private func paddings(seed: UInt64, pads: Bool = true, room: Int = .max) throws -> [Int] {
        var recording = ScriptedRecording(runs: 200) { _ in ScriptedChild() }
        recording.seed = seed
        recording.runner.room = room
        recording.change = { $0.padsEnvironment = pads }
        _ = try recording.record()
        return recording.runner.paddings
    }

    @Test func `is drawn for each with the seed`() throws {
        let lengths = try paddings(seed: 5)
        #expect(lengths == (try paddings(seed: 5)))
        #expect(lengths != (try paddings(seed: 6)))
        #expect(lengths.allSatisfy { (0...LaunchRequest.mostPadding).contains($0) })
        #expect(Set(lengths).count > 150)
        let mean = lengths.reduce(0, +) / lengths.count
        #expect((1_748...2_348).contains(mean))
    }

    @Test func `is the same for a run that had to be started again`() throws {
        #expect(try paddings(seed: 5, room: 1) == (try paddings(seed: 5)))
    }

    @Test func `is none on request, and none for hooks`() throws {
        #expect(try paddings(seed: 5, pads: false).allSatisfy { $0 == 0 })
        var recording = ScriptedRecording(runs: 3) { _ in ScriptedChild() }
        recording.change = ScriptedRecording.addHooks([.prepare, .setup])
        _ = try recording.record()
        for (name, padding) in zip(recording.runner.names, recording.runner.paddings) {
            #expect((padding > 0) == (name == "run 0"))
        }
    }
}

@Suite struct `What comes with a run` {
    private func told(_ recording: ScriptedRecording) -> [String] {
        recording.world.happenings.compactMap {
            if case .told(let text) = $0 { text } else { nil }
        }
    }

    @Test func `are its copies, its settings and what it left`() throws {
        let copies = (1...2).map {
            RunCopy(
                start: Int64($0), wall: 5, user: 1, sys: 1, maxRSS: 1, exitStatus: 0, signal: nil)
        }
        var recording = ScriptedRecording(runs: 1) { _ in
            ScriptedChild(leftProcesses: true, copies: copies)
        }
        recording.change = { $0.configurations[0].settings = [Setting("nice", "5")] }
        let result = try recording.record()
        let run = recording.store.runs[0]
        #expect(run.copies == copies && run.outcome == .ok)
        #expect(run.report.messages.map(\.name) == ["left-processes"])
        #expect(run.report.messages.allSatisfy { $0.kind == .warning })
        #expect(recording.store.configurations[0].settings == [Setting("nice", "5")])
        #expect(result.measurements == recording.store.measurements)
    }

    @Test func `are metrics of its output, which is passed on`() throws {
        var recording = ScriptedRecording(runs: 3) { start in
            ScriptedChild(output: Array((start == 2 ? "nothing" : "rate: \(start)").utf8))
        }
        recording.change = {
            $0.configurations[0].metrics = [
                MetricRule(Metric(name: "rate"), .pattern("rate: (.*)"))
            ]
        }
        #expect(try recording.record().end == .completed)
        let reports = recording.store.runs.map(\.report)
        #expect(reports.map { $0.metrics.map(\.value) } == [[1], [], [3]])
        #expect(reports.map { $0.messages.map(\.name) } == [[], ["metric-missing"], []])
        #expect(recording.runner.batches == [1, 1, 1])
        #expect(told(recording).filter { $0.hasSuffix("printed") }.count == 3)
    }

    @Test func `are the counters that are missing, told once`() throws {
        let recording = ScriptedRecording(runs: 4) { start in
            ScriptedChild(missingCounters: start == 3 ? ["cycles", "branches"] : ["cycles"])
        }
        _ = try recording.record()
        #expect(told(recording) == [#"no ["cycles"]"#, #"no ["branches"]"#])
    }

    @Test func `are the counters that see user code only, told once`() throws {
        let recording = ScriptedRecording(runs: 4) { start in
            ScriptedChild(userOnlyCounters: start == 3 ? ["cycles", "branches"] : ["cycles"])
        }
        _ = try recording.record()
        #expect(told(recording) == [#"half ["cycles"]"#, #"half ["branches"]"#])
    }
}
