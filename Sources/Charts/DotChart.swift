/// One row of dots in a chart: every run of one thing, their middle and its interval.
package struct DotRow: Equatable, Sendable {
    package var name: String
    package var style: Series.Style
    /// The value, its interval and its runs; `x` counts for nothing.
    package var point: Point

    package init(name: String, style: Series.Style, point: Point) {
        self.name = name
        self.style = style
        self.point = point
    }
}

/// The description of a chart for things side by side that have no order: a row of dots for each.
///
/// The value axis lies at the bottom and the names left of the rows, the first row on top. The
/// height follows from the number of rows. As for lines, no input makes it fail.
package struct DotChart: Equatable, Sendable {
    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    /// The axis of the values, along the bottom.
    package var values: Axis
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
        let numbers = rows.flatMap(\.point.numbers)
        let x = PlotAxis(
            values, holding: numbers, .value(count: Int(Theme.bounded(width, 160) / 110)))
        // The axis runs upwards, so the first row is the last name.
        let names = rows.map(\.name)
        let y = PlotAxis(
            Axis(label: "", kind: .ordinal(names.reversed())), holding: [], .value(count: 2))
        let heading = Heading(title: title, subtitle: subtitle)
        let height =
            heading.height(on: Theme.bounded(width, 160)) + 8 + Theme.rowPitch
            * Double(max(rows.count, 2)) + 60
        let hasValues = rows.contains { x.position(of: $0.point.value) != nil }
        let marks: [any Mark] = [
            Grid(direction: .vertical),
            BottomAxis(axis: x),
            RowNames(rows: rows),
            hasValues ? DotRows(rows: rows, values: x) : NoData(),
        ]
        let layout = ChartLayout(
            width: width, height: height, heading: heading, marks: marks, x: x, y: y,
            insetX: Theme.markerInset, insetY: Theme.rowPitch / 2)
        return layout.scene(description: description)
    }
}
