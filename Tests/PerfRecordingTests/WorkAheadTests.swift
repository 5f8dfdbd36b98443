import PerfModel
import PerfRecording
import Subprocess
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `Runs that are started at once` {
    @Test func `are those that end before a write is due`() throws {
        let recording = ScriptedRecording(runs: 60) { _ in .taking(milliseconds: 1) }
        _ = try recording.record()
        #expect(recording.runner.batches == [1, 16, 17, 17, 9])
        #expect(recording.writes.map(\.positions.count) == [17, 17, 17, 9])
    }

    @Test func `are one where a run takes as long as a run may wait`() throws {
        let recording = ScriptedRecording(runs: 4) { _ in .taking(milliseconds: 17) }
        _ = try recording.record()
        #expect(recording.runner.batches == [1, 1, 1, 1])
    }

    @Test func `are as many as the launcher takes where they are very short`() throws {
        let recording = ScriptedRecording(runs: 1_000) { _ in ScriptedChild(wall: 1_000) }
        _ = try recording.record()
        #expect(recording.runner.batches.max() == Launcher.batchCapacity)
        #expect(recording.positions == Array(1...1_000))
        #expect(recording.writes.map(\.positions.count) == [1_000])
    }

    @Test func `end with one whose configuration is not known yet`() throws {
        var recording = ScriptedRecording(runs: 2) { _ in .taking(milliseconds: 1) }
        recording.configurations = 3
        _ = try recording.record()
        #expect(recording.runner.batches == [1, 1, 1, 3])
    }

    @Test func `stand in line until the time is up, and are started again later`() throws {
        // The third takes ten times what is expected of it.
        let recording = ScriptedRecording(runs: 30) { .taking(milliseconds: $0 == 3 ? 10 : 1) }
        _ = try recording.record()
        #expect(recording.runner.batches.reduce(0, +) > 30)
        #expect(recording.positions == Array(1...30))
        #expect(recording.ends.count == 30)
        #expect(recording.writes.allSatisfy { !$0.isDuringRun })
    }

    @Test(arguments: [
        ScriptedChild(exitStatus: 3), ScriptedChild(exitStatus: nil, signal: 9),
        ScriptedChild(cause: .timeout, exitStatus: 0),
        ScriptedChild(cause: .stopped(21), exitStatus: nil, signal: 9),
    ])
    func `are not started any more after one that fails`(child: ScriptedChild) throws {
        let recording = ScriptedRecording(runs: 20) { $0 == 5 ? child : ScriptedChild() }
        guard case .failed = try recording.record().end else {
            Issue.record("the recording went on")
            return
        }
        #expect(recording.runner.batches.reduce(0, +) > 5)
        #expect(recording.ends.count == 5)
        #expect(recording.positions == [1, 2, 3, 4, 5])
    }

    @Test func `are one by one where a failure is tolerated, until it ends well`() throws {
        var recording = ScriptedRecording(runs: 10) {
            ScriptedChild(exitStatus: (2...4).contains($0) ? 3 : 0)
        }
        recording.toleratedExits = .codes([3])
        #expect(try recording.record().end == .completed)
        #expect(recording.runner.batches == [1, 9, 1, 1, 1, 5])
        #expect(recording.positions == Array(1...10))
        #expect(recording.writes.map(\.positions.count) == [10])
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `are not started any more after an interruption`(signal: Int32) throws {
        let recording = ScriptedRecording(runs: 20) {
            $0 == 5 ? .raising(signal, after: 500_000) : ScriptedChild()
        }
        #expect(try recording.record().end == .interrupted(signal: signal))
        #expect(recording.ends.count == 5)
        #expect(recording.store.runs.map(\.outcome) == [.ok, .ok, .ok, .ok, .interrupted])
    }

    @Test func `are kept as far as they were over when an interruption was told`() throws {
        // The command comes when all of them have ended.
        let recording = ScriptedRecording(runs: 6) {
            var child = ScriptedChild.raising(SIGINT, after: 999_999)
            child.isStubborn = true
            return $0 == 6 ? child : ScriptedChild()
        }
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(recording.store.runs.map(\.outcome) == Array(repeating: .ok, count: 6))
    }

    @Test func `are stored before a suspension, and the one in progress is repeated`() throws {
        let recording = ScriptedRecording(runs: 8) {
            $0 == 5 ? .raising(SIGTSTP, after: 500_000) : ScriptedChild()
        }
        #expect(try recording.record().end == .completed)
        let happenings = recording.world.happenings
        let stop = try #require(happenings.firstIndex(of: .send(.stop)))
        #expect(
            happenings[stop...].prefix(7) == [
                .send(.stop), .store([1, 2, 3, 4]), .told("suspending"), .suspend,
                .told("resumed"), .send(.kill), .end(5),
            ])
        #expect(recording.positions == Array(1...8))
        #expect(recording.store.runs.allSatisfy { $0.outcome == .ok })
        #expect(recording.store.runs.allSatisfy { $0.usage.wall == 1_000_000 })
        #expect(recording.ends.count == 9)
    }

    @Test func `are stored as far as they ended where the launcher is lost`() throws {
        let recording = ScriptedRecording(runs: 9) {
            ScriptedChild(startError: $0 == 5 ? .launcherLost : nil)
        }
        #expect(throws: SubprocessError.launcherLost) { try recording.record() }
        #expect(recording.positions == [1, 2, 3, 4])
    }
}
