/// The description of a chart of bars: things side by side that have no order, by one value each.
///
/// The axis always has zero, since lengths are compared. No input makes it fail: a bar without a
/// value says so, and a chart without any says that there are no data.
package struct BarChart: Equatable, Sendable {
    /// Which way the bars run.
    package enum Direction: Equatable, Sendable {
        /// To the right, their names left of them.
        case horizontal
        /// Upwards, their names under them, on at most two lines; where those do not fit, the bars
        /// run to the right all the same.
        case vertical
    }

    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    /// The axis of the values; always linear and with zero, whatever its kind.
    package var values: Axis
    package var groups: [BarGroup]
    package var direction: Direction
    /// Whether each value is written at its bar's end.
    package var showsValues: Bool
    /// In points; the height of a chart of horizontal bars follows from their number.
    package var width: Double, height: Double

    package init(
        title: String, subtitle: String = "", description: String = "", values: Axis,
        groups: [BarGroup], direction: Direction = .horizontal, showsValues: Bool = true,
        width: Double = 720, height: Double = 380
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.values = values
        self.groups = groups
        self.direction = direction
        self.showsValues = showsValues
        self.width = width
        self.height = height
    }

    /// The chart as an SVG document, ending in a line end; parameters as for `LineChart`.
    package func svg(id: String? = nil, comment: String? = nil) -> String {
        scene().svg(id: id, comment: comment)
    }

    /// The finished drawing.
    package func scene() -> Scene {
        let groups = groups.filter { !$0.bars.isEmpty }
        let columns = BarColumns(
            groups: groups, values: axis(isUpright: true), showsValues: showsValues)
        return direction == .vertical && columns.hasRoom(on: Theme.bounded(width, 160))
            ? upright(columns) : lying(groups)
    }

    private func axis(isUpright: Bool) -> PlotAxis {
        let points = groups.flatMap(\.bars).map(\.point)
        var numbers = points.flatMap(\.numbers) + values.held
        let length = isUpright ? Theme.bounded(height, 120) / 70 : Theme.bounded(width, 160) / 110
        if isUpright, showsValues, let highest = Number.extent(numbers)?.upper, highest > 0 {
            // The value over the highest bar needs room below the axis' title.
            numbers.append(highest * (1 + 24 / Theme.bounded(height - 100, 60)))
        }
        return PlotAxis(values.fromZero, holding: numbers, .value(count: Int(length)))
    }

    private func hasValues(_ axis: PlotAxis) -> Bool {
        groups.contains { $0.bars.contains { axis.position(of: $0.point.value) != nil } }
    }

    private func lying(_ groups: [BarGroup]) -> Scene {
        let x = axis(isUpright: false)
        let stack = RowStack(groups.map { .init($0.name, rows: $0.bars.count) })
        let names = groups.map { $0.bars.map(\.name) }
        var marks: [any Mark] = [
            RowGrid(stack: stack), BottomAxis(axis: x),
            RowHeadings(stack: stack, names: names, areSeries: true),
        ]
        marks.append(
            hasValues(x)
                ? BarRows(groups: groups, values: x, stack: stack, showsValues: showsValues)
                : NoData())
        let layout = ChartLayout(
            width: width, height: 0, heading: Heading(title: title, subtitle: subtitle),
            marks: marks, x: x, y: .empty, insetX: 0,
            frameHeight: max(stack.height, Theme.leastFrame))
        return layout.scene(description: description)
    }

    private func upright(_ columns: BarColumns) -> Scene {
        let y = columns.values
        let layout = ChartLayout(
            width: width, height: height, heading: Heading(title: title, subtitle: subtitle),
            marks: [
                Grid(direction: .horizontal), ValueAxis(axis: y),
                hasValues(y) ? columns : NoData(),
            ], x: .empty, y: y, insetX: 0)
        return layout.scene(description: description)
    }
}

extension Axis {
    /// The axis as lengths need it: equal differences equally far apart, and zero shown.
    var fromZero: Axis {
        Axis(label: label, kind: .linear, unit: unit, includesZero: true, holding: held)
    }
}
