import PerfModel
import PerfRecording
import Subprocess

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The clock and the diary that a scripted runner and a scripted store share.
final class ScriptedWorld {
    /// Nanoseconds.
    var now: Int64 = 1_000_000_000
    private(set) var diary: [(at: Int64, what: Happening)] = []
    /// Which configurations were told to be measured no further.
    var stopped: [Stop] = []

    enum Happening: Hashable {
        case begin
        /// The how-manieth start, from 1.
        case start(Int)
        case end(Int)
        /// The positions of the runs that were stored.
        case store([Int])
        case refused([Int])
        case send(LauncherCommand)
        case suspend
        case told(String)
    }

    func note(_ what: Happening) { diary.append((now, what)) }

    /// What happened, without the times.
    var happenings: [Happening] { diary.map(\.what) }
}

/// A configuration that is measured no further.
struct Stop: Hashable {
    var configuration: Int
    var reason: StopReason

    init(_ configuration: Int, _ reason: StopReason) {
        self.configuration = configuration
        self.reason = reason
    }
}

/// How a scripted child behaves.
struct ScriptedChild {
    /// Nanoseconds.
    var wall: Int64 = 1_000_000
    var cause = ChildEnd.Cause.itself
    var exitStatus: Int32? = 0
    var signal: Int32?
    var leftProcesses = false
    var report = RunReport()
    var copies: [RunCopy] = []
    var output: [UInt8] = []
    var missingCounters: [String] = []
    var userOnlyCounters: [String] = []
    /// Signals to the recorder, so many nanoseconds after the start, in order.
    var signals: [(after: Int64, number: Int32)] = []
    /// Whether only SIGKILL ends it.
    var isStubborn = false
    /// Why it cannot be started.
    var startError: SubprocessError?

    /// One during which a signal comes to the recorder.
    static func raising(_ signal: Int32, after nanoseconds: Int64) -> ScriptedChild {
        ScriptedChild(signals: [(nanoseconds, signal)])
    }

    static func taking(milliseconds: Int64) -> ScriptedChild {
        ScriptedChild(wall: milliseconds * 1_000_000)
    }
}

/// Runs children by a script: each takes exactly as long as it says, and the clock stands between.
final class ScriptedRunner: ChildRunner {
    private let world: ScriptedWorld
    private let child: (_ start: Int) -> ScriptedChild
    /// How the programs of a name behave, by the how-manieth start of that name, from 1.
    var childrenByName: [String: (_ start: Int) -> ScriptedChild] = [:]
    /// The names of the programs that were started, in order.
    private(set) var names: [String] = []
    /// The bytes of padding of each start.
    private(set) var paddings: [Int] = []
    /// How many programs a message has room for; the rest is forgotten.
    var room = Int.max
    /// Signals to the recorder before the start of that number; only where it is the first of those
    /// that were started at once.
    var signalsBefore: [Int: [Int32]] = [:]
    /// How many were started at once, each time.
    private(set) var batches: [Int] = []
    private var starts = 0
    private var current = ScriptedChild()
    private var startedAt: Int64 = 0
    private var endsAt: Int64?
    /// Started at once and not yet begun, with their latest starts.
    private var waiting: [LaunchRequest] = []
    private var ends: [Result<ChildEnd, SubprocessError>] = []

    init(_ world: ScriptedWorld, child: @escaping (_ start: Int) -> ScriptedChild) {
        self.world = world
        self.child = child
    }

    var now: Int64 { world.now }

    func start(_ launches: [LaunchRequest]) throws(SubprocessError) {
        precondition(endsAt == nil, "a child is running already")
        precondition(ends.isEmpty, "\(ends.count) ends were not asked for")
        batches.append(launches.count)
        waiting = launches.dropFirst().prefix(room - 1).map(\.self)
        begin(launches[0])
    }

    private func begin(_ launch: LaunchRequest) {
        starts += 1
        let name = launch.arguments[0]
        names.append(name)
        paddings.append(launch.padding)
        current = childrenByName[name]?(names.count { $0 == name }) ?? child(starts)
        world.note(.start(starts))
        startedAt = world.now
        endsAt = world.now + (current.startError == nil ? current.wall : 0)
    }

    func wait(until deadline: Int64?) throws(SubprocessError) -> ChildEvent {
        while let end = endsAt {
            let signalAt = current.signals.first.map { startedAt + $0.after } ?? .max
            let next = min(end, signalAt, deadline ?? .max)
            world.now = max(world.now, next)
            if next == end {
                finish(at: end)
            } else if next == signalAt {
                return .signal(current.signals.removeFirst().number)
            } else {
                return .deadline
            }
        }
        if let lost = current.startError, lost == .launcherLost { throw lost }
        return .finished
    }

