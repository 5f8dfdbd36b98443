import PerfModel
import PerfRecording
import Subprocess

/// A recording with scripted children and a scripted store, and all that happened in it.
struct ScriptedRecording {
    let world = ScriptedWorld()
    let runner: ScriptedRunner
    let store: ScriptedStore
    var configurations = 1
    var runs: Int
    var warmups = 0
    var seed: UInt64 = 1
    var toleratedExits = ToleratedExits.none
    var goesOn = false
    var interference: InterferenceProbe?
    /// Changes the plan before it is recorded.
    var change: (inout RecordingPlan) -> Void = { _ in }

    /// - Parameter child: what the start of that number, from 1, runs.
    init(runs: Int, child: @escaping (_ start: Int) -> ScriptedChild) {
        runner = ScriptedRunner(world, child: child)
        store = ScriptedStore(world)
        self.runs = runs
    }

    func record() throws -> Recording {
        let launch = try LaunchRequest(
            executable: "/bin/true", arguments: ["true"], environment: Environment())
        var plan = RecordingPlan(
            configurations: (0..<configurations).map { index in
                PlannedConfiguration(
                    configuration: Configuration(benchmark: "b", workers: index + 1),
                    command: ["c", "{workers}"], launch: launch)
            }, runs: .count(runs), warmups: warmups, seed: seed, toleratedExits: toleratedExits)
        plan.goesOn = goesOn
        change(&plan)
        var recorder = Recorder(
            plan: plan, runner: runner, store: store, interference: interference
        ) { [world] event in
            switch event {
            case .stored: break
            case .waiting: world.note(.told("waiting"))
            case .resized: world.note(.told("resized"))
            case .suspending: world.note(.told("suspending"))
            case .resumed: world.note(.told("resumed"))
            case .storeBusy: world.note(.told("storeBusy"))
            case .leftProcesses(let run): world.note(.told("left by \(run.position)"))
            case .hook(let kind, let place): world.note(.told("\(kind) of \(place)"))
            case .stopped(let place, let reason): world.stopped.append(Stop(place, reason))
            case .printed(let bytes): world.note(.told("\(bytes.count) bytes printed"))
            case .countersMissing(let names): world.note(.told("no \(names)"))
            case .countersOfUserCode(let names): world.note(.told("half \(names)"))
            }
        }
        return try recorder.record(
            Session(id: "s", startedAt: Instant(microseconds: 0), recorder: "perfdb"))
    }

    /// Gives each configuration hooks whose programs are called like `setup 0`, and its own program a
    /// name like `run 0`.
    static func addHooks(
        _ kinds: Set<HookKind>, to configurations: Set<Int>? = nil
    ) -> (inout RecordingPlan) -> Void {
        func launch(_ name: String) throws -> LaunchRequest {
            try LaunchRequest(
                executable: "/bin/true", arguments: [name], environment: Environment())
        }
        return { plan in
            for place in plan.configurations.indices {
                plan.configurations[place].launch =
                    (try? launch("run \(place)")) ?? plan.configurations[place].launch
                guard configurations?.contains(place) ?? true else { continue }
                var hooks = Hooks()
                if kinds.contains(.setup) { hooks.setup = try? launch("setup \(place)") }
                if kinds.contains(.prepare) { hooks.prepare = try? launch("prepare \(place)") }
                if kinds.contains(.conclude) { hooks.conclude = try? launch("conclude \(place)") }
                if kinds.contains(.cleanup) { hooks.cleanup = try? launch("cleanup \(place)") }
                plan.configurations[place].hooks = hooks
            }
        }
    }

    /// The positions of the stored runs, in the order in which they were stored.
    var positions: [Int] { store.runs.map(\.position) }

    /// Each write: when it began, what was running then, and which runs it stored.
    var writes: [(at: Int64, isDuringRun: Bool, positions: [Int])] {
        var isRunning = false
        var writes: [(at: Int64, isDuringRun: Bool, positions: [Int])] = []
        for (at, what) in world.diary {
            switch what {
            case .start: isRunning = true
            case .end: isRunning = false
            case .store(let positions): writes.append((at, isRunning, positions))
            default: break
            }
        }
        return writes
    }

    /// When the child of each start ended, in order.
    var ends: [Int64] {
        world.diary.compactMap { if case .end = $0.what { $0.at } else { nil } }
    }
}
