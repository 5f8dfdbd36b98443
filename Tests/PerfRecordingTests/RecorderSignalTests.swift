import PerfModel
import PerfRecording
import Subprocess
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `A signal to the recorder` {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `before the first run ends the recording with nothing stored`(signal: Int32) throws {
        let recording = ScriptedRecording(runs: 3) { _ in ScriptedChild() }
        recording.runner.signalsBefore = [1: [signal]]
        let result = try recording.record()
        #expect(result.end == .interrupted(signal: signal))
        #expect(recording.world.happenings == [.begin])
        #expect(result.measurements == recording.store.measurements)
    }

    @Test func `between two runs ends the recording with all before stored`() throws {
        let recording = ScriptedRecording(runs: 9) { _ in .taking(milliseconds: 40) }
        recording.runner.signalsBefore = [5: [SIGCONT, SIGINT]]
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(recording.positions == [1, 2, 3, 4])
        #expect(recording.store.runs.allSatisfy { $0.outcome == .ok })
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `during a run terminates it and stores it as interrupted`(signal: Int32) throws {
        let recording = ScriptedRecording(runs: 100) {
            var child = ScriptedChild.taking(milliseconds: 2)
            if $0 == 5 { child.signals = [(1_000_000, signal)] }
            return child
        }
        let result = try recording.record()
        #expect(result.end == .interrupted(signal: signal))
        #expect(recording.positions == [1, 2, 3, 4, 5])
        #expect(recording.store.runs.map(\.outcome) == [.ok, .ok, .ok, .ok, .interrupted])
        #expect(recording.store.runs.last?.signal == SIGTERM)
        #expect(recording.world.happenings.suffix(4).contains(.send(.terminate)))
        #expect(result.measurements == recording.store.measurements)
        #expect(result.measurements[0].outcomes == [.ok: 4, .interrupted: 1])
    }

    @Test func `that comes twice kills a run that does not obey`() throws {
        let recording = ScriptedRecording(runs: 3) { _ in
            var child = ScriptedChild.taking(milliseconds: 90_000)
            child.isStubborn = true
            child.signals = [(1_000_000, SIGINT), (2_000_000, SIGINT)]
            return child
        }
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(
            recording.world.happenings == [
                .begin, .start(1), .send(.terminate), .send(.kill), .end(1), .store([1]),
            ])
        #expect(recording.store.runs[0].outcome == .interrupted)
        #expect(recording.store.runs[0].signal == SIGKILL)
    }

    @Test func `does not change how a run ended that was over already`() throws {
        let recording = ScriptedRecording(runs: 3) { _ in
            var child = ScriptedChild(exitStatus: 3)
            child.isStubborn = true
            child.signals = [(999_999, SIGINT)]
            return child
        }
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(recording.store.runs.map(\.outcome) == [.failed])
    }

    @Test func `that suspends during a run stops and kills it, and repeats it`() throws {
        let recording = ScriptedRecording(runs: 3) {
            var child = ScriptedChild.taking(milliseconds: 40)
            if $0 == 2 { child.signals = [(1_000_000, SIGTSTP)] }
            return child
        }
        let result = try recording.record()
        #expect(result.end == .completed)
        #expect(
            recording.world.happenings == [
                .begin, .start(1), .end(1), .store([1]), .start(2), .send(.stop),
                .told("suspending"), .suspend, .told("resumed"), .send(.kill), .end(2), .start(3),
                .end(3), .store([2]), .start(4), .end(4), .store([3]),
            ])
        #expect(recording.store.runs.map(\.usage.wall) == [40_000_000, 40_000_000, 40_000_000])
        #expect(recording.store.runs.map(\.round) == [1, 2, 3])
        #expect(recording.store.runs.allSatisfy { $0.outcome == .ok })
        #expect(result.measurements == recording.store.measurements)
    }

    @Test func `that suspends finds every finished run stored`() throws {
        let recording = ScriptedRecording(runs: 4) {
            var child = ScriptedChild.taking(milliseconds: 2)
            if $0 == 3 { child.signals = [(1_000_000, SIGTSTP)] }
            return child
        }
        #expect(try recording.record().end == .completed)
        let happenings = recording.world.happenings
        let stored = try #require(happenings.firstIndex(of: .store([1, 2])))
        #expect(stored < (try #require(happenings.firstIndex(of: .suspend))))
        #expect(recording.positions == [1, 2, 3, 4])
    }

    @Test func `that suspends twice repeats the run twice`() throws {
        let recording = ScriptedRecording(runs: 1) {
            var child = ScriptedChild.taking(milliseconds: 2)
            if $0 < 3 { child.signals = [(1_000_000, SIGTSTP)] }
            return child
        }
        #expect(try recording.record().end == .completed)
        #expect(recording.world.happenings.filter { $0 == .suspend }.count == 2)
        #expect(recording.positions == [1])
    }

    @Test func `that suspends between runs voids none`() throws {
        let recording = ScriptedRecording(runs: 3) { _ in ScriptedChild() }
        recording.runner.signalsBefore = [2: [SIGTSTP]]
        #expect(try recording.record().end == .completed)
        #expect(
            recording.world.happenings == [
                .begin, .start(1), .end(1), .store([1]), .told("suspending"), .suspend,
                .told("resumed"), .start(2), .end(2), .start(3), .end(3), .store([2, 3]),
            ])
    }

    @Test func `that interrupts after a suspension stores the run as interrupted`() throws {
        let recording = ScriptedRecording(runs: 3) { _ in
            var child = ScriptedChild.taking(milliseconds: 2)
            child.signals = [(1_000_000, SIGTSTP), (1_000_001, SIGINT)]
            return child
        }
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(recording.store.runs.map(\.outcome) == [.interrupted])
    }

    @Test func `of a changed window size is told, during a run and between`() throws {
        let recording = ScriptedRecording(runs: 2) {
            var child = ScriptedChild()
            if $0 == 1 { child.signals = [(1_000, SIGWINCH), (2_000, SIGCONT)] }
            return child
        }
        recording.runner.signalsBefore = [2: [SIGWINCH]]
        #expect(try recording.record().end == .completed)
        #expect(
            recording.world.happenings == [
                .begin, .start(1), .told("resized"), .end(1), .told("resized"), .start(2), .end(2),
                .store([1, 2]),
            ])
    }
}
