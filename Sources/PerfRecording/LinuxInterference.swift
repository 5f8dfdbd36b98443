import PerfModel

/// What Linux tells of the time that was taken away from this machine and its control group.
///
/// - Source: proc(5), "/proc/stat" (the eighth number of `cpu`, in ticks); Linux kernel documentation,
///   "Control Group v2" (cpu.stat: `throttled_usec`) and "CFS Bandwidth Control" (cpu.stat of cgroup v1:
///   `throttled_time`, nanoseconds), "sysfs-devices-system-cpu" (thermal_throttle/core_throttle_count).
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
        groups = Self.groupFolders(files).compactMap { open("\($0)/cpu.stat") }
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
        guard let line = text.split(separator: "\n").first else { return nil }
        let words = line.split(separator: " ")
        guard words.count > 8, words[0] == "cpu", let ticks = Int64(words[8]), ticks >= 0 else {
            return nil
        }
        let (time, overflow) = ticks.multipliedReportingOverflow(by: tick)
        return overflow ? nil : time
    }

    /// The time that a group was held back, nanoseconds; nil where it has no quota to tell of.
    private static func throttled(_ text: String) -> Int64? {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
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

    /// The folders of this process's control group and its parents, the root first: of the one tree
    /// (cgroup v2), or of the CPU controller's own (cgroup v1), whichever has a `cpu.stat`.
    private static func groupFolders(_ files: SystemFiles) -> [String] {
        var folders: [String] = []
        for line in files.read("/proc/self/cgroup")?.split(separator: "\n") ?? [] {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let roots: [String]
            if parts[1].isEmpty {
                roots = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"]
            } else if parts[1].split(separator: ",").contains("cpu") {
                roots = ["/sys/fs/cgroup/\(parts[1])", "/sys/fs/cgroup/cpu"]
            } else {
                continue
            }
            let root = roots.first { files.read("\($0)/cpu.stat") != nil } ?? roots[0]
            var folder = root
            folders.append(folder)
            for part in parts[2].split(separator: "/") {
                folder += "/\(part)"
                folders.append(folder)
            }
        }
        return folders
    }
}
