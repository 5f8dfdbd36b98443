package import PerfModel

extension Conditions {
    /// What is known of them, each in a few words: `kernel Linux 6.1`, `2 CPUs available`, `SMT on`.
    package var words: [String] {
        (machineWords + stateWords + clockWords).compactMap(\.self)
    }

    private var machineWords: [String?] {
        [
            kernel.map { "kernel \($0)" },
            availableCPUs.map { "\(Digits.count($0, "CPU")) available" },
            loadAverage.map { "load average \($0)" },
            governor.map { "governor \($0)" },
            virtualization.flatMap { $0 == "none" ? nil : $0 },
        ]
    }

    private var stateWords: [String?] {
        [
            isTurboOn.map { "turbo \(Self.onOrOff($0))" },
            isSMTOn.map { "SMT \(Self.onOrOff($0))" },
            stealShare.map { "steal \(Self.percent($0))" },
            memoryPressure.map { "memory pressure \(Self.percent($0))" },
            isOnBattery.map { $0 ? "on battery" : "on mains" },
            isASLROn.map { "ASLR \(Self.onOrOff($0))" },
        ]
    }

    private var clockWords: [String?] {
        [
            clockSource.map { "clock \($0)" },
            clockResolution.map { "clock step \(Self.time($0))" },
            timingFloor.map { "timing floor \(Self.time($0))" },
            shellCost.map { "shell \(Self.time($0))" },
        ]
    }

    private static func onOrOff(_ isOn: Bool) -> String { isOn ? "on" : "off" }

    /// One decimal where there is anything: `0 %`, `2.5 %`.
    private static func percent(_ share: Double) -> String {
        share == 0 ? "0 %" : "\(Digits.fixed(share * 100, 1)) %"
    }

    private static func time(_ nanoseconds: Int64) -> String {
        TimeUnit.fitting([Double(nanoseconds)]).text(Double(nanoseconds))
    }
}

extension Interference {
    /// What was taken, each in a few words; none for what is zero or not known.
    package var words: [String] {
        let taken: [(String, Int64?)] = [
            ("taken by the hypervisor", stolen), ("held back by the CPU quota", throttled),
        ]
        let times = taken.compactMap { what, time -> String? in
            guard let time, time > 0 else { return nil }
            return "\(TimeUnit.fitting([Double(time)]).text(Double(time))) \(what)"
        }
        let throttles = Int(clamping: thermalThrottles ?? 0)
        return times
            + (throttles > 0 ? ["slowed down for heat \(Digits.count(throttles, "time"))"] : [])
    }
}
