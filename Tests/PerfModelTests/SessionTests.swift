import PerfModel
import Testing

@Suite struct `A session` {
    @Test func `is a batch of its own unless it shares one`() {
        #expect(Session(id: "a", startedAt: nil, recorder: "r").batch == "a")
        #expect(Session(id: "a", batch: "b", startedAt: nil, recorder: "r").batch == "b")
    }

    @Test(arguments: [
        ("0123456789abcdef", false, "0123456"), ("0123456789abcdef", true, "0123456-dirty"),
        ("abc", true, "abc-dirty"), ("", false, ""),
    ])
    func `names its revision in short`(commit: String, isDirty: Bool, name: String) {
        #expect(Revision(commit: commit, branch: "main", isDirty: isDirty).shortName == name)
    }
}

@Suite struct `The measurements of a configuration` {
    @Test(
        arguments: [
            ([:], 0), ([.ok: 5], 0),
            ([.ok: 5, .failed: 1, .timedOut: 2, .killed: 3, .interrupted: 4], 10),
        ] as [([Outcome: Int], Int)])
    func `count as failed what did not end well`(outcomes: [Outcome: Int], failed: Int) {
        let measurements = Measurements(
            configuration: Configuration(benchmark: "b"), command: [], wall: [], totalUser: nil,
            totalSys: nil, maxRSS: nil, outcomes: outcomes, warmups: 9)
        #expect(measurements.failed == failed)
    }
}
