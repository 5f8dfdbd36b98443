extension LinuxMachine {
    /// The folders of this process's group and of its parents, in whichever tree is mounted (cgroup v2).
    var unifiedFolders: [String] { ControlGroups(files: files).unified.flatMap(\.self) }

    /// The same for CPU time in the older layout (cgroup v1).
    var legacyFolders: [String] { ControlGroups(files: files).legacy.flatMap(\.self) }

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
}
