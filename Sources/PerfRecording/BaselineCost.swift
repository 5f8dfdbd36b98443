import PerfModel
package import Subprocess

/// What it costs to start a program that does nothing: the floor under every time measured here.
package enum BaselineCost {
    /// A signal that asked for the end came meanwhile.
    package struct Interruption: Error, Hashable, Sendable {
        package var signal: Int32

        package init(signal: Int32) { self.signal = signal }
    }

    /// The median wall time of runs; of an even number of runs the lower one of the two in the middle.
    ///
    /// - Parameter walls: at least one.
    package static func median(of walls: [Int64]) -> Int64 {
        walls.sorted()[(walls.count - 1) / 2]
    }

    /// The wall times of some runs of a program, nanoseconds, all handed over at once, as they ended.
    ///
    /// - Parameter runs: at least 1; those above `Launcher.batchCapacity` are not made.
    /// - Returns: nil where the program cannot be started, or does not end by itself with exit status 0.
    /// - Throws: `Interruption`, and `SubprocessError` where the runner itself fails.
    package static func walls(
        of launch: LaunchRequest, runs: Int, by runner: any ChildRunner
    ) throws -> [Int64]? {
        let count = max(1, min(runs, Launcher.batchCapacity))
        while true {
            try runner.start(Array(repeating: launch, count: count))
            let wasSuspended = try waitForAll(of: runner)
            let walls = try walls(of: runner)
            if wasSuspended { continue }
            guard let walls, walls.count == count else { return nil }
            return walls
        }
    }

    /// Waits until nothing runs; whether the recorder was suspended meanwhile.
    private static func waitForAll(of runner: any ChildRunner) throws -> Bool {
        var wasSuspended = false
        var interruption: Int32?
        while true {
            switch try runner.wait(until: nil) {
            case .finished:
                guard let interruption else { return wasSuspended }
                _ = try walls(of: runner)
                throw Interruption(signal: interruption)
            case .deadline: break
            case .signal(let signal):
                switch RecorderSignal(signal) {
                case .interrupt:
                    interruption = signal
                    try runner.send(.kill)
                case .suspend:
                    wasSuspended = true
                    try runner.send(.kill)
                    runner.suspend()
                case .resize, .other: break
                }
            }
        }
    }

    /// What the runs took that ended; nil where one did not end well.
    private static func walls(of runner: any ChildRunner) throws -> [Int64]? {
        var walls: [Int64] = []
        var areGood = true
        do {
            while let end = try runner.nextEnd() {
                walls.append(end.usage.wall)
                areGood = areGood && end.isGood
            }
        } catch SubprocessError.launcherLost {
            throw SubprocessError.launcherLost
        } catch {
            return nil
        }
        return areGood ? walls : nil
    }
}
