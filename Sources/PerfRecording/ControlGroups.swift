/// Where the control group of this process and its parents have their files.
///
/// Several trees may be mounted at once, and one may be found under two names.
/// - Source: cgroups(7), "/proc/[pid]/cgroup"; Linux kernel documentation, "Control Group v2".
struct ControlGroups {
    let files: SystemFiles

    /// The folders of the group and its parents, the root first, under each place where the one tree of
    /// all controllers may be mounted (cgroup v2).
    var unified: [[String]] {
        guard let group = path(where: { $0 == "" }) else { return [] }
        return folders(of: group, under: ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"])
    }

    /// The same for CPU time in the older layout, where each controller has its own tree (cgroup v1).
    var legacy: [[String]] {
        let group = path { $0.split(separator: ",").contains("cpu") }
        guard let group else { return [] }
        return folders(of: group, under: ["/sys/fs/cgroup/cpu", "/sys/fs/cgroup/cpu,cpuacct"])
    }

    /// The path of the group whose controllers fit, from `/proc/self/cgroup`.
    private func path(where fits: (Substring) -> Bool) -> String? {
        guard let text = files.read("/proc/self/cgroup") else { return nil }
        for line in lines(of: text) {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3, fits(parts[1]) { return String(parts[2]) }
        }
        return nil
    }

    private func folders(of group: String, under roots: [String]) -> [[String]] {
        var paths = [""]
        for part in group.split(separator: "/") {
            paths.append("\(paths[paths.count - 1])/\(part)")
        }
        return roots.map { root in paths.map { root + $0 } }
    }
}
