import PerfModel
import PerfRecording
import TestSupport
import Testing

@Suite struct `Finished runs` {
    static let millisecond: Int64 = 1_000_000

    @Test func `of a plan without runs are none`() throws {
        let recording = ScriptedRecording(runs: 0) { _ in ScriptedChild() }
        let result = try recording.record()
        #expect(result.end == .completed)
        #expect(recording.world.happenings == [.begin])
        #expect(result.measurements == recording.store.measurements)
    }

    @Test func `are stored at the end`() throws {
        let recording = ScriptedRecording(runs: 1) { _ in ScriptedChild() }
        #expect(try recording.record().end == .completed)
        #expect(recording.world.happenings == [.begin, .start(1), .end(1), .store([1])])
    }

    @Test func `that are short share a write as long as none waits too long`() throws {
        let recording = ScriptedRecording(runs: 100) { _ in .taking(milliseconds: 1) }
        _ = try recording.record()
        #expect(recording.positions == Array(1...100))
        #expect(recording.writes.allSatisfy { !$0.isDuringRun })
        #expect(recording.writes.dropLast().allSatisfy { $0.positions.count == 17 })
    }

    @Test func `that are long are stored one by one before the next begins`() throws {
        let recording = ScriptedRecording(runs: 3) { _ in .taking(milliseconds: 40) }
        _ = try recording.record()
        #expect(
            recording.world.happenings == [
                .begin, .start(1), .end(1), .store([1]), .start(2), .end(2), .store([2]),
                .start(3), .end(3), .store([3]),
            ])
    }

    @Test func `wait for no run that is known to be long, nor for an unknown one`() throws {
        var recording = ScriptedRecording(runs: 1) { _ in .taking(milliseconds: 1) }
        recording.configurations = 5
        _ = try recording.record()
        #expect(recording.writes.map(\.positions) == [[1], [2], [3], [4], [5]])
    }

    @Test func `that are short share a write though another configuration is long`() throws {
        var recording = ScriptedRecording(runs: 40) { _ in .taking(milliseconds: 1) }
        recording.configurations = 2
        let order = try order(of: recording)
        recording = ScriptedRecording(runs: 40) {
            .taking(milliseconds: order[$0 - 1] == 0 ? 1 : 50)
        }
        recording.configurations = 2
        _ = try recording.record()
        let shared = recording.writes.filter { $0.positions.count > 1 }
        #expect(shared.count > 5)
        #expect(recording.writes.allSatisfy { !$0.isDuringRun })
    }

    /// The configurations in the order in which a recording runs them.
    private func order(of recording: ScriptedRecording) throws -> [Int] {
        _ = try recording.record()
        return recording.store.runs.map(\.configuration)
    }

    @Test func `are stored during a run that takes longer than expected`() throws {
        let recording = ScriptedRecording(runs: 4) { .taking(milliseconds: $0 == 4 ? 250 : 2) }
        _ = try recording.record()
        #expect(
            recording.world.happenings == [
                .begin, .start(1), .end(1), .start(2), .end(2), .start(3), .end(3), .start(4),
                .store([1, 2, 3]), .told("waiting"), .told("waiting"), .end(4), .store([4]),
            ])
        #expect(recording.writes[0].at - recording.ends[0] == 17 * Self.millisecond)
    }

    @Test(arguments: 0..<40) func `never wait longer than 17 milliseconds`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let walls = (0..<400).map { _ in
            Int64.random(in: 0...(Bool.random(using: &generator) ? 2 : 30), using: &generator)
        }
        var recording = ScriptedRecording(runs: 40) { .taking(milliseconds: walls[$0 - 1]) }
        recording.configurations = Int.random(in: 1...5, using: &generator)
        recording.warmups = Int.random(in: 0...2, using: &generator)
        recording.seed = seed
        let result = try recording.record()
        #expect(
            recording.positions == Array(1...recording.configurations * (40 + recording.warmups)))
        for write in recording.writes {
            let age = write.at - recording.ends[write.positions[0] - 1]
            #expect(age <= 17 * Self.millisecond)
            #expect(!write.isDuringRun || age == 17 * Self.millisecond)
        }
        #expect(result.measurements == recording.store.measurements)
    }
}
