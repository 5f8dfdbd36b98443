import Foundation
import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

@Suite struct `Real programs with hooks` {
    /// Records a shell script between hooks that each append a letter to a file, and how it ended with
    /// what the file holds then.
    private func record(
        _ script: String, runs: RunGoal, prepare: String = "printf p >> log",
        change: (inout RecordingPlan) -> Void = { _ in }
    ) throws -> (recording: Recording, store: ScriptedStore, log: String) {
        try withTemporaryFolder { folder in
            func shell(_ script: String, channel: Bool = false) throws -> LaunchRequest {
                try LaunchRequest(
                    executable: "/bin/sh",
                    arguments: ["sh", "-c", "cd '\(folder.path)'; \(script)"],
                    environment: .current, channel: channel)
            }
            var planned = PlannedConfiguration(
                configuration: Configuration(benchmark: "b"), command: ["b"],
                launch: try shell(script, channel: true), runs: runs)
            planned.hooks.setup = try shell("printf S >> log")
            planned.hooks.prepare = try shell(prepare)
            planned.hooks.conclude = try shell("printf c >> log")
            planned.hooks.cleanup = try shell("printf C >> log")
            var plan = RecordingPlan(configurations: [planned], seed: 1, goesOn: false)
            change(&plan)
            let store = ScriptedStore(ScriptedWorld())
            var recorder = Recorder(
                plan: plan, runner: LauncherRunner(try Launcher(output: .discard), watching: nil),
                store: store, interference: .system(), tell: { _ in })
            let recording = try recorder.record(
                Session(id: "s", startedAt: nil, recorder: "perfdb"))
            let log = try String(
                contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
            return (recording, store, log)
        }
    }

    @Test func `run between them, and the hooks are not stored`() throws {
        let (recording, store, log) = try record("printf r >> log", runs: 4)
        #expect(recording.end == .completed)
        #expect(log == "SprcprcprcprcC")
        #expect(store.runs.map(\.position) == [1, 2, 3, 4])
        #expect(recording.measurements == store.measurements)
        #expect(store.stops == [.runs])
    }

    @Test func `that fail are concluded and cleaned up`() throws {
        let (recording, store, log) = try record("printf r >> log; exit 4", runs: 4)
        #expect(log == "SprcC")
        #expect(recording.end == .failed(store.runs[0], cause: .itself))
    }

    @Test func `do not run after a hook that fails`() throws {
        let (recording, store, log) = try record(
            "printf r >> log", runs: 4,
            prepare: "printf p >> log; test $(wc -c < log) -lt 5")
        #expect(log == "SprcpC")
        #expect(
            recording.end
                == .hookFailed(
                    Recording.HookFailure(
                        kind: .prepare, configuration: 0, cause: .itself, exitStatus: 1, signal: nil
                    )))
        #expect(store.runs.count == 1)
    }

    @Test func `are as many as the most that may be made`() throws {
        let goal = EnoughRuns(most: 9, precision: 1e-9)
        let (recording, store, log) = try record("printf r >> log", runs: .enough(goal))
        #expect(recording.end == .completed)
        #expect(store.stops == [.mostRuns])
        #expect(log == "S" + String(repeating: "prc", count: 9) + "C")
    }
}
