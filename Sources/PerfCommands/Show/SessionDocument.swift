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
    var commit: String?
    var branch: String?
    var isDirty: Bool?
    var suite: String?
    var label: String?
    var origin: String
    var recorder: String
    var order: String
    var seed: Int64?
    var configurations: [ConfigurationSummary]

    private enum CodingKeys: String, CodingKey {
        case session, batch, host, architecture, kernel, governor, virtualization, branch, suite
        case label, origin, recorder, order, seed, configurations
        case startedAt = "started_at"
        case cpuModel = "cpu_model"
        case logicalCPUs = "logical_cpus"
        case physicalCPUs = "physical_cpus"
        case memoryGiB = "memory_gib"
        case osFamily = "os_family"
        case availableCPUs = "available_cpus"
        case loadAverage = "load_average"
        case commit = "commit_hash"
        case isDirty = "dirty"
    }

    init(_ shown: ShownSession) {
        let session = shown.session
        let host = session.host
        let conditions = session.conditions
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
        kernel = conditions.kernel
        availableCPUs = conditions.availableCPUs
        loadAverage = conditions.loadAverage
        governor = conditions.governor
        virtualization = conditions.virtualization
        commit = session.revision?.commit
        branch = session.revision?.branch
        isDirty = session.revision?.isDirty
        suite = session.suite
        label = session.label
        origin = session.origin.rawValue
        recorder = session.recorder
        order = session.order
        seed = session.seed
        configurations = shown.measurements.map { ConfigurationSummary($0, in: session) }
    }
}
