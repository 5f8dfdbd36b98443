import PerfModel
import PerfRecording
import Subprocess
import Testing

@Suite struct `Hooks around runs` {
    private static let all = Set(HookKind.allCases)

    private func recording(
        runs: Int, configurations: Int = 1, hooks: Set<HookKind> = Set(HookKind.allCases),
        children: [String: (_ start: Int) -> ScriptedChild] = [:],
        change: @escaping (inout RecordingPlan) -> Void = { _ in }
    ) -> ScriptedRecording {
        var recording = ScriptedRecording(runs: runs) { _ in ScriptedChild() }
        recording.configurations = configurations
        recording.runner.childrenByName = children
        let add = ScriptedRecording.addHooks(hooks)
        recording.change = { plan in
            add(&plan)
            change(&plan)
        }
        return recording
    }

    /// The programs that are started for a run of a configuration.
    private func unit(_ place: Int) -> [String] {
        ["prepare \(place)", "run \(place)", "conclude \(place)"]
    }

    private func told(_ recording: ScriptedRecording) -> [String] {
        recording.world.happenings.compactMap {
            if case .told(let text) = $0 { text } else { nil }
        }
    }

    @Test func `enclose the runs of a configuration`() throws {
        let recording = recording(runs: 3) { $0.configurations[0].warmups = 1 }
        let result = try recording.record()
        let units = (0..<4).flatMap { _ in unit(0) }
        #expect(recording.runner.names == ["setup 0"] + units + ["cleanup 0"])
        #expect(result.end == .completed && result.hookFailures.isEmpty)
        #expect(recording.positions == [1, 2, 3, 4])
        #expect(recording.store.runs.allSatisfy { $0.usage.wall == 1_000_000 })
        #expect(result.measurements == recording.store.measurements)
        // Nothing is known of the first; the others are short and started at once.
        #expect(recording.runner.batches == [1, 1, 1, 1, 9, 1])
        #expect(
            told(recording) == ["setup", "prepare", "conclude", "cleanup"].map { "\($0) of 0" })
    }

    @Test func `that set up and clean up enclose all rounds`() throws {
        let recording = recording(runs: 2, configurations: 3)
        _ = try recording.record()
        let names = recording.runner.names
        #expect(names.prefix(3) == ["setup 0", "setup 1", "setup 2"])
        #expect(names.suffix(3) == ["cleanup 0", "cleanup 1", "cleanup 2"])
        let order = recording.store.runs.map(\.configuration)
        #expect(Array(names.dropFirst(3).dropLast(3)) == order.flatMap(unit))
    }

    @Test func `that set up and clean up come at every switch on request`() throws {
        for kinds in [Self.all, [.setup], [.cleanup]] {
            let recording = recording(runs: 6, configurations: 2, hooks: kinds) {
                $0.setupMoment = .atSwitch
            }
            _ = try recording.record()
            var expected: [String] = []
            var last: Int?
            for place in recording.store.runs.map(\.configuration) {
                if let last, last != place, kinds.contains(.cleanup) {
                    expected.append("cleanup \(last)")
                }
                if last != place, kinds.contains(.setup) { expected.append("setup \(place)") }
                expected += kinds == Self.all ? unit(place) : ["run \(place)"]
                last = place
            }
            if kinds.contains(.cleanup) { expected += last.map { ["cleanup \($0)"] } ?? [] }
            #expect(recording.runner.names == expected)
        }
    }

    /// Of the short runs of a batch, each may come to the hooks of the one right before it.
    @Test func `of some configurations come at the switches to and from these`() throws {
        for kind in [HookKind.setup, .cleanup] {
            for order in [RunOrder.interleaved, .sequential] {
                var recording = ScriptedRecording(runs: 3) { _ in ScriptedChild() }
                recording.configurations = 3
                let add = ScriptedRecording.addHooks([kind], to: [1])
                recording.change = { plan in
                    add(&plan)
                    plan.setupMoment = .atSwitch
                    plan.order = order
                }
                _ = try recording.record()
                var expected: [String] = []
                var last: Int?
                for place in recording.store.runs.map(\.configuration) {
                    if last == 1, place != 1, kind == .cleanup { expected.append("cleanup 1") }
                    if last != 1, place == 1, kind == .setup { expected.append("setup 1") }
                    expected.append("run \(place)")
                    last = place
                }
                if last == 1, kind == .cleanup { expected.append("cleanup 1") }
                #expect(recording.runner.names == expected)
            }
        }
    }

    @Test func `enclose the runs of each configuration where one follows the other`() throws {
        let recording = recording(runs: 2, configurations: 2) { $0.order = .sequential }
        _ = try recording.record()
        var expected: [String] = []
        for place in 0..<2 {
            expected += ["setup \(place)"] + unit(place) + unit(place) + ["cleanup \(place)"]
        }
        #expect(recording.runner.names == expected)
    }

    @Test func `of some configurations leave the others alone`() throws {
        var recording = ScriptedRecording(runs: 3) { _ in ScriptedChild() }
        recording.configurations = 2
        recording.change = ScriptedRecording.addHooks([.prepare], to: [1])
        _ = try recording.record()
        let order = recording.store.runs.map(\.configuration)
        #expect(
            recording.runner.names
                == order.flatMap { $0 == 1 ? ["prepare 1", "run 1"] : ["run 0"] })
    }

    @Test func `of a configuration without runs do not run`() throws {
        let recording = recording(runs: 0, configurations: 2) { $0.configurations[1].runs = 1 }
        _ = try recording.record()
        #expect(recording.runner.names == ["setup 1"] + unit(1) + ["cleanup 1"])
    }

    @Test func `are each started alone around a long run`() throws {
        let recording = recording(
            runs: 3, children: ["run 0": { _ in .taking(milliseconds: 40) }])
        _ = try recording.record()
        #expect(recording.runner.batches.allSatisfy { $0 == 1 })
        // Each run is written before its hook goes on.
        #expect(recording.writes.map(\.positions) == [[1], [2], [3]])
    }

    @Test func `that did not fit in a message run nevertheless`() throws {
        for room in 1...5 {
            let recording = recording(runs: 20)
            recording.runner.room = room
            _ = try recording.record()
            #expect(
                recording.runner.names
                    == ["setup 0"] + (0..<20).flatMap { _ in unit(0) } + ["cleanup 0"])
            #expect(recording.positions == Array(1...20))
        }
    }

    @Test(arguments: [
        ("setup 0", 1, ["setup 0", "cleanup 0"], 0, StopReason.failed),
        ("prepare 0", 1, ["setup 0", "prepare 0", "cleanup 0"], 0, .failed),
        (
            "prepare 0", 2,
            ["setup 0", "prepare 0", "run 0", "conclude 0", "prepare 0", "cleanup 0"], 1, .failed
        ),
        (
            "conclude 0", 1, ["setup 0", "prepare 0", "run 0", "conclude 0", "cleanup 0"], 1,
            .failed
        ),
        (
            "cleanup 0", 1,
            ["setup 0", "prepare 0", "run 0", "conclude 0", "prepare 0", "run 0", "conclude 0"]
                + ["cleanup 0"], 2, .runs
        ),
    ])
    func `that fail end the recording, which cleans up`(
        name: String, time: Int, names: [String], runs: Int, reason: StopReason
    ) throws {
        let recording = recording(
            runs: 2, children: [name: { ScriptedChild(exitStatus: $0 == time ? 3 : 0) }])
        let result = try recording.record()
        let kind = try #require(HookKind(rawValue: String(name.dropLast(2))))
        let failure = Recording.HookFailure(
            kind: kind, configuration: 0, cause: .itself, exitStatus: 3, signal: nil)
        #expect(result.end == .hookFailed(failure))
        #expect(result.hookFailures == [failure])
        #expect(recording.runner.names == names)
        #expect(recording.store.runs.count == runs)
        #expect(result.measurements.map(\.stopReason) == [reason])
        #expect(recording.store.stops == [reason])
        #expect(result.measurements == recording.store.measurements)
    }

    @Test func `that are killed or take too long fail`() throws {
        for child in [
            ScriptedChild(exitStatus: nil, signal: 9),
            ScriptedChild(cause: .timeout, exitStatus: nil, signal: 15),
            ScriptedChild(cause: .stopped(21), exitStatus: nil, signal: 9),
        ] {
            let result = try recording(runs: 2, children: ["setup 0": { _ in child }]).record()
            #expect(
                result.end
                    == .hookFailed(
                        Recording.HookFailure(
                            kind: .setup, configuration: 0, cause: child.cause, exitStatus: nil,
                            signal: child.signal)))
        }
    }

    @Test func `that clean up are all tried`() throws {
        let recording = recording(
            runs: 1, configurations: 3, hooks: [.cleanup],
            children: ["cleanup 0": { _ in ScriptedChild(exitStatus: 1) }])
        let result = try recording.record()
        #expect(recording.runner.names.suffix(3) == ["cleanup 0", "cleanup 1", "cleanup 2"])
        #expect(result.hookFailures.map(\.kind) == [.cleanup])
    }

    @Test func `conclude and clean up after a run that failed`() throws {
        let recording = recording(
            runs: 3, children: ["run 0": { ScriptedChild(exitStatus: $0 == 2 ? 1 : 0) }])
        let result = try recording.record()
        #expect(result.end == .failed(recording.store.runs[1], cause: .itself))
        #expect(recording.runner.names == ["setup 0"] + unit(0) + unit(0) + ["cleanup 0"])
        #expect(recording.store.stops == [.failed])
    }

    @Test func `go on with the other configurations where the recording does`() throws {
        var recording = recording(
            runs: 3, configurations: 2,
            children: ["run 1": { _ in ScriptedChild(exitStatus: 1) }])
        recording.goesOn = true
        let result = try recording.record()
        #expect(result.failures.map(\.run.configuration) == [1])
        #expect(
            recording.runner.names.filter { $0.hasSuffix("1") }
                == ["setup 1"] + unit(1) + ["cleanup 1"])
        #expect(recording.runner.names.count { $0 == "conclude 0" } == 3)
        #expect(recording.store.stops == [.runs, .failed])
    }

    @Test func `prepare the next run where the one that was prepared is left out`() throws {
        var failing = ScriptedChild()
        failing.report.messages = [RunMessage(kind: .error, name: "reported", text: "x")]
        var recording = recording(
            runs: 5, configurations: 2,
            children: ["run 0": { [failing] in $0 == 2 ? failing : ScriptedChild() }]
        ) { $0.order = .sequential }
        recording.goesOn = true
        // The third run of the first one is prepared with the second.
        recording.runner.room = 4
        _ = try recording.record()
        let first = unit(0) + unit(0) + ["prepare 0"]
        let second = (0..<5).flatMap { _ in unit(1) }
        let expected: [String] =
            ["setup 0"] + first + ["cleanup 0", "setup 1"] + second + ["cleanup 1"]
        #expect(recording.runner.names == expected)
    }

    @Test func `conclude runs whose failure is tolerated`() throws {
        var recording = recording(
            runs: 8, children: ["run 0": { ScriptedChild(exitStatus: $0 == 4 ? 3 : 0) }])
        recording.toleratedExits = .codes([3])
        #expect(try recording.record().end == .completed)
        #expect(
            recording.runner.names
                == ["setup 0"] + (0..<8).flatMap { _ in unit(0) } + ["cleanup 0"])
    }

    @Test func `that cannot be started are an error, and what is left is cleaned up`() throws {
        let error = SubprocessError.notFound(command: "x")
        for (name, names) in [
            ("setup 0", ["setup 0"]),
            ("prepare 0", ["setup 0", "prepare 0", "cleanup 0"]),
            ("conclude 0", ["setup 0"] + unit(0) + ["cleanup 0"]),
        ] {
            let recording = recording(
                runs: 3, children: [name: { _ in ScriptedChild(startError: error) }])
            #expect(throws: error) { try recording.record() }
            #expect(recording.runner.names == (name == "setup 0" ? names + ["cleanup 0"] : names))
            #expect(recording.positions == (name == "conclude 0" ? [1] : []))
        }
    }

    @Test func `do not run for ever where the launcher is lost`() throws {
        let recording = recording(
            runs: 3, children: ["run 0": { _ in ScriptedChild(startError: .launcherLost) }])
        #expect(throws: SubprocessError.launcherLost) { try recording.record() }
        #expect(recording.positions == [])
    }

    @Test func `clean up where the store refuses`() throws {
        let recording = recording(runs: 9)
        recording.store.failingCalls = [1, 2]
        #expect(throws: ScriptedStore.Refusal(call: 2)) { try recording.record() }
        #expect(recording.runner.names == ["setup 0"] + unit(0) + ["cleanup 0"])
    }

    @Test func `show progress while they take long`() throws {
        let recording = recording(
            runs: 1, hooks: [.setup], children: ["setup 0": { _ in .taking(milliseconds: 350) }])
        _ = try recording.record()
        #expect(told(recording) == ["setup of 0", "waiting", "waiting", "waiting"])
    }
}
