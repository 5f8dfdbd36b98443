import PerfModel
import Statistics
package import Subprocess

/// What happened on a machine while a program that does nothing was started over and over.
package struct MachineLook: Hashable, Sendable {
    package var before: MachineReadings
    package var after: MachineReadings
    /// How long it took.
    package var seconds: Double
    /// Nil where there is no such program.
    package var floor: TimingFloor?

    package init(
        before: MachineReadings, after: MachineReadings, seconds: Double, floor: TimingFloor?
    ) {
        self.before = before
        self.after = after
        self.seconds = seconds
        self.floor = floor
    }

    /// The share of CPU time that the hypervisor took meanwhile, 0…1; nil where no tick passed.
    package var stolenShare: Double? {
        guard let before = before.cpuTime, let after = after.cpuTime else { return nil }
        let passed = MachineReadings.CPUTime(
            all: after.all - before.all, stolen: after.stolen - before.stolen)
        return passed.stolenShare
    }

    /// How often cores were slowed down for heat meanwhile.
    package var throttles: Int64? {
        guard let before = before.thermalThrottles, let after = after.thermalThrottles else {
            return nil
        }
        return max(0, after - before)
    }
}

/// How long a program takes that does nothing: what no measured run can be shorter than.
package struct TimingFloor: Hashable, Sendable {
    /// Nanoseconds.
    package var median: Int64
    /// The distance between the quartiles as a share of the median.
    package var spread: Double

    package init(median: Int64, spread: Double) {
        self.median = median
        self.spread = spread
    }

    /// What came of measuring it.
    package enum Measurement: Hashable, Sendable {
        case floor(TimingFloor)
        /// A signal asked to end.
        case interrupted
        /// The program did not end by itself with status 0.
        case failed
    }

    /// Starts a program over and over for that many nanoseconds, at least one batch.
    ///
    /// The first batch counts only where it is the only one: it finds the program's file not yet in
    /// memory.
    /// - Throws: why it could not be started.
    package static func measured(
        _ launch: LaunchRequest, by runner: any ChildRunner, for nanoseconds: Int64
    ) throws(SubprocessError) -> Measurement {
        let end = runner.now + nanoseconds
        var walls: [Int64] = []
        var batches = 0
        repeat {
            try runner.start(Array(repeating: launch, count: batchSize))
            if try isInterrupted(runner) { return .interrupted }
            if batches == 1 { walls = [] }
            batches += 1
            while let run = try runner.nextEnd() {
                guard run.isGood else { return .failed }
                walls.append(run.usage.wall)
            }
        } while runner.now < end
        return TimingFloor(walls: walls).map { .floor($0) } ?? .failed
    }

    private static let batchSize = 20

    /// Waits for the end of a batch; whether a signal asks to end.
    private static func isInterrupted(_ runner: any ChildRunner) throws(SubprocessError) -> Bool {
        var isInterrupted = false
        while true {
            switch try runner.wait(until: nil) {
            case .finished: return isInterrupted
            case .deadline: continue
            case .signal(let number):
                switch RecorderSignal(number) {
                case .interrupt: isInterrupted = true
                case .suspend: runner.suspend()
                case .resize, .other: continue
                }
            }
        }
    }
}

extension TimingFloor {
    /// The floor of wall times in nanoseconds; nil without any.
    init?(walls: [Int64]) {
        guard let sample = try? Sample(walls.map(Double.init)), sample.median > 0 else {
            return nil
        }
        let distance = sample.quantile(0.75) - sample.quantile(0.25)
        self.init(median: Int64(sample.median.rounded()), spread: distance / sample.median)
    }
}
