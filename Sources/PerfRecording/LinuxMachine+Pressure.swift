extension LinuxMachine {
    /// The CPU time of the whole machine since its start, in clock ticks over all CPUs.
    ///
    /// Time of guests is part of `user` and `nice` and is not counted twice.
    /// - Source: proc(5), /proc/stat: user nice system idle iowait irq softirq steal guest guest_nice.
    var cpuTime: MachineReadings.CPUTime? { files.read("/proc/stat").flatMap(Self.cpuTime) }

    /// The same from the text of `/proc/stat`.
    static func cpuTime(in text: String) -> MachineReadings.CPUTime? {
        guard let line = lines(of: text).first(where: { _ in true }) else { return nil }
        let words = words(of: line)
        let ticks = words.dropFirst().prefix(8).compactMap { Int64($0) }
        guard words.first == "cpu", ticks.count == 8, ticks.allSatisfy({ $0 >= 0 && $0 < 1 << 59 })
        else { return nil }
        return MachineReadings.CPUTime(all: ticks.reduce(0, +), stolen: ticks[7])
    }

    /// The share of the last ten seconds in which some process waited for memory, 0…1.
    ///
    /// - Source: Linux kernel documentation, "PSI - Pressure Stall Information".
    var memoryPressure: Double? {
        guard let line = files.line("/proc/pressure/memory") else { return nil }
        let words = words(of: line)
        guard words.first == "some",
            let average = words.first(where: { $0.hasPrefix("avg10=") }),
            let percent = Double(average.dropFirst(6)), (0...100).contains(percent)
        else { return nil }
        return percent / 100
    }

    /// Whether a battery feeds the machine; false where there is none, nil where nothing tells.
    ///
    /// A supply from outside that is online decides, then a battery that discharges. Batteries of mice
    /// and the like have the scope `Device`.
    /// - Source: Linux kernel documentation, ABI, /sys/class/power_supply.
    var isOnBattery: Bool? {
        let folder = "/sys/class/power_supply"
        guard let names = files.names(folder) else { return nil }
        var isDischarging = false
        for name in names {
            func fact(_ file: String) -> String? { files.line("\(folder)/\(name)/\(file)") }
            guard let type = fact("type"), fact("scope") != "Device" else { continue }
            if type != "Battery" {
                if fact("online") == "1" { return false }
            } else if fact("status") == "Discharging" {
                isDischarging = true
            }
        }
        return isDischarging
    }
}
