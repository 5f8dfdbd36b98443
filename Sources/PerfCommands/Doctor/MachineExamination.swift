import PerfRecording
import Subprocess

/// This machine, looked at while a program that does nothing is started over and over.
struct MachineExamination {
    var machine: Machine
    var look: MachineLook

    var results: [CheckResult] { MachineCheck.results(of: machine, during: look) }

    /// Nanoseconds.
    private static let lookTime: Int64 = 1_000_000_000

    /// Looks at the machine for about a second.
    ///
    /// The load average is that of before.
    static func made(in context: Context) throws -> MachineExamination {
        let runner = try context.makeRunner(ChildStreams(.discard))
        let machine = context.machine(nil)
        let start = runner.now
        let floor = try timingFloor(by: runner, in: context)
        let after = context.machine(nil)
        let seconds = Double(runner.now - start) / 1e9
        return MachineExamination(
            machine: machine,
            look: MachineLook(
                before: machine.readings, after: after.readings, seconds: seconds, floor: floor))
    }

    /// Nil where there is no `true`, or where it fails.
    private static func timingFloor(
        by runner: any ChildRunner, in context: Context
    ) throws -> TimingFloor? {
        let path = context.environment["PATH"]
        guard let executable = try? resolve("true", path: path) else { return nil }
        let launch = try LaunchRequest(
            executable: executable, arguments: ["true"],
            environment: ChildEnvironment.ofService(inherited: context.environment), channel: false)
        switch try TimingFloor.measured(launch, by: runner, for: lookTime) {
        case .floor(let floor): return floor
        case .failed: return nil
        case .interrupted: throw InterruptedError()
        }
    }
}
