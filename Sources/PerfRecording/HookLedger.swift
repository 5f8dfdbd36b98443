import PerfModel
import Subprocess

/// Knows which hooks are due.
///
/// Configurations are places in the plan. Where the setup hooks run at the start and the rounds are
/// interleaved, all of them run before the first run and all cleanup hooks after the last one, in the
/// plan's order; in a sequential recording a configuration's own hooks enclose its runs.
struct HookLedger {
    private let hooks: [[HookKind]]
    /// Whether there is no hook at all.
    let isEmpty: Bool
    /// Whether hooks run where one configuration follows another.
    private let areAtSwitches: Bool
    private var isSetUp: [Bool]
    private var needsCleanup: [Bool]
    /// The configuration that ran last, or is running.
    private var current: Int?
    /// Up to where all are set up.
    private var setUpCount = 0
    /// The run after which its hook has not run.
    private var unconcluded: Int?
    /// The configuration whose next run is prepared.
    private var prepared: Int?

    init(_ plan: RecordingPlan) {
        hooks = plan.configurations.map { planned in
            guard planned.warmups > 0 || planned.runs.count != 0 else { return [] }
            return HookKind.allCases.filter { planned.hooks[$0] != nil }
        }
        isEmpty = hooks.allSatisfy(\.isEmpty)
        areAtSwitches = plan.setupMoment == .atSwitch || plan.order == .sequential
        isSetUp = hooks.map { !$0.contains(.setup) }
        needsCleanup = Array(repeating: false, count: hooks.count)
    }

    func has(_ kind: HookKind, _ configuration: Int) -> Bool {
        hooks[configuration].contains(kind)
    }

    /// Whether the hook before the next run of a configuration has run.
    func isPrepared(_ configuration: Int) -> Bool { prepared == configuration }

    /// The hook that must run now.
    ///
    /// - Parameter next: the configuration of the next run; nil: there is none any more.
    mutating func due(before next: Int?) -> (kind: HookKind, configuration: Int)? {
        guard !isEmpty else { return nil }
        if let unconcluded { return (.conclude, unconcluded) }
        guard let next else {
            return needsCleanup.firstIndex(of: true).map { (.cleanup, $0) }
        }
        guard areAtSwitches else {
            while setUpCount < isSetUp.count, isSetUp[setUpCount] { setUpCount += 1 }
            return setUpCount < isSetUp.count ? (.setup, setUpCount) : nil
        }
        if let current, current != next, needsCleanup[current] { return (.cleanup, current) }
        return isSetUp[next] ? nil : (.setup, next)
    }

    /// Whether a run of one configuration may follow one of another without any hook between.
    func mayFollow(_ next: Int, _ last: Int) -> Bool {
        guard !isEmpty, areAtSwitches, next != last else { return true }
        return !has(.setup, next) && !has(.cleanup, last)
    }

    /// Notes that a program was started.
    mutating func began(_ part: Batch.Part) {
        guard !isEmpty else { return }
        switch part {
        case .hook(.conclude, _), .hook(.cleanup, _): return
        case .run(let place), .hook(.setup, let place), .hook(.prepare, let place):
            needsCleanup[place] = has(.cleanup, place)
            guard current != place else { return }
            if areAtSwitches, let current { isSetUp[current] = !has(.setup, current) }
            current = place
        }
    }

    /// Notes that a program ended.
    ///
    /// - Parameter isVoid: whether it is to be done again.
    mutating func ended(_ part: Batch.Part, isVoid: Bool) {
        guard !isEmpty else { return }
        switch part {
        case .run(let place):
            prepared = nil
            if has(.conclude, place) { unconcluded = place }
        case .hook where isVoid: return
        case .hook(.setup, let place): isSetUp[place] = true
        case .hook(.prepare, let place): prepared = place
        case .hook(.conclude, _): unconcluded = nil
        case .hook(.cleanup, let place): needsCleanup[place] = false
        }
    }
}
