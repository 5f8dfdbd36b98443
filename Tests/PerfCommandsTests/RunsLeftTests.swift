import PerfModel
import PerfRecording
import Subprocess
import Testing

@testable import PerfCommands

/// A plan whose configurations `b0`, `b1`, … have these goals.
func planned(_ goals: [RunGoal], warmups: Int = 0, goesOn: Bool = true) throws -> RecordingPlan {
    let launch = try LaunchRequest(
        executable: "/bin/true", arguments: ["true"], environment: Environment())
    return RecordingPlan(
        configurations: goals.enumerated().map { index, goal in
            PlannedConfiguration(
                configuration: Configuration(benchmark: "b\(index)"), command: ["true"],
                launch: launch, runs: goal, warmups: warmups)
        }, seed: 1, goesOn: goesOn)
}

/// A run of a configuration that took so long.
func stored(
    _ configuration: Int, seconds: Double, region: Double? = nil, outcome: Outcome = .ok,
    isWarmup: Bool = false, round: Int = 1
) -> Run {
    var run = Run(
        configuration: configuration, startedAt: nil, outcome: outcome, exitStatus: 0, signal: nil,
        isWarmup: isWarmup, round: round, position: 1,
        usage: Usage(wall: Int64(seconds * 1e9), user: 0, sys: 0))
    run.report.region = region.map { Int64($0 * 1e9) }
    return run
}

@Suite struct `Runs that are left` {
    private typealias Time = RunsLeft.Time

    @Test func `are all of a plan before the first`() throws {
        let left = RunsLeft(try planned([6, 1]))
        #expect(left.total == 7 && left.stored == 0 && left.finished == 0)
    }

    @Test func `take as long as those of their configurations, not as all do`() throws {
        var left = RunsLeft(try planned([3, 1]))
        left.add(stored(1, seconds: 10))
        // Nothing is known of the other one yet.
        #expect(
            left.time(elapsed: 10_000_000_000, since: 0) == Time(nanoseconds: 30e9, isBound: false))
        left.add(stored(0, seconds: 2))
        #expect(left.total == 4 && left.stored == 2 && left.finished == 1)
        #expect(left.time(elapsed: 12_000_000_000, since: 0).nanoseconds == 4e9)
        // Half a second between two runs, and one that is in progress since a second.
        #expect(left.time(elapsed: 13_000_000_000, since: 1_000_000_000).nanoseconds == 4e9)
        #expect(left.time(elapsed: 12_000_000_000, since: 90_000_000_000).nanoseconds == 0)
    }

    @Test func `are none of a configuration that is measured no further`() throws {
        var left = RunsLeft(try planned([5, 2]))
        left.add(stored(0, seconds: 1, outcome: .failed))
        #expect(left.total == 3)
        left.add(stored(0, seconds: 1))
        #expect(left.total == 4 && left.stored == 2 && left.finished == 1)
        #expect(left.time(elapsed: 2_000_000_000, since: 0).nanoseconds == 2e9)
        var other = RunsLeft(try planned([5], goesOn: false))
        other.add(stored(0, seconds: 1, outcome: .failed))
        #expect(other.total == 5)
    }

    @Test func `take at most what their budgets leave, where their number is open`() throws {
        let goal = RunGoal.enough(EnoughRuns(budget: 10_000_000_000))
        var left = RunsLeft(try planned([goal, 2]))
        #expect(left.total == nil)
        left.add(stored(0, seconds: 4))
        left.add(stored(1, seconds: 1))
        // 6 s of the budget hold two more runs of 4 s, one of which ends after it; half a second
        // passes between two runs.
        let time = left.time(elapsed: 6_000_000_000, since: 0)
        #expect(time == Time(nanoseconds: 2 * 4.5e9 + 1.5e9, isBound: true))
        left.stop(0)
        #expect(left.total == 3 && left.finished == 1)
        #expect(!left.time(elapsed: 6_000_000_000, since: 0).isBound)
    }

    @Test func `of a budget that is spent are those that were asked for by name`() throws {
        var goal = EnoughRuns(least: 6, budget: 1_000_000_000)
        var left = RunsLeft(try planned([.enough(goal)]))
        left.add(stored(0, seconds: 2))
        #expect(left.time(elapsed: 2_000_000_000, since: 0).nanoseconds == 0)
        goal.isLeastGiven = true
        left = RunsLeft(try planned([.enough(goal)]))
        left.add(stored(0, seconds: 2))
        #expect(left.time(elapsed: 2_000_000_000, since: 0).nanoseconds == 10e9)
    }

    @Test func `are no more than may be made, and the fewest where none counts`() throws {
        let goal = EnoughRuns(least: 6, most: 8, budget: 1_000_000_000_000)
        var left = RunsLeft(try planned([.enough(goal)], warmups: 2))
        left.add(stored(0, seconds: 1, isWarmup: true))
        #expect(left.time(elapsed: 1_000_000_000, since: 0).nanoseconds == 9e9)
        left.add(stored(0, seconds: 1, isWarmup: true))
        left.add(stored(0, seconds: 1))
        #expect(left.time(elapsed: 3_000_000_000, since: 0).nanoseconds == 7e9)
        left = RunsLeft(try planned([.enough(goal)], goesOn: false))
        left.add(stored(0, seconds: 1, outcome: .timedOut))
        #expect(left.time(elapsed: 1_000_000_000, since: 0).nanoseconds == 5e9)
    }

    @Test func `spend of a budget only what is timed`() throws {
        let goal = EnoughRuns(budget: 10_000_000_000)
        var left = RunsLeft(try planned([.enough(goal)]))
        left.add(stored(0, seconds: 3, region: 1))
        #expect(left.time(elapsed: 3_000_000_000, since: 0).nanoseconds == 27e9)
    }
}
