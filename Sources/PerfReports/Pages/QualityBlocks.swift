import Markdown

/// What must be minded about the runs that a page shows: nothing where there is nothing.
struct QualityBlocks {
    /// The points shown, in the order of tables.
    var points: [SweepPoint]
    var hosts: HostNames
    /// Those of all points of the report.
    var warnings: SessionWarnings

    var blocks: [Block] {
        // Tables say themselves where an interval is missing.
        let lines = WarningLines(points, hosts: hosts, among: warnings, silent: [.tooFew]).lines
        guard !lines.isEmpty else { return [] }
        return [
            .heading(level: 2, ["What to mind"], anchor: "mind"),
            .bulletList(lines.map { [.text($0)] }),
        ]
    }
}
