import PerfModel
import PerfRecording
import Testing

@Suite struct `What a run says of itself` {
    private func child(_ change: (inout RunReport) -> Void) -> ScriptedChild {
        var child = ScriptedChild()
        change(&child.report)
        return child
    }

    private static let error = RunMessage(kind: .error, name: "reported", text: "503")

    @Test func `is stored with it`() throws {
        let recording = ScriptedRecording(runs: 2) { start in
            child { $0.metrics = [MetricValue(metric: Metric(name: "m"), value: Double(start))] }
        }
        #expect(try recording.record().end == .completed)
        #expect(recording.store.runs.map { $0.report.metrics.map(\.value) } == [[1], [2]])
    }

    @Test func `makes it fail where it is an error, whatever its status`() throws {
        for exits in [ToleratedExits.none, .all, .codes([0])] {
            var recording = ScriptedRecording(runs: 3) { _ in
                child { $0.messages = [Self.error] }
            }
            recording.toleratedExits = exits
            let result = try recording.record()
            let run = try #require(recording.store.runs.first)
            #expect(run.outcome == .failed && run.exitStatus == 0)
            #expect(run.report.messages == [Self.error])
            #expect(result.end == .failed(run, cause: .itself))
            #expect(result.measurements == recording.store.measurements)
        }
    }

    @Test func `is the first failure though others of its batch ran on`() throws {
        let recording = ScriptedRecording(runs: 20) { start in
            child { $0.messages = start == 5 ? [Self.error] : [] }
        }
        let result = try recording.record()
        guard case .failed(let run, _) = result.end else {
            Issue.record("the recording went on")
            return
        }
        #expect(run.position == 5)
        #expect(recording.ends.count < 20)
        #expect(recording.positions == Array(1...recording.ends.count))
        #expect(result.failures.map(\.run) == [run])
    }

    @Test func `gives the timed regions where every run that counts has one`() throws {
        let all = ScriptedRecording(runs: 3) { start in child { $0.region = Int64(start) } }
        #expect(try all.record().measurements.map(\.region) == [[1, 2, 3]])
        let some = ScriptedRecording(runs: 3) { start in
            child { $0.region = start == 2 ? nil : Int64(start) }
        }
        let result = try some.record()
        #expect(result.measurements.map(\.region) == [[]])
        #expect(result.measurements == some.store.measurements)
        var warm = ScriptedRecording(runs: 2) { start in
            child { $0.region = start == 1 ? nil : Int64(start) }
        }
        warm.warmups = 1
        #expect(try warm.record().measurements.map(\.region) == [[2, 3]])
    }

    @Test func `is warned of where its parts take longer than the whole`() throws {
        let cases: [(phases: [Int64], region: Int64?, names: [String])] = [
            ([], nil, []), ([1_000_000], 1_000_000, []), ([600_000, 410_000], 1_010_000, []),
            ([600_000, 410_001], nil, ["phases-exceed-wall"]),
            ([.max, .max], nil, ["phases-exceed-wall"]), ([], 1_010_001, ["region-exceeds-wall"]),
        ]
        for (phases, region, names) in cases {
            let recording = ScriptedRecording(runs: 1) { _ in
                child {
                    $0.phases = phases.enumerated().map { Phase(name: "p\($0)", duration: $1) }
                    $0.region = region
                }
            }
            #expect(try recording.record().end == .completed)
            let run = try #require(recording.store.runs.first)
            #expect(run.usage.wall == 1_000_000 && run.outcome == .ok)
            #expect(run.report.messages.map(\.name) == names)
            #expect(run.report.messages.allSatisfy { $0.kind == .warning })
        }
    }
}