    /// Ends the child, and begins the next one where it may.
    private func finish(at end: Int64) {
        endsAt = nil
        if let error = current.startError {
            if error != .launcherLost { ends.append(.failure(error)) }
            return
        }
        world.note(.end(starts))
        var told = ChildEnd(
            startedAt: Instant(microseconds: startedAt / 1_000), endedAt: end,
            usage: Usage(
                wall: end - startedAt, user: 2 * current.wall, sys: 3, maxRSS: Int64(starts)),
            cause: current.cause, exitStatus: current.exitStatus, signal: current.signal,
            leftProcesses: current.leftProcesses, report: current.report)
        told.copies = current.copies
        told.output = current.output
        told.missingCounters = current.missingCounters
        told.userOnlyCounters = current.userOnlyCounters
        ends.append(.success(told))
        guard told.isGood, let next = waiting.first, world.now < next.latestStart ?? .max else {
            return
        }
        waiting.removeFirst()
        begin(next)
    }

    func nextEnd() throws(SubprocessError) -> ChildEnd? {
        ends.isEmpty ? nil : try ends.removeFirst().get()
    }

    func pendingSignal() -> Int32? {
        guard signalsBefore[starts + 1]?.isEmpty == false else { return nil }
        return signalsBefore[starts + 1]?.removeFirst()
    }

    func send(_ command: LauncherCommand) throws(SubprocessError) {
        world.note(.send(command))
        guard endsAt != nil, command == .kill || (command == .terminate && !current.isStubborn)
        else { return }
        current.cause = .request
        current.exitStatus = nil
        current.signal = command == .kill ? SIGKILL : SIGTERM
        endsAt = world.now + 1_000
    }

    func suspend() {
        world.note(.suspend)
        world.now += 60_000_000_000
    }
}

/// Keeps what is stored; each call takes a millisecond.
final class ScriptedStore: RunStore {
    private let world: ScriptedWorld
    /// Which calls fail, counted from 1.
    var failingCalls: Set<Int> = []
    /// Which calls find the store locked, counted from 1; each takes half a second.
    var busyCalls: Set<Int> = []
    private var calls = 0
    private(set) var runs: [Run] = []
    private(set) var configurations: [SessionConfiguration] = []

    struct Refusal: Error, Equatable {
        var call: Int
    }

    init(_ world: ScriptedWorld) { self.world = world }

    func begin(_ session: Session, configurations: [SessionConfiguration]) throws {
        world.note(.begin)
        self.configurations = configurations
    }

    /// Why each configuration was measured no further; nil before the end.
    private(set) var stops: [StopReason?]?

    /// How often the end finds the store locked.
    var busyEnds = 0

    func end(_ stops: [StopReason?]) throws {
        if busyEnds > 0 {
            busyEnds -= 1
            world.now += 500_000_000
            throw Busy()
        }
        self.stops = stops
    }

    func isPassing(_ error: any Error) -> Bool { error is Busy }

    struct Busy: Error {}

    func store(_ runs: [Run]) throws {
        calls += 1
        if busyCalls.contains(calls) {
            world.now += 500_000_000
            throw Busy()
        }
        guard !failingCalls.contains(calls) else {
            world.note(.refused(runs.map(\.position)))
            throw Refusal(call: calls)
        }
        world.note(.store(runs.map(\.position)))
        world.now += 1_000_000
        self.runs += runs
    }

    /// What the stored runs come to, computed anew.
    var measurements: [Measurements] {
        configurations.enumerated().map { index, entry in
            let own = runs.filter { $0.configuration == index }
            let timed = own.filter { !$0.isWarmup }
            let counted = timed.filter { $0.outcome == .ok }
            let good = counted.map(\.usage)
            let regions = counted.compactMap(\.report.region)
            var result = Measurements(
                configuration: entry.configuration, command: entry.command, wall: good.map(\.wall),
                totalUser: good.isEmpty ? nil : good.compactMap(\.user).reduce(0, +),
                totalSys: good.isEmpty ? nil : good.compactMap(\.sys).reduce(0, +),
                maxRSS: good.compactMap(\.maxRSS).max(),
                outcomes: Dictionary(grouping: timed, by: \.outcome).mapValues(\.count),
                warmups: own.count - timed.count,
                region: regions.count == counted.count ? regions : [], expected: entry.expected)
            result.stopReason = stops?[index]
            result.settings = entry.settings
            for counter in [
                \Interference.stolen, \Interference.throttled, \Interference.thermalThrottles,
            ] {
                let known = counted.compactMap { $0.interference[keyPath: counter] }
                result.interference[keyPath: counter] = known.isEmpty ? nil : known.reduce(0, +)
            }
            result.interferenceRuns = counted.count { $0.interference != Interference() }
            return result
        }
    }
}
