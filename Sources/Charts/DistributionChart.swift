/// The description of a chart of how runs spread: a row for each thing that was measured.
///
/// A row has a histogram of its runs, under it every run as a dot, the interval and the value. All
/// rows share one axis; the heights of different rows' histograms do not compare. The height
/// follows from the number of rows. No input makes it fail: a row without a value says so, and a
/// chart without any says that there are no data.
package struct DistributionChart: Equatable, Sendable {
    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    /// The axis of the values, along the bottom.
    package var values: Axis
    /// From the top; the value is mostly the median.
    package var rows: [DotRow]
    /// In points.
    package var width: Double

    package init(
        title: String, subtitle: String = "", description: String = "", values: Axis,
        rows: [DotRow], width: Double = 720
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.values = values
        self.rows = rows
        self.width = width
    }

    /// The chart as an SVG document, ending in a line end; parameters as for `LineChart`.
    package func svg(id: String? = nil, comment: String? = nil) -> String {
        scene().svg(id: id, comment: comment)
    }

    /// The finished drawing.
    package func scene() -> Scene {
        let x = PlotAxis(
            values, holding: rows.flatMap(\.point.numbers),
            .value(count: Int(Theme.bounded(width, 160) / 110)))
        let blocks = [RowStack.Block("", rows: rows.map { _ in Theme.distributionPitch })]
        let stack = RowStack(rows.isEmpty ? [] : blocks)
        let hasValues = rows.contains { row in
            row.point.numbers.contains { x.position(of: $0) != nil }
        }
        let marks: [any Mark] = [
            RowGrid(stack: stack), BottomAxis(axis: x),
            RowHeadings(
                stack: stack, names: rows.isEmpty ? [] : [rows.map(\.name)], areSeries: true),
            hasValues ? Distributions(rows: rows, values: x, stack: stack) : NoData(),
        ]
        let layout = ChartLayout(
            width: width, height: 0, heading: Heading(title: title, subtitle: subtitle),
            marks: marks, x: x, y: .empty, insetX: Theme.markerInset,
            frameHeight: max(stack.height, Theme.leastFrame))
        return layout.scene(description: description)
    }
}
