import PerfModel

/// The code of a workload; the engines know only this.
protocol WorkloadBody: SendableMetatype {
    /// How large the memory is that all its workers see, in bytes; 0 for none.
    static func memorySize(_ plan: WorkPlan) -> Int

    /// Fills that memory before the region; it is zero at first.
    static func fill(_ memory: SharedMemory, _ plan: WorkPlan)

    /// The list that is cut into slices for the workers, made before the region.
    static func list(_ plan: WorkPlan, _ range: Range<Int>) -> [Int32]

    /// Does a worker's share of the items, and notes them in its outcome.
    static func work(
        _ share: Range<Int>, of plan: WorkPlan, with material: WorkMaterial,
        noting outcome: inout WorkerOutcome
    ) throws(WorkFault)

    /// What an item is called in a timeline; items from 0.
    static func label(_ item: Int) -> String

    /// What it counted beside time.
    static func metrics(_ plan: WorkPlan, _ gathered: Gathered) -> [MetricValue]

    /// The answer and the one that there must be, by a way of its own where there is one.
    static func answer(_ plan: WorkPlan, _ gathered: Gathered) -> WorkAnswer
}

/// A workload's answer beside the right one.
struct WorkAnswer: Equatable, Sendable {
    var found: String
    var expected: String
}

extension WorkloadBody {
    static func memorySize(_ plan: WorkPlan) -> Int { 0 }
    static func fill(_ memory: SharedMemory, _ plan: WorkPlan) {}
    static func list(_ plan: WorkPlan, _ range: Range<Int>) -> [Int32] { [] }
    static func label(_ item: Int) -> String { "item-\(item + 1)" }
    static func metrics(_ plan: WorkPlan, _ gathered: Gathered) -> [MetricValue] { [] }
}

extension WorkloadName {
    var body: any WorkloadBody.Type {
        switch self {
        case .divisors: Divisors.self
        case .download: Download.self
        case .fetchAndWrite: FetchAndWrite.self
        case .cosine: Cosine.self
        case .sampling: Sampling.self
        case .sumOfSquares: SumOfSquares.self
        case .digest: Digest.self
        case .counter: Counter.self
        case .startup: Startup.self
        case .transfer: Transfer.self
        case .deadlock: Deadlock.self
        }
    }
}
