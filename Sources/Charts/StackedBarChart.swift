/// The description of a chart of bars made of parts, such as the phases of a run.
///
/// The bars run to the right from zero, with their total at the end. No input makes it fail: a bar
/// without a part says so, and a chart without any says that there are no data.
package struct StackedBarChart: Equatable, Sendable {
    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    /// The axis of the values; always linear and with zero, whatever its kind.
    package var values: Axis
    /// In the order in which the segments follow each other; the legend names them.
    package var parts: [Part]
    package var groups: [StackGroup]
    /// In points; the height follows from the number of bars.
    package var width: Double

    package init(
        title: String, subtitle: String = "", description: String = "", values: Axis,
        parts: [Part], groups: [StackGroup], width: Double = 720
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.values = values
        self.parts = parts
        self.groups = groups
        self.width = width
    }

    /// The chart as an SVG document, ending in a line end; parameters as for `LineChart`.
    package func svg(id: String? = nil, comment: String? = nil) -> String {
        scene().svg(id: id, comment: comment)
    }

    /// The finished drawing.
    package func scene() -> Scene {
        let groups = groups.filter { !$0.stacks.isEmpty }
        let rows = groups.map { $0.stacks.map { Segments($0, parts: parts) } }
        let x = PlotAxis(
            values.fromZero, holding: rows.joined().map(\.end),
            .value(count: Int(Theme.bounded(width, 160) / 110)))
        let stack = RowStack(groups.map { .init($0.name, rows: $0.stacks.count) })
        let hasValues = rows.joined().contains { $0.end.isFinite }
        let used = parts.indices.filter { part in
            rows.joined().contains { $0.items.contains { $0.part == part } }
        }
        let legend = PartLegend(
            parts: used.map { parts[$0] }, hasRest: rows.joined().contains { $0.rest != nil })
        let marks: [any Mark] = [
            RowGrid(stack: stack), BottomAxis(axis: x), legend,
            RowHeadings(stack: stack, names: groups.map { $0.stacks.map(\.name) }),
            hasValues ? StackRows(rows: rows, parts: parts, values: x, stack: stack) : NoData(),
        ]
        let layout = ChartLayout(
            width: width, height: 0, heading: Heading(title: title, subtitle: subtitle),
            marks: marks, x: x, y: .empty, insetX: 0,
            frameHeight: max(stack.height, Theme.leastFrame))
        return layout.scene(description: description)
    }
}
