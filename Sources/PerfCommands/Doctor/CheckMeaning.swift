import PerfRecording

/// What a check looks at, and from where on it asks for care or is bad.
struct CheckMeaning {
    /// What is read, and from where on Linux; a sentence.
    var subject: String
    /// Each nil where the check has no such state.
    var care: String?
    var bad: String?

    private init(_ subject: String, care: String? = nil, bad: String? = nil) {
        self.subject = subject
        self.care = care
        self.bad = bad
    }

    init(_ check: MachineCheck) {
        switch check {
        case .governor: self = .governor
        case .turbo: self = .turbo
        case .smt: self = .smt
        case .load: self = .load
        case .steal: self = .steal
        case .memoryPressure: self = .memoryPressure
        case .battery: self = .battery
        case .aslr: self = .aslr
        case .virtualization: self = .virtualization
        case .clockSource: self = .clockSource
        case .clockResolution: self = .clockResolution
        case .timingFloor: self = .timingFloor
        case .cpuQuota: self = .cpuQuota
        case .throttling: self = .throttling
        }
    }
}

extension CheckMeaning {
    private static let governor = CheckMeaning(
        "What sets the CPU's frequency (scaling_governor of the first CPU).",
        care: """
            ondemand, schedutil, userspace, and powersave of a driver that scales by itself \
            (\(CheckLimits.scalingDrivers[0]), \(CheckLimits.scalingDrivers[1]))
            """, bad: "conservative, and powersave of any other driver")

    private static let turbo = CheckMeaning(
        "Whether the CPU may go above its base frequency (intel_pstate/no_turbo, boost).",
        care: "on")

    private static let smt = CheckMeaning(
        "Whether cores are shared by hardware threads (smt/active).", care: "on")

    private static let load = CheckMeaning(
        "The one-minute load average for each CPU that is available.",
        care: "above \(CheckLimits.load.care), in all above \(CheckLimits.leastLoad / 2)",
        bad: "above \(CheckLimits.load.bad), in all above \(CheckLimits.leastLoad)")

    private static let steal = CheckMeaning(
        """
        The share of CPU time that the hypervisor gave to others (/proc/stat): during doctor's look, \
        before a recording since the machine's start.
        """, care: careAboutTaken, bad: badTaken)

    private static let memoryPressure = CheckMeaning(
        """
        The share of the last 10 s in which some process waited for memory (/proc/pressure/memory, \
        some avg10).
        """, care: careAboutTaken, bad: badTaken)

    private static let careAboutTaken = "above \(CheckReading.percent(CheckLimits.taken.care))"
    private static let badTaken = "from \(CheckReading.percent(CheckLimits.taken.bad)) on"

    private static let battery = CheckMeaning(
        "Whether a battery feeds the machine (/sys/class/power_supply).", bad: "in use")

    private static let aslr = CheckMeaning(
        "Whether addresses are laid out at random (randomize_va_space, personality).", care: "off")

    private static let virtualization = CheckMeaning(
        "Whether the machine is a virtual one or a container.", care: "a virtual machine")

    private static let clockSource = CheckMeaning(
        "What the kernel reads the time from (current_clocksource).",
        care: "hpet, acpi_pm, xen, hyperv_clocksource_msr", bad: "jiffies, refined-jiffies, pit")

    private static let clockResolution = CheckMeaning(
        "The smallest step between two readings of the clock, measured.",
        care: "above \(CheckReading.span(Int64(CheckLimits.clockStep.care)))",
        bad: "from \(CheckReading.span(Int64(CheckLimits.clockStep.bad))) on")

    private static let timingFloor = CheckMeaning(
        """
        How long the program true takes, started over and over for a second: the median, and how far apart its \
        quartiles are.
        """,
        care: """
            above \(CheckReading.span(CheckLimits.slowFloor)), or quartiles more than \
            \(CheckReading.percent(CheckLimits.floorSpread.care)) of the median apart
            """, bad: "quartiles \(CheckReading.percent(CheckLimits.floorSpread.bad)) apart or more"
    )

    private static let cpuQuota = CheckMeaning(
        "How many CPUs the control group may use (cpu.max, cpu.cfs_quota_us).", care: "any quota",
        bad: "held back in \(CheckReading.percent(CheckLimits.heldBack.bad)) of its periods or more"
    )

    private static let throttling = CheckMeaning(
        "How often cores were slowed down for heat (core_throttle_count).",
        care: "at least once since the start", bad: "while doctor looked")
}
