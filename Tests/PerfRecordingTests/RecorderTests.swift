import PerfModel
import PerfRecording
import Subprocess
import Testing

@Suite struct `A recording` {
    @Test func `is announced once and run in the order of its schedule`() throws {
        var recording = ScriptedRecording(runs: 3) { _ in ScriptedChild() }
        recording.configurations = 4
        recording.warmups = 1
        recording.seed = 99
        let result = try recording.record()
        var schedule = Schedule(configurations: 4, warmups: 1, runs: 3, seed: 99)
        for run in recording.store.runs {
            let step = schedule.next()
            #expect(run.configuration == step?.configuration)
            #expect(run.round == step?.round && run.position == step?.position)
            #expect(run.isWarmup == step?.isWarmup)
        }
        #expect(schedule.next() == nil)
        #expect(recording.world.happenings.filter { $0 == .begin }.count == 1)
        #expect(
            recording.store.configurations.map(\.command).allSatisfy { $0 == ["c", "{workers}"] })
        #expect(result.measurements == recording.store.measurements)
        #expect(result.measurements.map(\.warmups) == [1, 1, 1, 1])
        #expect(result.measurements.allSatisfy { $0.wall.count == 3 && $0.failed == 0 })
    }

    @Test func `keeps when a run began, what it took and how it ended`() throws {
        let recording = ScriptedRecording(runs: 1) { _ in
            ScriptedChild(wall: 7_000, exitStatus: nil, signal: 11)
        }
        _ = try recording.record()
        let run = try #require(recording.store.runs.first)
        #expect(run.startedAt == Instant(microseconds: 1_000_000))
        #expect(run.usage == Usage(wall: 7_000, user: 14_000, sys: 3, maxRSS: 1))
        #expect(run.outcome == .killed && run.exitStatus == nil && run.signal == 11)
    }

    @Test func `tells of processes that a run left`() throws {
        let recording = ScriptedRecording(runs: 3) { ScriptedChild(leftProcesses: $0 == 2) }
        #expect(try recording.record().end == .completed)
        let told = recording.world.happenings.filter { if case .told = $0 { true } else { false } }
        #expect(told == [.told("left by 2")])
    }

    @Test func `keeps every finished run when a program cannot be started`() throws {
        let error = SubprocessError.notFound(command: "x")
        let recording = ScriptedRecording(runs: 9) {
            ScriptedChild(startError: $0 == 4 ? error : nil)
        }
        #expect(throws: error) { try recording.record() }
        #expect(recording.positions == [1, 2, 3])
    }

    @Test func `offers the store once more what it refused, then gives up`() throws {
        let recording = ScriptedRecording(runs: 9) { _ in .taking(milliseconds: 40) }
        recording.store.failingCalls = [3]
        #expect(throws: ScriptedStore.Refusal(call: 3)) { try recording.record() }
        #expect(recording.positions == [1, 2, 3])
        #expect(recording.world.happenings.suffix(2) == [.refused([3]), .store([3])])
    }

    @Test func `waits for a store that is locked, and goes on`() throws {
        let recording = ScriptedRecording(runs: 3) { _ in .taking(milliseconds: 40) }
        recording.store.busyCalls = Set(2...900)
        #expect(try recording.record().end == .completed)
        #expect(recording.positions == [1, 2, 3])
        #expect(recording.world.happenings.filter { $0 == .told("storeBusy") }.count == 1)
    }

    @Test func `gives a store up that stays locked`() throws {
        let recording = ScriptedRecording(runs: 3) { _ in .taking(milliseconds: 40) }
        recording.store.busyCalls = Set(2...9000)
        #expect(throws: ScriptedStore.Busy.self) { try recording.record() }
        #expect(recording.positions == [1])
    }

    @Test func `tells the store's error where runs are lost`() throws {
        let recording = ScriptedRecording(runs: 9) {
            ScriptedChild(startError: $0 == 3 ? .launcherLost : nil)
        }
        recording.store.failingCalls = [1]
        #expect(throws: ScriptedStore.Refusal(call: 1)) { try recording.record() }
    }

    @Test func `ends the run in progress when the store refuses meanwhile`() throws {
        let recording = ScriptedRecording(runs: 9) { .taking(milliseconds: $0 == 3 ? 90_000 : 2) }
        recording.store.failingCalls = [1]
        #expect(throws: ScriptedStore.Refusal(call: 1)) { try recording.record() }
        #expect(
            recording.world.happenings.suffix(5) == [
                .start(3), .refused([1, 2]), .send(.kill), .end(3), .store([1, 2]),
            ])
    }
}

@Suite struct `Failing runs` {
    static let ends: [String: ScriptedChild] = [
        "ok": ScriptedChild(),
        "3": ScriptedChild(exitStatus: 3),
        "4": ScriptedChild(exitStatus: 4),
        "timeout": ScriptedChild(cause: .timeout, exitStatus: nil, signal: 15),
        "timeout 0": ScriptedChild(cause: .timeout, exitStatus: 0),
        "killed": ScriptedChild(exitStatus: nil, signal: 9),
        "stopped": ScriptedChild(cause: .stopped(21), exitStatus: nil, signal: 9),
    ]

    private static let cases: [(String, ToleratedExits, Outcome, goesOn: Bool)] = [
        ("ok", .none, .ok, true), ("ok", .all, .ok, true), ("ok", .codes([3]), .ok, true),
        ("ok", .codes([]), .ok, true),
        ("3", .none, .failed, false), ("3", .all, .ok, true), ("3", .codes([3]), .ok, true),
        ("3", .codes([]), .failed, false),
        ("4", .none, .failed, false), ("4", .all, .ok, true), ("4", .codes([3]), .failed, false),
        ("timeout", .none, .timedOut, false), ("timeout", .all, .timedOut, true),
        ("timeout", .codes([3, 15]), .timedOut, false), ("timeout 0", .none, .timedOut, false),
        ("killed", .none, .killed, false), ("killed", .all, .killed, true),
        ("killed", .codes([9, 137]), .killed, false),
        ("stopped", .none, .failed, false), ("stopped", .all, .failed, false),
        ("stopped", .codes([9, 21]), .failed, false),
    ]

    @Test(arguments: cases) func `are stored, and end the recording unless they are tolerated`(
        end: String, exits: ToleratedExits, outcome: Outcome, goesOn: Bool
    ) throws {
        let child = try #require(Self.ends[end])
        var recording = ScriptedRecording(runs: 3) { $0 == 2 ? child : ScriptedChild() }
        recording.toleratedExits = exits
        let result = try recording.record()
        let run = try #require(recording.store.runs.dropFirst().first)
        #expect(run.outcome == outcome)
        #expect(run.exitStatus == child.exitStatus)
        #expect(run.signal == (end == "stopped" ? 21 : child.signal))
        #expect(result.end == (goesOn ? .completed : .failed(run, cause: child.cause)))
        #expect(recording.positions == (goesOn ? [1, 2, 3] : [1, 2]))
        #expect(result.measurements == recording.store.measurements)
    }

    @Test func `end the recording as warm-ups too`() throws {
        var recording = ScriptedRecording(runs: 3) { _ in ScriptedChild(exitStatus: 1) }
        recording.warmups = 1
        let result = try recording.record()
        #expect(result.end == .failed(try #require(recording.store.runs.first), cause: .itself))
        #expect(recording.store.runs.map(\.isWarmup) == [true])
        #expect(result.measurements[0].outcomes.isEmpty)
    }
}
