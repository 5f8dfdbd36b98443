import PerfModel

/// What Linux tells of the time that was taken away from this machine and its control group.
///
/// - Source: proc(5), "/proc/stat"; Linux kernel documentation, "Control Group v2" (cpu.stat:
///   `throttled_usec`) and "CFS Bandwidth Control" (cpu.stat of cgroup v1: `throttled_time`,
///   nanoseconds), "sysfs-devices-system-cpu" (thermal_throttle/core_throttle_count).
struct LinuxInterference {
    /// Reads a file anew.
    typealias Reading = () -> String?

    private let stat: Reading?
    /// The cpu.stat of the control group and its parents.
    private let groups: [Reading]
    /// One for each core.
    private let throttles: [Reading]
    /// Nanoseconds of a clock tick.
    private let tick: Int64

    /// - Parameters:
    ///   - files: by which the control group and the CPUs are found.
    ///   - open: opens a file to be read again and again; nil where it is not there.
    ///   - ticks: clock ticks in a second (USER_HZ), greater than 0.
    ///   - cpus: how many CPUs may have a folder.
    init(files: SystemFiles, open: (_ path: String) -> Reading?, ticks: Int64, cpus: Int) {
        stat = open("/proc/stat")
        groups = Self.groups(files, open: open)
        tick = 1_000_000_000 / max(1, ticks)
        var cores: Set<String> = []
        var throttles: [Reading] = []
        for cpu in 0..<max(0, cpus) {
            let folder = "/sys/devices/system/cpu/cpu\(cpu)"
            // The threads of a core share its counter.
            let core = files.line("\(folder)/topology/thread_siblings_list") ?? "cpu\(cpu)"
            guard !cores.contains(core),
                let reading = open("\(folder)/thermal_throttle/core_throttle_count")
            else { continue }
            cores.insert(core)
            throttles.append(reading)
        }
        self.throttles = throttles
    }

    /// The counters as they stand now.
    func read() -> Interference {
        Interference(
            stolen: stat.flatMap { $0() }.flatMap(stolen),
            throttled: Self.sum(groups.map { $0().flatMap(Self.throttled) }),
            thermalThrottles: Self.sum(throttles.map { $0().flatMap { Int64(trimmedText($0)) } }))
    }

    /// The steal time of all CPUs, nanoseconds.
    private func stolen(_ text: String) -> Int64? {
        guard let time = LinuxMachine.cpuTime(in: text) else { return nil }
        let (nanoseconds, overflow) = time.stolen.multipliedReportingOverflow(by: tick)
        return overflow ? nil : nanoseconds
    }

    /// The time that a group was held back, nanoseconds; nil where it has no quota to tell of.
    private static func throttled(_ text: String) -> Int64? {
        for line in lines(of: text) {
            let words = words(of: line)
            guard words.count == 2, let number = Int64(words[1]), number >= 0 else { continue }
            if words[0] == "throttled_time" { return number }
            if words[0] == "throttled_usec" {
                let (time, overflow) = number.multipliedReportingOverflow(by: 1_000)
                return overflow ? nil : time
            }
        }
        return nil
    }

    /// What is known together; nil where nothing is.
    private static func sum(_ numbers: [Int64?]) -> Int64? {
        let known = numbers.compactMap(\.self)
        return known.isEmpty ? nil : known.reduce(0) { $0 &+ $1 }
    }

    /// The cpu.stat of the group and its parents in each layout, of the first tree that has any.
    private static func groups(
        _ files: SystemFiles, open: (_ path: String) -> Reading?
    ) -> [Reading] {
        let groups = ControlGroups(files: files)
        return [groups.unified, groups.legacy].flatMap { trees in
            for tree in trees {
                let readings = tree.compactMap { open("\($0)/cpu.stat") }
                if !readings.isEmpty { return readings }
            }
            return []
        }
    }
}
