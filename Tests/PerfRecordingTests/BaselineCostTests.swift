import PerfRecording
import Subprocess
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `The cost of a program that does nothing` {
    private func launch(_ path: String = "/bin/true") throws -> LaunchRequest {
        try LaunchRequest(
            executable: path, arguments: [path], environment: Environment(), channel: false)
    }

    private func median(
        runs: Int, child: @escaping (_ start: Int) -> ScriptedChild
    ) throws -> (median: Int64?, runner: ScriptedRunner) {
        let runner = ScriptedRunner(ScriptedWorld(), child: child)
        return (
            try BaselineCost.walls(of: launch(), runs: runs, by: runner).map(BaselineCost.median),
            runner
        )
    }

    @Test func `is the median of a batch`() throws {
        let walls: [Int64] = [5, 1, 9, 7]
        for (runs, expected) in [(1, 5), (2, 1), (3, 5), (4, 5), (0, 5)] as [(Int, Int64)] {
            let (median, runner) = try median(runs: runs) { ScriptedChild(wall: walls[$0 - 1]) }
            #expect(median == expected)
            #expect(runner.batches == [max(1, runs)])
        }
        #expect(
            try median(runs: 1_000) { _ in ScriptedChild() }.runner.batches
                == [Launcher.batchCapacity])
    }

    @Test func `is unknown where one fails`() throws {
        let error = SubprocessError.notFound(command: "x")
        for bad in [
            ScriptedChild(exitStatus: 1), ScriptedChild(exitStatus: nil, signal: 9),
            ScriptedChild(startError: error),
        ] {
            #expect(try median(runs: 5) { $0 == 3 ? bad : ScriptedChild() }.median == nil)
        }
        #expect(throws: SubprocessError.launcherLost) {
            try median(runs: 5) { _ in ScriptedChild(startError: .launcherLost) }
        }
    }

    @Test func `is given up where a signal asks for the end`() throws {
        #expect(throws: BaselineCost.Interruption(signal: SIGTERM)) {
            try median(runs: 5) { $0 == 2 ? .raising(SIGTERM, after: 5) : ScriptedChild() }
        }
    }

    @Test func `is measured again after a suspension`() throws {
        let (median, runner) = try median(runs: 3) {
            $0 == 2 ? .raising(SIGTSTP, after: 5) : ScriptedChild(wall: 3)
        }
        #expect(median == 3 && runner.batches == [3, 3])
        let resized = try self.median(runs: 3) { _ in .raising(SIGWINCH, after: 5) }
        #expect(resized.median == 1_000_000 && resized.runner.batches == [3])
    }

    @Test func `is above nothing for a real one, and unknown for one that fails`() throws {
        let runner = LauncherRunner(try Launcher(output: .discard), watching: nil)
        let path = try resolve("true", path: Environment.current["PATH"])
        let floor = try #require(
            try BaselineCost.walls(of: launch(path), runs: 5, by: runner)?.min())
        #expect(floor > 0)
        let other = try resolve("false", path: Environment.current["PATH"])
        #expect(try BaselineCost.walls(of: launch(other), runs: 5, by: runner) == nil)
    }
}
