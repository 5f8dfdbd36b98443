extension LinuxMachine {
    /// What sets the CPU's frequency: `intel_pstate`, `acpi-cpufreq`, `amd-pstate-epp`.
    var frequencyDriver: String? {
        files.line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_driver")
    }

    /// Whether the CPU may clock itself above its base frequency.
    ///
    /// - Source: Linux kernel documentation, "intel_pstate CPU Performance Scaling Driver" (no_turbo)
    ///   and "CPU Performance Scaling", "Frequency Boost Support" (boost).
    var isTurboOn: Bool? {
        let folder = "/sys/devices/system/cpu"
        return flag("\(folder)/intel_pstate/no_turbo").map(!) ?? flag("\(folder)/cpufreq/boost")
            ?? flag("\(folder)/cpufreq/policy0/boost")
    }

    /// Whether cores are shared by hardware threads.
    ///
    /// - Source: Linux kernel documentation, ABI, /sys/devices/system/cpu/smt/active.
    var isSMTOn: Bool? { flag("/sys/devices/system/cpu/smt/active") }

    /// Whether programs that this process starts have their addresses laid out at random.
    ///
    /// - Source: Linux kernel documentation, "kernel sysctl", randomize_va_space; personality(2),
    ///   ADDR_NO_RANDOMIZE, which `setarch --addr-no-randomize` sets.
    var isASLROn: Bool? {
        guard let mode = files.line("/proc/sys/kernel/randomize_va_space").flatMap({ Int($0) })
        else { return nil }
        let personality = files.line("/proc/self/personality").flatMap { Int($0, radix: 16) } ?? 0
        return mode != 0 && personality & 0x004_0000 == 0
    }

    /// What the kernel reads the time from.
    ///
    /// - Source: Linux kernel documentation, ABI, /sys/devices/system/clocksource.
    var clockSource: String? {
        files.line("/sys/devices/system/clocksource/clocksource0/current_clocksource")
    }

    /// How often cores were slowed down for heat since the start, summed over the CPUs; the threads
    /// of one core each count it.
    ///
    /// - Source: Linux, arch/x86/kernel/cpu/mce/therm_throt.c (core_throttle_count).
    func thermalThrottles(of logical: Int?) -> Int64? {
        var sum: Int64?
        for cpu in 0..<max(0, logical ?? 0) {
            let file = "/sys/devices/system/cpu/cpu\(cpu)/thermal_throttle/core_throttle_count"
            let count = files.line(file).flatMap { Int64($0) }
            // Where the first has none, none has: most virtual machines.
            guard let count, count >= 0 else {
                if cpu == 0 { return nil }
                continue
            }
            sum = (sum ?? 0).addingReportingOverflow(count).partialValue
        }
        return sum
    }

    /// A file with 0 or 1.
    private func flag(_ path: String) -> Bool? {
        switch files.line(path) {
        case "0": false
        case "1": true
        default: nil
        }
    }
}
