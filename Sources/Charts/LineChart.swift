/// The description of a chart of lines: data and words in, SVG text out.
///
/// The same description gives the same bytes everywhere. Nothing that a Double or a String can
/// hold makes it fail: values that cannot be drawn are gaps, a chart without any says so.
package struct LineChart: Equatable, Sendable {
    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    /// Where the numbers come from; as the title.
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    package var x: Axis
    package var y: Axis
    /// In the order in which they are painted, the last on top.
    package var series: [Series]
    package var rules: [Rule]
    /// The size in points; a legend (more than twelve series) makes the chart higher.
    package var width: Double, height: Double

    package init(
        title: String, subtitle: String = "", description: String = "", x: Axis, y: Axis,
        series: [Series], rules: [Rule] = [], width: Double = 720, height: Double = 380
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.x = x
        self.y = y
        self.series = series
        self.rules = rules
        self.width = width
        self.height = height
    }

    /// The chart as an SVG document, ending in a line end.
    ///
    /// - Parameters:
    ///   - id: what ids inside the document begin with; nil for one derived from its content.
    ///   - comment: written as a comment on the first line, before `<svg`; nil for none.
    package func svg(id: String? = nil, comment: String? = nil) -> String {
        scene().svg(id: id, comment: comment)
    }

    /// The finished drawing.
    package func scene() -> Scene {
        let x = PlotAxis(
            x, holding: series.places(on: x), .along(count: Int(Theme.bounded(width, 160) / 90)))
        let y = PlotAxis(
            y, holding: series.values(with: rules),
            .value(count: Int(Theme.bounded(height, 120) / 70)))
        let layout = ChartLayout(
            width: width, height: height, heading: Heading(title: title, subtitle: subtitle),
            marks: marks(x, y), x: x, y: y)
        return layout.scene(description: description)
    }

    /// What the chart is made of, the first at the bottom.
    private func marks(_ x: PlotAxis, _ y: PlotAxis) -> [any Mark] {
        let hasValues = series.hasValues(x, y)
        let isCrowded = series.count > Theme.labelLimit(height: height)
        return [
            Grid(direction: .horizontal),
            Bands(series: series),
            Rules(rules: rules),
            Lines(series: series),
            BottomAxis(axis: x),
            ValueAxis(axis: y),
            hasValues ? EndLabels(series: isCrowded ? [] : series, rules: rules, y: y) : NoData(),
        ] + (isCrowded ? [Legend(series: series)] : [])
    }
}
