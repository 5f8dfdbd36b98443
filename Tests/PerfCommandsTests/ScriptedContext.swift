import Foundation
import PerfModel
import PerfRecording
import Subprocess
import Synchronization

@testable import PerfCommands

/// A world for one call: fixed clock, captured streams, scripted processes, a folder of its own.
final class ScriptedContext {
    let folder: URL
    private(set) var output = ""
    private(set) var errors = ""
    /// 2026-11-20T08:00:00Z, and a minute later for each session.
    var now = Instant(microseconds: 1_795_161_600_000_000)
    var environment: Environment = ["PATH": "/usr/bin:/bin"]
    var machine = Machine(
        host: Host(
            name: "lab", cpuModel: "Test CPU", logicalCPUs: 4, physicalCPUs: 2, memoryGiB: 8,
            architecture: "x86_64", osFamily: "Linux"),
        conditions: Conditions(kernel: "6.0", availableCPUs: 4, loadAverage: 0.1))
    /// The width of the terminal that standard output is; nil for none.
    var columns: Int?
    /// What the next child takes and how it ends.
    var nextEnd: (LaunchRequest) -> ChildEnd = { _ in .took(milliseconds: 10) }
    /// What others take of the machine during each run; nil where nothing tells.
    var interference: Interference?
    private var ids = 0
    private var isRecording = false

    init(folder: URL) {
        self.folder = folder
    }

    /// The world as a command sees it.
    var context: Context {
        var context = plainContext
        context.makeInterferenceProbe = { [unowned self] in interference.map(Self.probe) }
        return context
    }

    /// Counters that are read before and after each run.
    private static func probe(_ taken: Interference) -> InterferenceProbe {
        var reads: Int64 = 0
        return InterferenceProbe {
            reads += 1
            let runs = reads / 2
            return Interference(
                stolen: taken.stolen.map { $0 * runs },
                throttled: taken.throttled.map { $0 * runs },
                thermalThrottles: taken.thermalThrottles.map { $0 * runs })
        }
    }

    private var plainContext: Context {
        Context(
            now: { [unowned self] in now }, environment: environment, folder: folder.path,
            program: "/usr/bin/perfdb",
            output: TextStream(
                write: { [unowned self] in output += $0 }, columns: { [unowned self] in columns }),
            errors: TextStream(write: { [unowned self] in errors += $0 }, columns: { nil }),
            randomNumber: { 7 }, newID: { [unowned self] in nextID() },
            makeRunner: { [unowned self] _ in
                ScriptedRunner(nextEnd, hasBaselines: isRecording)
            },
            machine: { [unowned self] name in named(name) })
    }

    /// Runs a call and returns its status; what it wrote is in `output` and `errors`.
    @discardableResult
    func run(_ words: String...) -> ExitStatus { run(words) }

    @discardableResult
    func run(_ words: [String]) -> ExitStatus {
        output = ""
        errors = ""
        isRecording = words.first == "record"
        return Program.run(words, in: context)
    }

    private func nextID() -> String {
        ids += 1
        return "00000000-0000-4000-8000-\(String(format: "%012d", ids))"
    }

    private func named(_ name: String?) -> Machine {
        guard let name else { return machine }
        var machine = machine
        machine.host.name = name
        machine.host.isNameGiven = true
        return machine
    }
}

/// Answers each start at once with scripted ends; its clock moves by what they took.
private final class ScriptedRunner: ChildRunner {
    private let end: (LaunchRequest) -> ChildEnd
    private var ends: [ChildEnd] = []
    private(set) var now: Int64 = 0

    /// Whether programs that do nothing are measured before those of the test.
    private let hasBaselines: Bool

    init(_ end: @escaping (LaunchRequest) -> ChildEnd, hasBaselines: Bool) {
        self.end = end
        self.hasBaselines = hasBaselines
    }

    func start(_ launches: [LaunchRequest]) throws(SubprocessError) {
        for launch in launches {
            var end = isBaseline(launch) ? .took(milliseconds: 1) : end(launch)
            now += end.usage.wall
            end.endedAt = now
            ends.append(end)
            guard end.isGood else { return }
        }
    }

    /// Whether a program that does nothing is started to see what starting costs.
    private func isBaseline(_ launch: LaunchRequest) -> Bool {
        hasBaselines && launch.environment["PERFDB_CHANNEL"] == nil
            && [["true"], ["/bin/sh", "-c", ":"]].contains(launch.arguments)
    }

    func nextEnd() throws(SubprocessError) -> ChildEnd? { ends.isEmpty ? nil : ends.removeFirst() }
    func wait(until deadline: Int64?) throws(SubprocessError) -> ChildEvent { .finished }
    func pendingSignal() -> Int32? { nil }
    func send(_ command: LauncherCommand) throws(SubprocessError) {}
    func suspend() {}
}

extension ChildEnd {
    /// An end with exit status 0 after that many milliseconds of wall and user time.
    static func took(milliseconds: Double, status: Int32 = 0) -> ChildEnd {
        let nanoseconds = Int64(milliseconds * 1e6)
        return ChildEnd(
            startedAt: Instant(microseconds: 1_795_161_600_000_000), endedAt: 0,
            usage: Usage(wall: nanoseconds, user: nanoseconds, sys: 0, maxRSS: 2 << 20),
            cause: .itself, exitStatus: status, signal: nil)
    }
}
