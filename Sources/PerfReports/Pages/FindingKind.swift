import PerfModel

/// What a finding tells, the most telling first: in this order pages with little room choose.
enum FindingKind: Int, Comparable {
    /// What is fastest, and by how much.
    case gain
    case crossover
    /// What changed since a baseline.
    case moved
    /// What an interpreter's lock does to threads.
    case lock
    /// Workers that wait at once.
    case waiting
    case lostUpdates, lockCost
    /// Runs that did not end by themselves, as expected, and what programs told of failing.
    case ending, message
    case items, caching
    /// Amdahl's law where it can be believed.
    case fraction
    case order
    case cost
    /// The same of one strategy done in two ways.
    case way
    /// That nothing is faster.
    case nothing
    /// More workers than bring anything.
    case plateau
    /// What bounds the work.
    case bound
    /// Why no parallel fraction can be believed.
    case doubt
    case memory, processors, user
    case other

    /// How many of it a page with room for a few tells.
    var most: Int {
        switch self {
        case .gain, .crossover, .moved, .lock, .waiting, .lostUpdates, .ending, .message, .cost: 2
        case .lockCost, .items, .caching, .fraction, .order, .way, .nothing, .plateau, .bound,
            .doubt,
            .memory, .processors, .user, .other:
            1
        }
    }

    /// Whether it is worth telling where there is room for a few.
    var isTelling: Bool { self < .nothing }

    static func < (left: FindingKind, right: FindingKind) -> Bool {
        left.rawValue < right.rawValue
    }

    init(_ fact: Finding.Fact) {
        switch fact {
        case .fastest(let comparison), .range(let comparison):
            self = comparison.isGain ? .gain : comparison.hasEnoughRuns ? .nothing : .other
        case .nothingBeats, .alike: self = .nothing
        case .scaling: self = .plateau
        case .processors: self = .processors
        case .endings: self = .ending
        case .moved: self = .moved
        case .single, .changes: self = .other
        }
    }

    init(_ fact: any StudyFact) {
        switch fact {
        case is Crossover: self = .crossover
        case is InterpreterLock, is ReleasedLock: self = .lock
        case is NearlyLinear: self = .waiting
        case is LostUpdates: self = .lostUpdates
        case is LockCost: self = .lockCost
        case is ExpectedEnd: self = .ending
        case is ToldMessages: self = .message
        case is FewItems: self = .items
        case is CachingCost: self = .caching
        case let fraction as ParallelFraction: self = fraction.isTold ? .fraction : .doubt
        case let ahead as Ahead: self = ahead.isOfOneStrategy ? .way : .order
        case is WorkerCost: self = .cost
        case is Oversubscription: self = .plateau
        case is WorkBound: self = .bound
        case is WorkerMemoryUse: self = .memory
        case is UserAboveWall: self = .user
        default: self = .other
        }
    }
}
