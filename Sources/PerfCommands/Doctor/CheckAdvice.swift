import PerfRecording

/// Why a check is not fine, and what to do about it.
struct CheckAdvice: Equatable {
    /// Why it matters and what helps; full sentences.
    var text: String
    /// Command lines that help; only words in capitals are to be replaced.
    var commands: [String] = []

    private init(_ text: String, _ commands: String...) {
        self.text = text
        self.commands = commands
    }

    /// Nil where there is nothing to do.
    ///
    /// - Source: pyperf, "Tune the system for benchmarks"; Linux kernel documentation, "CPU Performance
    ///   Scaling", "intel_pstate", "Simultaneous multithreading" (smt/control), "CFS Bandwidth Control",
    ///   "PSI".
    init?(_ result: CheckResult) {
        guard let fact = result.fact, result.state == .care || result.state == .bad else {
            return nil
        }
        if case .turbo(_, let driver) = fact {
            self = .turbo(driver: driver)
        } else {
            self.init(result.check)
        }
    }

    /// The advice for a check that is not fine, on a machine about which nothing else is known.
    init(_ check: MachineCheck) {
        switch check {
        case .governor: self = .governor
        case .turbo: self = .turbo(driver: "intel_pstate")
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

extension CheckAdvice {
    private static let governor = CheckAdvice(
        """
        The CPU's frequency follows the load: a run is slower until it has risen. Keep it up \
        while you measure:
        """, "sudo cpupower frequency-set -g performance")

    private static let smt = CheckAdvice(
        """
        Two threads of one core share its units: with more workers than cores each is slower. \
        Keep workers to as many as there are cores, pin to one thread of each core (lscpu -e \
        shows them), or switch the second threads off:
        """, "perfdb record --pin CPUS -- COMMAND",
        "echo off | sudo tee /sys/devices/system/cpu/smt/control")

    private static let load = CheckAdvice(
        """
        Other programs take CPU time from what is measured. End them or wait until they are \
        done; the largest are shown by:
        """, "ps -eo pcpu,pid,comm --sort=-pcpu | head")

    private static let steal = CheckAdvice(
        """
        The hypervisor gives CPU time to other machines. Measure on a machine of its own or \
        with CPUs of its own, or at another time; wall times are longer than they should be, \
        user and sys times suffer less.
        """)

    private static let memoryPressure = CheckAdvice(
        """
        Programs wait for memory: what is measured may be swapping. End what needs it, or \
        measure less at once. What there is:
        """, "free -m")

    private static let battery = CheckAdvice(
        "On its battery the machine slows its CPUs down to save power. Plug it in.")

    private static let virtualization = CheckAdvice(
        """
        The machine is virtual: what it is given depends on its neighbours and cannot be seen \
        from inside. Compare only what was measured in one session, best interleaved, and \
        look at each run's steal.
        """)

    private static let clockSource = CheckAdvice(
        """
        Reading this clock enters the kernel or the hypervisor, or it ticks seldom. Use the \
        processor's own counter where the kernel trusts it:
        """, "cat /sys/devices/system/clocksource/clocksource0/available_clocksource",
        "echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource")

    private static let clockResolution = CheckAdvice(
        """
        The clock's steps are a visible part of short runs. Measure runs of at least a \
        thousand steps, and see clock-source.
        """)

    private static let timingFloor = CheckAdvice(
        """
        Starting a program that does nothing takes long or scatters widely, and so will every \
        short run. Look for what takes part in each start (virus scanners, tracing, emulation, \
        other load), and measure runs that are much longer.
        """)

    private static let aslr = CheckAdvice(
        """
        Every run has the same addresses: a layout that happens to be fast or slow stays, and \
        looks like an effect of the program. Start perfdb without setarch -R, or switch it on:
        """, "sudo sysctl kernel.randomize_va_space=2")

    private static let cpuQuota = CheckAdvice(
        """
        A control group with a quota stops all its threads once it is used up, until the next \
        period begins (mostly 100 ms). Raise or remove the limit (docker: without --cpus; \
        Kubernetes: without a CPU limit), or use no more workers than the quota has CPUs.
        """)

    private static let throttling = CheckAdvice(
        """
        Cores were slowed down because they were too hot. Let the machine cool, clean its \
        fans, or limit the frequency; a session's later runs are slower than its first.
        """)

    private static func turbo(driver: String?) -> CheckAdvice {
        let file =
            switch driver {
            // The driver is called so while a governor of the kernel's own steers it.
            case "intel_pstate", "intel_cpufreq":
                "echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo"
            default: "echo 0 | sudo tee /sys/devices/system/cpu/cpufreq/boost"
            }
        return CheckAdvice(
            """
            The frequency depends on the temperature and on how many cores work: one worker runs \
            faster than each of many, which speed-up and efficiency then show as a loss. Switch it \
            off to compare numbers of workers:
            """, file)
    }
}
