import Subprocess
import TestSupport
import Testing

@testable import PerfRecording

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `The timing floor` {
    private func measured(
        _ child: @escaping (_ start: Int) -> ScriptedChild, milliseconds: Int64 = 100
    ) throws -> (end: TimingFloor.Measurement, world: ScriptedWorld) {
        let world = ScriptedWorld()
        let launch = try LaunchRequest(
            executable: "/bin/true", arguments: ["true"], environment: [:], channel: false)
        let end = try TimingFloor.measured(
            launch, by: ScriptedRunner(world, child: child), for: milliseconds * 1_000_000)
        return (end, world)
    }

    @Test func `of equal runs has no spread`() throws {
        let end = try measured { _ in .taking(milliseconds: 2) }.end
        #expect(end == .floor(TimingFloor(median: 2_000_000, spread: 0)))
    }

    @Test func `is the median of all batches but the first, with its quartiles`() throws {
        // 20 slow ones, then 10, 20, 30 and 40 ms in turn: quartiles 17.5 and 32.5 of 25.
        let (end, world) = try measured(
            {
                $0 <= 20
                    ? .taking(milliseconds: 500) : .taking(milliseconds: Int64($0 % 4) * 10 + 10)
            },
            milliseconds: 10_100)
        #expect(end == .floor(TimingFloor(median: 25_000_000, spread: 0.6)))
        #expect(world.happenings.count { $0 == .start(40) } == 1)
        #expect(!world.happenings.contains(.start(41)))
    }

    @Test func `of one batch counts that batch`() throws {
        let (end, world) = try measured({ _ in .taking(milliseconds: 1) }, milliseconds: 0)
        #expect(end == .floor(TimingFloor(median: 1_000_000, spread: 0)))
        #expect(!world.happenings.contains(.start(21)))
    }

    @Test func `is not there where the program fails or takes no time`() throws {
        #expect(try measured { ScriptedChild(exitStatus: $0 == 3 ? 1 : 0) }.end == .failed)
        #expect(try measured({ _ in ScriptedChild(wall: 0) }, milliseconds: 0).end == .failed)
        #expect(TimingFloor(walls: []) == nil)
    }

    @Test func `is not waited for after an interruption`() throws {
        #expect(try measured { _ in .raising(SIGINT, after: 5) }.end == .interrupted)
    }

    @Test func `lets itself be suspended`() throws {
        let (end, world) = try measured(
            { $0 == 2 ? .raising(SIGTSTP, after: 5) : .raising(SIGWINCH, after: 5) },
            milliseconds: 0)
        #expect(end == .floor(TimingFloor(median: 1_000_000, spread: 0)))
        #expect(world.happenings.count { $0 == .suspend } == 1)
    }

    @Test(.enabled(if: Witness.has("true")))
    func `of a real program is longer than nothing`() throws {
        let launch = try LaunchRequest(
            executable: try #require(Witness.path(of: "true")), arguments: ["true"],
            environment: [:], channel: false)
        let runner = LauncherRunner(try Launcher(ChildStreams(.discard)), watching: nil)
        guard case .floor(let floor) = try TimingFloor.measured(launch, by: runner, for: 1)
        else {
            Issue.record("no floor")
            return
        }
        #expect(floor.median > 0 && floor.spread >= 0)
    }
}
