import PerfModel
import PerfRecording
import Subprocess
import Testing

@testable import PerfCommands

@Suite struct `Runs that are left` {
    /// A plan of so many runs of each configuration.
    private func plan(_ runs: [Int], goesOn: Bool = true) throws -> RecordingPlan {
        let launch = try LaunchRequest(
            executable: "/bin/true", arguments: ["true"], environment: Environment())
        return RecordingPlan(
            configurations: runs.enumerated().map { index, runs in
                PlannedConfiguration(
                    configuration: Configuration(benchmark: "b\(index)"), command: ["true"],
                    launch: launch, runs: .count(runs))
            }, seed: 1, goesOn: goesOn)
    }

    private func run(
        _ configuration: Int, seconds: Int64, outcome: Outcome = .ok
    ) -> Run {
        Run(
            configuration: configuration, startedAt: nil, outcome: outcome, exitStatus: 0,
            signal: nil, isWarmup: false, round: 1, position: 1,
            usage: Usage(wall: seconds * 1_000_000_000, user: 0, sys: 0))
    }

    @Test func `are all of a plan before the first`() throws {
        let left = RunsLeft(try plan([6, 1]))
        #expect(left.total == 7 && left.stored == 0)
    }

    @Test func `take as long as those of their configurations, not as all do`() throws {
        var left = RunsLeft(try plan([3, 1]))
        left.add(run(1, seconds: 10))
        // Nothing is known of the other one yet.
        #expect(left.time(elapsed: 10_000_000_000, since: 0) == 30e9)
        left.add(run(0, seconds: 2))
        #expect(left.total == 4 && left.stored == 2)
        #expect(left.time(elapsed: 12_000_000_000, since: 0) == 4e9)
        // Half a second between two runs, and one that is in progress since a second.
        #expect(left.time(elapsed: 13_000_000_000, since: 1_000_000_000) == 4e9)
        #expect(left.time(elapsed: 12_000_000_000, since: 90_000_000_000) == 0)
    }

    @Test func `are none of a configuration that is measured no further`() throws {
        var left = RunsLeft(try plan([5, 2]))
        left.add(run(0, seconds: 1, outcome: .failed))
        #expect(left.total == 3)
        left.add(run(0, seconds: 1))
        #expect(left.total == 4 && left.stored == 2)
        #expect(left.time(elapsed: 2_000_000_000, since: 0) == 2e9)
        var other = RunsLeft(try plan([5], goesOn: false))
        other.add(run(0, seconds: 1, outcome: .failed))
        #expect(other.total == 5)
    }
}
