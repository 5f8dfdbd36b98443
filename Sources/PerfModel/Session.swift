/// The machine a run was measured on.
package struct Host: Hashable, Sendable {
    /// The machine's own name, or the one given for a pool of equal runners.
    package var name: String
    /// Whether the user gave the name; only such a name is shown in reports.
    package var isNameGiven: Bool
    package var cpuModel: String?
    package var logicalCPUs: Int?
    package var physicalCPUs: Int?
    /// Memory in GiB, rounded to a whole number.
    package var memoryGiB: Int?
    package var architecture: String?
    /// `Linux`, `macOS`.
    package var osFamily: String?

    package init(
        name: String, isNameGiven: Bool = false, cpuModel: String? = nil, logicalCPUs: Int? = nil,
        physicalCPUs: Int? = nil, memoryGiB: Int? = nil, architecture: String? = nil,
        osFamily: String? = nil
    ) {
        self.name = name
        self.isNameGiven = isNameGiven
        self.cpuModel = cpuModel
        self.logicalCPUs = logicalCPUs
        self.physicalCPUs = physicalCPUs
        self.memoryGiB = memoryGiB
        self.architecture = architecture
        self.osFamily = osFamily
    }
}

/// What else held during a session; what could not be read is nil.
package struct Conditions: Hashable, Sendable {
    package var kernel: String?
    /// How many CPUs the recorder may use, by affinity and control group, rounded up.
    package var availableCPUs: Int?
    /// The one-minute load average at the start.
    package var loadAverage: Double?
    /// The CPU frequency governor of the first CPU: `performance`, `powersave`, …
    package var governor: String?
    /// `vm`, `container` or `none`, with the name where it is known: `vm (kvm)`.
    package var virtualization: String?
    /// Whether the CPU may clock itself higher than its base frequency.
    package var isTurboOn: Bool?
    /// Whether cores are shared by hardware threads.
    package var isSMTOn: Bool?
    /// Of all CPU time between the machine's start and the session's: the share that the hypervisor
    /// gave to others while a CPU of this machine wanted it, 0…1. What it took during a run is kept
    /// with the run.
    package var stealShare: Double?
    /// The share of the ten seconds before the start in which some process waited for memory, 0…1
    /// (Linux: pressure stall information).
    package var memoryPressure: Double?
    package var isOnBattery: Bool?
    /// Whether addresses are laid out at random.
    package var isASLROn: Bool?
    /// What the kernel reads the time from: `tsc`, `kvm-clock`, `hpet`.
    package var clockSource: String?
    /// The smallest step between two different readings of the clock, nanoseconds.
    package var clockResolution: Int64?
    /// The median wall time of a program that does nothing (`true`), nanoseconds.
    package var timingFloor: Int64?
    /// The median wall time of a shell that does nothing, nanoseconds; nil where no shell was asked for.
    package var shellCost: Int64?

    package init(
        kernel: String? = nil, availableCPUs: Int? = nil, loadAverage: Double? = nil,
        governor: String? = nil, virtualization: String? = nil
    ) {
        self.kernel = kernel
        self.availableCPUs = availableCPUs
        self.loadAverage = loadAverage
        self.governor = governor
        self.virtualization = virtualization
    }
}

/// How the runs of a session's configurations follow each other.
package enum RunOrder: String, CaseIterable, Hashable, Sendable {
    /// Whole rounds over all configurations, each in a random order.
    case interleaved
    /// All runs of one configuration after all of the one before.
    case sequential
}

/// The commit that was measured.
package struct Revision: Hashable, Sendable {
    /// The full commit hash, hexadecimal.
    package var commit: String
    /// Nil on a detached head.
    package var branch: String?
    /// Whether tracked files differed from the commit, those that perfdb wrote left out.
    package var isDirty: Bool

    package init(commit: String, branch: String?, isDirty: Bool) {
        self.commit = commit
        self.branch = branch
        self.isDirty = isDirty
    }

    /// The first seven digits, with `-dirty` where tracked files differed.
    package var shortName: String {
        "\(commit.prefix(7))\(isDirty ? "-dirty" : "")"
    }
}

/// Where a session's numbers come from.
package enum Origin: String, CaseIterable, Hashable, Sendable {
    case measured, imported, transcribed
}

/// The runs of one call of `perfdb record` on one revision, or one imported file.
package struct Session: Hashable, Sendable {
    /// A UUID in lower case.
    package var id: String
    /// The UUID that the sessions of one interleaving call share; the session's own where it is alone.
    package var batch: String
    /// Nil where an imported or transcribed session does not say.
    package var startedAt: Instant?
    package var host: Host?
    package var conditions: Conditions
    package var revision: Revision?
    package var label: String?
    package var origin: Origin
    /// The program that measured, with its version: `perfdb 0.1.0`.
    package var recorder: String
    /// What the order of the runs was drawn with, 0 or more; nil where there was no draw.
    package var seed: Int64?
    /// How the runs were ordered: `interleaved`, `sequential`, or a word of an imported file's.
    package var order: String
    /// The name of the suite that declared its benchmarks; nil for a single command.
    package var suite: String?
    /// The charts that the suite asks for, each name once; empty without a suite.
    package var charts: [ChartDeclaration]

    package init(
        id: String, batch: String? = nil, startedAt: Instant?, host: Host? = nil,
        conditions: Conditions = Conditions(), revision: Revision? = nil, label: String? = nil,
        origin: Origin = .measured, recorder: String, seed: Int64? = nil,
        order: String = "interleaved", suite: String? = nil, charts: [ChartDeclaration] = []
    ) {
        self.id = id
        self.batch = batch ?? id
        self.startedAt = startedAt
        self.host = host
        self.conditions = conditions
        self.revision = revision
        self.label = label
        self.origin = origin
        self.recorder = recorder
        self.seed = seed
        self.order = order
        self.suite = suite
        self.charts = charts
    }
}
