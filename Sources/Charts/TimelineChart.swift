/// The description of a chart of what happened when: a row per worker, a bar per task.
///
/// Panels lie under each other on one time axis, which begins at zero. No input makes it fail:
/// tasks that cannot be drawn are counted, and a chart without any says that there are no data.
package struct TimelineChart: Equatable, Sendable {
    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    /// The axis along the bottom; always linear and with zero, whatever its kind.
    package var time: Axis
    package var panels: [TimelinePanel]
    /// In points; the height follows from the number of rows.
    package var width: Double

    package init(
        title: String, subtitle: String = "", description: String = "",
        time: Axis = Axis(label: "time", unit: .seconds), panels: [TimelinePanel],
        width: Double = 720
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.time = time
        self.panels = panels
        self.width = width
    }

    /// The chart as an SVG document, ending in a line end; parameters as for `LineChart`.
    package func svg(id: String? = nil, comment: String? = nil) -> String {
        scene().svg(id: id, comment: comment)
    }

    /// The finished drawing.
    package func scene() -> Scene {
        let panels = panels.filter { !$0.rows.isEmpty }
        let lanes = panels.map { $0.rows.map { Lanes($0.tasks) } }
        let tasks = lanes.joined().flatMap(\.tasks)
        let x = PlotAxis(
            time.fromZero, holding: tasks.flatMap { [$0.start, $0.stop] },
            .value(count: Int(Theme.bounded(width, 160) / 110)))
        let pitch = Self.pitch(rows: panels.reduce(0) { $0 + $1.rows.count })
        let stack = RowStack(
            zip(panels, lanes).map { panel, lanes in
                .init(
                    panel.name, detail: panel.detail,
                    rows: lanes.map { Self.height($0, pitch: pitch) })
            })
        let marks: [any Mark] = [
            RowGrid(stack: stack), BottomAxis(axis: x),
            RowHeadings(stack: stack, names: panels.map { $0.rows.map(\.name) }),
            tasks.isEmpty ? NoData() : TaskRows(lanes: lanes, panels: panels, stack: stack),
            LeftOut(count: lanes.joined().reduce(0) { $0 + $1.leftOut }),
        ]
        let layout = ChartLayout(
            width: width, height: 0, heading: Heading(title: title, subtitle: subtitle),
            marks: marks, x: x, y: .empty, insetX: 0,
            frameHeight: max(stack.height, Theme.leastFrame))
        return layout.scene(description: description)
    }

    /// Rows of several lanes are higher, up to where forty lanes would end.
    private static func height(_ lanes: Lanes, pitch: Double) -> Double {
        lanes.count == 1 ? pitch : max(pitch, Double(min(lanes.count, 40)) * 8 + 4)
    }

    /// The height of a row: less where there are many.
    private static func pitch(rows: Int) -> Double {
        switch rows {
        case ...12: 26
        case ...24: 18
        default: 12
        }
    }
}
