import PerfModel

/// What is looked at to tell whether a machine is fit to measure; the raw values are stable names.
package enum MachineCheck: String, CaseIterable, Hashable, Sendable {
    case governor, turbo, smt, load, steal
    case memoryPressure = "memory-pressure"
    case battery, aslr, virtualization
    case clockSource = "clock-source"
    case clockResolution = "clock-resolution"
    case timingFloor = "timing-floor"
    case cpuQuota = "cpu-quota"
    case throttling

    /// Every check, in order.
    ///
    /// - Parameter look: what happened while the machine was looked at; nil where there was no time
    ///   to, as before a recording.
    package static func results(of machine: Machine, during look: MachineLook? = nil)
        -> [CheckResult]
    {
        allCases.map { check in
            let fact = check.fact(of: machine, during: look)
            return CheckResult(check: check, fact: fact, state: fact?.state ?? .unknown)
        }
    }

    /// What this check read; nil where the machine does not tell.
    private func fact(of machine: Machine, during look: MachineLook?) -> CheckFact? {
        let conditions = machine.conditions
        let readings = machine.readings
        switch self {
        case .governor:
            return conditions.governor.map { .governor($0, driver: readings.frequencyDriver) }
        case .turbo:
            return conditions.isTurboOn.map { .turbo($0, driver: readings.frequencyDriver) }
        case .smt: return conditions.isSMTOn.map { .smt($0) }
        case .load:
            guard let load = conditions.loadAverage, let cpus = conditions.availableCPUs else {
                return nil
            }
            return .load(load, cpus: cpus)
        case .steal:
            if let look, let share = look.stolenShare {
                return .steal(share, seconds: look.seconds)
            }
            return conditions.stealShare.map { .steal($0, seconds: nil) }
        case .memoryPressure: return conditions.memoryPressure.map { .memoryPressure($0) }
        case .battery: return conditions.isOnBattery.map { .battery($0) }
        case .aslr: return conditions.isASLROn.map { .aslr($0) }
        case .virtualization: return conditions.virtualization.map { .virtualization($0) }
        case .clockSource: return conditions.clockSource.map { .clockSource($0) }
        case .clockResolution: return conditions.clockResolution.map { .clockResolution($0) }
        case .timingFloor: return Self.timingFloor(conditions, during: look)
        case .cpuQuota:
            return readings.cpuQuota.map {
                .cpuQuota($0, heldBack: readings.quotaPeriods?.heldBackShare)
            }
        case .throttling:
            return readings.thermalThrottles.map { .throttling($0, meanwhile: look?.throttles) }
        }
    }

    private static func timingFloor(
        _ conditions: Conditions, during look: MachineLook?
    ) -> CheckFact? {
        if let floor = look?.floor { return .timingFloor(floor.median, spread: floor.spread) }
        return conditions.timingFloor.map { .timingFloor($0, spread: nil) }
    }
}

/// How fit a machine is in one respect.
package enum CheckState: String, CaseIterable, Hashable, Sendable {
    /// Nothing to do.
    case fine
    /// Values may scatter or shift; small differences want care.
    case care
    /// Values say more about the machine than about what is measured.
    case bad
    /// It could not be read, or what was read is not known.
    case unknown
}

/// One check with what was read.
package struct CheckResult: Hashable, Sendable {
    package var check: MachineCheck
    /// Nil where the machine does not tell.
    package var fact: CheckFact?
    package var state: CheckState

    package init(check: MachineCheck, fact: CheckFact?, state: CheckState) {
        self.check = check
        self.fact = fact
        self.state = state
    }
}
