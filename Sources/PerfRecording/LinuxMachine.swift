/// Reads the facts of a Linux machine from the files under `/proc` and `/sys`.
///
/// A value over `SystemFiles`, so that tests can show it any machine.
/// - Source: Linux kernel documentation, proc(5), "Control Group v2" (cpu.max), "CFS Bandwidth
///   Control" (cpu.cfs_quota_us), "CPU topology info exported via sysfs".
struct LinuxMachine {
    let files: SystemFiles
    /// The text of `/proc/cpuinfo`, read once: with hundreds of CPUs it is long.
    let processors: String?

    init(files: SystemFiles) {
        self.files = files
        processors = files.read("/proc/cpuinfo")
    }

    /// The CPU's name as `/proc/cpuinfo` spells it; on ARM the board's.
    var cpuModel: String? {
        cpuInfo("model name") ?? cpuInfo("Hardware") ?? cpuInfo("cpu model")
            ?? files.line("/proc/device-tree/model")
            ?? cpuInfo("CPU implementer").map {
                "ARM implementer \($0) part \(cpuInfo("CPU part") ?? "unknown")"
            }
    }

    /// The number of distinct cores, counted from each CPU's list of siblings.
    func physicalCPUs(of logical: Int?) -> Int? {
        guard let logical else { return nil }
        var cores: Set<String> = []
        for cpu in 0..<logical {
            let folder = "/sys/devices/system/cpu/cpu\(cpu)/topology"
            guard
                let siblings = files.line("\(folder)/core_cpus_list")
                    ?? files.line("\(folder)/thread_siblings_list")
            else { continue }
            cores.insert(siblings)
        }
        return cores.isEmpty ? nil : cores.count
    }

    /// Memory in GiB, rounded.
    var memoryGiB: Int? {
        guard let text = files.read("/proc/meminfo"), let value = field("MemTotal", in: text),
            let kibibytes = words(of: value).first.flatMap({ Int($0) })
        else { return nil }
        return max(1, (kibibytes + 524_288) / 1_048_576)
    }

    /// The one-minute load average.
    var loadAverage: Double? {
        files.line("/proc/loadavg").flatMap { words(of: $0).first }.flatMap { Double($0) }
    }

    /// The frequency governor of the first CPU.
    var governor: String? {
        files.line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
    }

    /// The CPUs that affinity and the control groups of both layouts leave, rounded up, at least 1.
    func availableCPUs(affinity: Int?) -> Int? {
        let quotas = [affinity.map(Double.init), unifiedQuota, legacyQuota].compactMap(\.self)
        return quotas.min().map { max(1, Int($0.rounded(.up))) }
    }

    /// The least CPU quota of both layouts in CPUs, infinite where none is set; nil where the
    /// system has no control groups.
    var cpuQuota: Double? {
        guard files.read("/proc/self/cgroup") != nil else { return nil }
        return [unifiedQuota, legacyQuota].compactMap(\.self).min() ?? .infinity
    }

    /// The least CPU quota of this process's group and its parents, in CPUs (cgroup v2).
    private var unifiedQuota: Double? {
        unifiedFolders.compactMap { folder in
            guard let words = files.line("\(folder)/cpu.max").map({ words(of: $0) }),
                words.count == 2
            else { return nil }
            return share(words[0], of: words[1])
        }.min()
    }

    /// The same of the older layout, where each controller has its own tree (cgroup v1).
    private var legacyQuota: Double? {
        legacyFolders.compactMap { folder in
            guard let quota = files.line("\(folder)/cpu.cfs_quota_us"),
                let period = files.line("\(folder)/cpu.cfs_period_us")
            else { return nil }
            return share(quota, of: period)
        }.min()
    }

    /// How many CPUs a quota of microseconds in each period is; nil for `max` and `-1`.
    private func share(_ quota: some StringProtocol, of period: some StringProtocol) -> Double? {
        guard let quota = Int(quota), let period = Int(period), quota > 0, period > 0 else {
            return nil
        }
        return Double(quota) / Double(period)
    }

    func cpuInfo(_ name: String) -> String? {
        processors.flatMap { field(name, in: $0) }
    }

    /// The value of the first `name : value` line.
    private func field(_ name: String, in text: String) -> String? {
        for line in lines(of: text) where line.hasPrefix(name) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, trimmedText(parts[0]) == name else { continue }
            let value = trimmedText(parts[1])
            return value.isEmpty ? nil : value
        }
        return nil
    }
}
