import Charts

/// A chart that was drawn: where it lies in the report, its picture and what stands for it.
struct DrawnChart {
    /// Relative to the report's folder: `charts/sort-high.svg`.
    var path: String
    var scene: Scene
    /// What this part of the section is, where it was split: `size=1M, host B`.
    var part: String?
    /// What it shows, in the order of tables.
    var points: [SweepPoint]
    /// A sentence for those who do not see it.
    var alternative: String
    /// What it leaves out, in sentences that end before the words on where that is; nil for nothing.
    var note: String?

    /// The file's content.
    func svg(_ scheme: ColorScheme) -> String {
        scene.svg(comment: ReportMark.comment(for: path), scheme: scheme)
    }
}
