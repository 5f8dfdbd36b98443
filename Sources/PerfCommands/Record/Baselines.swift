import PerfModel
import PerfRecording
import Subprocess

/// What a program costs that does nothing, measured before a recording by what starts its programs.
struct Baselines {
    let context: Context
    let runner: any ChildRunner

    /// How often each is run: so few are good to about a tenth, which is enough to see whether a run is
    /// near it.
    private static let runs = 5

    /// Measures `true`, and the shell where commands are run by one.
    ///
    /// - Throws: `InterruptedError`; `SubprocessError` where nothing can be started any more.
    func measure(into conditions: inout Conditions, withShell: Bool) throws {
        // The least, for on a busy machine the others say how long it waits, not what a start takes.
        conditions.timingFloor = try walls(["true"])?.min()
        if withShell {
            conditions.shellCost = try walls(MeasuredCommands.shell(":")).map(BaselineCost.median)
        }
    }

    /// Nanoseconds of each run, at least one; nil where the program is not there, or fails.
    private func walls(_ words: [String]) throws -> [Int64]? {
        let path = context.environment["PATH"]
        guard let executable = try? resolve(words[0], path: path) else { return nil }
        let launch = try LaunchRequest(
            executable: executable, arguments: words,
            environment: ChildEnvironment.ofService(inherited: context.environment), channel: false)
        do {
            return try BaselineCost.walls(of: launch, runs: Self.runs, by: runner)
        } catch is BaselineCost.Interruption {
            throw InterruptedError()
        }
    }
}
