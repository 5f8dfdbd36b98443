import PerfModel
import Testing

@testable import PerfReports

@Suite struct `Points that may be compared` {
    private func point(
        _ strategy: Strategy, _ workers: Int = 1, _ parameters: [String: String] = [:],
        milliseconds: Int64 = 10
    ) -> SweepPoint {
        let measured = Measurements(
            configuration: Configuration(
                benchmark: "b", strategy: strategy, workers: workers,
                parameters: parameters.map { Parameter(name: $0.key, value: $0.value) }),
            command: [], wall: [milliseconds * 1_000_000], totalUser: nil, totalSys: nil,
            maxRSS: nil, outcomes: [.ok: 1], warmups: 0)
        return SweepPoint(measured, in: Session(id: "s", startedAt: nil, recorder: "r"))
    }

    private func words(_ points: [SweepPoint]) -> [[String]] {
        Contenders.groups(of: points).map { $0.map(\.configuration.words) }
    }

    @Test func `are apart where a parameter differs`() {
        #expect(words([]) == [])
        #expect(
            words([point(.serial, 1, ["n": "1"]), point(.serial, 1, ["n": "2"])]) == [
                ["serial, n=1"], ["serial, n=2"],
            ])
    }

    @Test func `go with every number of what they do not say`() {
        let points = [
            point(.serial), point(.threads, 2), point(.processes, 2, ["size": "1"]),
            point(.processes, 2, ["size": "2"]),
        ]
        #expect(
            words(points) == [
                ["serial", "threads ×2", "processes ×2, size=1"],
                ["serial", "threads ×2", "processes ×2, size=2"],
            ])
    }

    @Test func `stay with their own number where their strategy has one`() {
        let points = [
            point(.serial), point(.processes, 2), point(.processes, 2, ["size": "2"]),
        ]
        #expect(
            words(points) == [["serial", "processes ×2"], ["serial", "processes ×2, size=2"]])
    }

    @Test func `are together in every way of doing the same, each way a pool with its name`() {
        let points = [
            point(.serial), point(.threads, 2), point(.processes, 2, ["start": "fork"]),
            point(.processes, 2, ["start": "spawn"]),
        ]
        #expect(
            words(points) == [
                [
                    "serial", "threads ×2", "processes ×2, start=fork",
                    "processes ×2, start=spawn",
                ]
            ])
        #expect(Contenders.representative(of: points).configuration.parameters.isEmpty)
        let group = StudyGroup(
            points: points, subject: StudySubject(of: points[0], hosts: HostNames(of: [])))
        #expect(
            group.pools.map(\.name) == [
                "threads", "processes (start=fork)", "processes (start=spawn)",
            ])
        let field = Field(words: nil, points: points)
        #expect(
            points.map(field.name) == [
                "serial", "threads ×2", "processes ×2 (start=fork)", "processes ×2 (start=spawn)",
            ])
        #expect(field.pools.count == 3)
    }

    @Test func `are apart where all say the way`() {
        let points = ["receive", "return"].flatMap { direction in
            [
                point(.threads, 2, ["direction": direction]),
                point(.processes, 2, ["direction": direction]),
            ]
        }
        #expect(Contenders.groups(of: points).map(\.count) == [2, 2])
    }

    @Test func `have a serial baseline that does not say their parameter`() {
        let spawned = point(.processes, 2, ["start": "spawn"], milliseconds: 5)
        let points = [point(.serial), point(.serial, 1, ["start": "fork"]), spawned]
        let baselines = Baselines(among: points)
        #expect(baselines.baseline(of: spawned)?.configuration.words == "serial")
        #expect(baselines.speedUp(of: spawned) == 2)
        let other = Baselines(among: [point(.serial, 1, ["start": "fork"]), spawned])
        #expect(other.baseline(of: spawned) == nil)
    }
}
