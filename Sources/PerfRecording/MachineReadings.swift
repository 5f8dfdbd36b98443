/// What a machine tells beside its host and the conditions that are stored; nil where it does not.
package struct MachineReadings: Hashable, Sendable {
    /// CPU time of the whole machine since its start, in clock ticks summed over all CPUs.
    package struct CPUTime: Hashable, Sendable {
        /// All of it, also the idle one.
        package var all: Int64
        /// What the hypervisor gave to others while a CPU of this machine wanted it.
        package var stolen: Int64

        package init(all: Int64, stolen: Int64) {
            self.all = all
            self.stolen = stolen
        }

        /// The stolen share, 0…1; nil where no time has passed.
        package var stolenShare: Double? { share(of: stolen, in: all) }
    }

    /// The periods of the control group's CPU quota, counted from the group's beginning.
    package struct QuotaPeriods: Hashable, Sendable {
        /// Those in which the group wanted to run.
        package var all: Int64
        /// Those of them in which it used its quota up and was held back.
        package var heldBack: Int64

        package init(all: Int64, heldBack: Int64) {
            self.all = all
            self.heldBack = heldBack
        }

        /// The share in which it was held back, 0…1; nil where there was no period.
        package var heldBackShare: Double? { share(of: heldBack, in: all) }
    }

    /// What sets the CPU's frequency: `intel_pstate`, `acpi-cpufreq`.
    package var frequencyDriver: String?
    /// The CPU quota of the control groups in CPUs, infinite where none is set.
    package var cpuQuota: Double?
    package var quotaPeriods: QuotaPeriods?
    package var cpuTime: CPUTime?
    /// How often cores were slowed down for heat since the start.
    package var thermalThrottles: Int64?

    package init() {}
}

/// A part of a whole as 0…1; nil for an empty whole.
private func share(of part: Int64, in whole: Int64) -> Double? {
    whole > 0 ? min(1, max(0, Double(part) / Double(whole))) : nil
}
