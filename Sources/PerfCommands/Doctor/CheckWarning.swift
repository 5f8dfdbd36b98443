import PerfRecording

/// What a check that is bad means for a recording, as the rest of a warning.
enum CheckWarning {
    /// Nil where the check is not bad.
    static func text(_ result: CheckResult) -> String? {
        guard result.state == .bad, let fact = result.fact else { return nil }
        let reading = CheckReading(fact).text
        return switch fact {
        case .governor: "the CPU's governor is \(reading): the frequency follows the load."
        case .load: "the machine is busy: \(reading)."
        case .steal: "the hypervisor gives CPU time to others: \(reading)."
        case .memoryPressure: "programs wait for memory: \(reading)."
        case .battery: "the machine runs on its battery."
        case .clockSource: "the clock ticks seldom: its source is \(reading)."
        case .clockResolution: "the clock moves in steps of \(reading)."
        case .timingFloor: "starting a program is not steady: \(reading)."
        case .cpuQuota: "a CPU quota holds programs back: \(reading)."
        case .throttling: "cores are slowed down for heat: \(reading)."
        // Never bad by themselves.
        case .turbo, .smt, .aslr, .virtualization: nil
        }
    }
}
