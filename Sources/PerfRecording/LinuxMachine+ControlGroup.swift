extension LinuxMachine {
    /// The folders of this process's group and of its parents, from the root down, in whichever tree
    /// is mounted (cgroup v2).
    var unifiedFolders: [String] {
        guard let group = controlGroup(where: { $0 == "" }) else { return [] }
        return folders(of: group, under: ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"])
    }

    /// The same for CPU time in the older layout, where each controller has its own tree (cgroup v1).
    var legacyFolders: [String] {
        let group = controlGroup { $0.split(separator: ",").contains("cpu") }
        guard let group else { return [] }
        return folders(of: group, under: ["/sys/fs/cgroup/cpu", "/sys/fs/cgroup/cpu,cpuacct"])
    }

    /// How often a group with a quota was held back, of the group where that was the most; nil where
    /// no group has a quota.
    ///
    /// - Source: Linux kernel documentation, "Control Group v2" and "CFS Bandwidth Control" (cpu.stat:
    ///   nr_periods, nr_throttled).
    var quotaPeriods: MachineReadings.QuotaPeriods? {
        let periods = (unifiedFolders + legacyFolders).compactMap { folder in
            files.read("\(folder)/cpu.stat").flatMap(Self.quotaPeriods)
        }
        return periods.max { ($0.heldBack, $0.all) < ($1.heldBack, $1.all) }
    }

    private static func quotaPeriods(in text: String) -> MachineReadings.QuotaPeriods? {
        var all: Int64?
        var heldBack: Int64?
        for line in lines(of: text) {
            let words = words(of: line)
            guard words.count == 2 else { continue }
            if words[0] == "nr_periods" { all = Int64(words[1]) }
            if words[0] == "nr_throttled" { heldBack = Int64(words[1]) }
        }
        guard let all, let heldBack, all > 0, heldBack >= 0 else { return nil }
        return MachineReadings.QuotaPeriods(all: all, heldBack: min(heldBack, all))
    }

    /// The path of the group whose controllers fit, from `/proc/self/cgroup`.
    private func controlGroup(where fits: (Substring) -> Bool) -> String? {
        guard let text = files.read("/proc/self/cgroup") else { return nil }
        for line in lines(of: text) {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3, fits(parts[1]) { return String(parts[2]) }
        }
        return nil
    }

    /// The folders on the way from the root down to a group.
    private func folders(of group: String, under roots: [String]) -> [String] {
        var paths = [""]
        for part in group.split(separator: "/") {
            paths.append("\(paths[paths.count - 1])/\(part)")
        }
        return roots.flatMap { root in paths.map { root + $0 } }
    }
}
