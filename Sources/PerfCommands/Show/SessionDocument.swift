import PerfModel
import PerfReports

/// A session with what it measured, for programs.
struct SessionDocument: Encodable {
    var session: String
    var batch: String
    /// ISO 8601 in UTC.
    var startedAt: String?
    var host: String?
    var cpuModel: String?
    var logicalCPUs: Int?
    var physicalCPUs: Int?
    var memoryGiB: Int?
    var architecture: String?
    var osFamily: String?
    var kernel: String?
    var availableCPUs: Int?
    var loadAverage: Double?
    var governor: String?
    var virtualization: String?
    var isTurboOn: Bool?
    var isSMTOn: Bool?
    /// 0…1.
    var stealShare: Double?
    /// 0…1.
    var memoryPressure: Double?
    var isOnBattery: Bool?
    var isASLROn: Bool?
    var clockSource: String?
    /// Seconds.
    var clockResolution: Double?, timingFloor: Double?, shellCost: Double?
    var commit: String?
    var branch: String?
    var isDirty: Bool?
    var suite: String?
    var label: String?
    var origin: String
    var recorder: String
    var order: String
    var seed: Int64?
    var configurations: [ConfigurationDocument]
    /// Where commands were compared; absent where none were.
    var comparisons: [CommandComparison]?

    private enum CodingKeys: String, CodingKey {
        case session, batch, host, architecture, kernel, governor, virtualization, branch, suite
        case label, origin, recorder, order, seed, configurations, comparisons
        case startedAt = "started_at"
        case cpuModel = "cpu_model"
        case logicalCPUs = "logical_cpus"
        case physicalCPUs = "physical_cpus"
        case memoryGiB = "memory_gib"
        case osFamily = "os_family"
        case availableCPUs = "available_cpus"
        case loadAverage = "load_average"
        case isTurboOn = "turbo_on"
        case isSMTOn = "smt_on"
        case stealShare = "steal_share"
        case memoryPressure = "memory_pressure"
        case isOnBattery = "on_battery"
        case isASLROn = "aslr_on"
        case clockSource = "clock_source"
        case clockResolution = "clock_resolution_s"
        case timingFloor = "timing_floor_s"
        case shellCost = "shell_cost_s"
        case commit = "commit_hash"
        case isDirty = "dirty"
    }

    init(_ shown: ShownSession) {
        let session = shown.session
        let host = session.host
        self.session = session.id
        batch = session.batch
        startedAt = session.startedAt?.iso8601
        self.host = host?.name
        cpuModel = host?.cpuModel
        logicalCPUs = host?.logicalCPUs
        physicalCPUs = host?.physicalCPUs
        memoryGiB = host?.memoryGiB
        architecture = host?.architecture
        osFamily = host?.osFamily
        commit = session.revision?.commit
        branch = session.revision?.branch
        isDirty = session.revision?.isDirty
        suite = session.suite
        label = session.label
        origin = session.origin.rawValue
        recorder = session.recorder
        order = session.order
        seed = session.seed
        let details = Dictionary(shown.details.map { ($0.configuration, $0) }) { first, _ in first }
        let warnings = SessionWarnings(shown.measurements, in: session)
        configurations = shown.measurements.map {
            ConfigurationDocument(
                $0, details: details[$0.configuration], in: session, warnings: warnings)
        }
        let comparisons = CommandComparison.all(
            of: shown.measurements, in: session, reference: shown.reference)
        self.comparisons = comparisons.isEmpty ? nil : comparisons
        set(session.conditions)
    }

    private mutating func set(_ conditions: Conditions) {
        let seconds = { (nanoseconds: Int64) in Double(nanoseconds) / 1e9 }
        kernel = conditions.kernel
        availableCPUs = conditions.availableCPUs
        loadAverage = conditions.loadAverage
        governor = conditions.governor
        virtualization = conditions.virtualization
        isTurboOn = conditions.isTurboOn
        isSMTOn = conditions.isSMTOn
        stealShare = conditions.stealShare
        memoryPressure = conditions.memoryPressure
        isOnBattery = conditions.isOnBattery
        isASLROn = conditions.isASLROn
        clockSource = conditions.clockSource
        clockResolution = conditions.clockResolution.map(seconds)
        timingFloor = conditions.timingFloor.map(seconds)
        shellCost = conditions.shellCost.map(seconds)
    }
}
