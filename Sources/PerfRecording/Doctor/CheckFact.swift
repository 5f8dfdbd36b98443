/// What a check read.
package enum CheckFact: Hashable, Sendable {
    /// The frequency governor, and the driver that it steers.
    case governor(String, driver: String?)
    case turbo(Bool, driver: String?)
    case smt(Bool)
    /// The one-minute load average, and how many CPUs there are for it.
    case load(Double, cpus: Int)
    /// The share of CPU time that the hypervisor took, 0…1, in so many seconds; nil: since the start.
    case steal(Double, seconds: Double?)
    /// The share of the last ten seconds in which some process waited for memory, 0…1.
    case memoryPressure(Double)
    /// Whether the machine runs on its battery.
    case battery(Bool)
    case aslr(Bool)
    /// As `Conditions.virtualization`.
    case virtualization(String)
    case clockSource(String)
    /// Nanoseconds.
    case clockResolution(Int64)
    /// The median of a program that does nothing, nanoseconds, and the distance of its quartiles as a
    /// share of it.
    case timingFloor(Int64, spread: Double?)
    /// CPUs, infinite without a quota, and the share of periods in which the group was held back.
    case cpuQuota(Double, heldBack: Double?)
    /// How often cores were slowed down for heat since the start, and while the machine was looked at.
    case throttling(Int64, meanwhile: Int64?)

    /// How fit the machine is by this.
    package var state: CheckState {
        switch self {
        case .governor(let name, let driver): Self.state(governor: name, driver: driver)
        case .turbo(let isOn, _), .smt(let isOn): isOn ? .care : .fine
        case .load(let load, let cpus):
            // A load average below these comes from the system's own work alone.
            if load > CheckLimits.leastLoad, load > CheckLimits.load.bad * Double(cpus) {
                .bad
            } else if load > CheckLimits.leastLoad / 2, load > CheckLimits.load.care * Double(cpus)
            {
                .care
            } else {
                .fine
            }
        case .steal(let share, _), .memoryPressure(let share): CheckLimits.taken.state(share)
        case .battery(let isOnBattery): isOnBattery ? .bad : .fine
        case .aslr(let isOn): isOn ? .fine : .care
        case .virtualization(let kind): kind.split(separator: " ").contains("vm") ? .care : .fine
        case .clockSource(let name): Self.state(clockSource: name)
        case .clockResolution(let step): CheckLimits.clockStep.state(Double(step))
        case .timingFloor(let median, let spread):
            if let spread, CheckLimits.floorSpread.state(spread) == .bad {
                .bad
            } else if median > CheckLimits.slowFloor {
                .care
            } else {
                spread.map(CheckLimits.floorSpread.state) ?? .fine
            }
        case .cpuQuota(let cpus, let heldBack):
            if cpus.isInfinite {
                .fine
            } else {
                CheckLimits.heldBack.state(heldBack ?? 0) == .bad ? .bad : .care
            }
        case .throttling(let count, let meanwhile):
            (meanwhile ?? 0) > 0 ? .bad : count > 0 ? .care : .fine
        }
    }

    /// `performance` keeps the frequency up. The others follow the load: a run's first milliseconds are
    /// slower than the rest. `conservative` climbs in small steps, so that runs get faster for seconds;
    /// `powersave` without a driver that scales by itself stays at the lowest frequency.
    ///
    /// - Source: Linux kernel documentation, "CPU Performance Scaling", "Generic Scaling Governors";
    ///   "intel_pstate", "Active Mode" (its powersave scales with the load), "amd-pstate", "Active
    ///   Mode"; pyperf, "Tune the system for benchmarks" (tune sets `performance`).
    private static func state(governor: String, driver: String?) -> CheckState {
        switch governor {
        case "performance": .fine
        case "conservative": .bad
        case "powersave": CheckLimits.scalingDrivers.contains(driver ?? "") ? .care : .bad
        case "ondemand", "schedutil", "userspace": .care
        default: .unknown
        }
    }

    /// - Source: Linux, drivers/clocksource and arch/*/kernel (names and ratings); clock_gettime(2): the
    ///   first ones are read without entering the kernel.
    private static func state(clockSource: String) -> CheckState {
        switch clockSource {
        case "tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter", "timebase",
            "tod", "riscv_clocksource":
            .fine
        case "hpet", "acpi_pm", "xen", "hyperv_clocksource_msr": .care
        case "jiffies", "refined-jiffies", "pit": .bad
        default: .unknown
        }
    }
}
