/// The description of line charts in a grid, on one pair of scales, so that they can be compared.
///
/// The lines are named right of the last column where that shows them all, else in a legend. No
/// input makes it fail: a panel without values says so.
package struct SmallMultiples: Equatable, Sendable {
    /// One chart of the grid.
    package struct Panel: Equatable, Sendable {
        package var series: [Series]
        package var rules: [Rule]

        package init(series: [Series], rules: [Rule] = []) {
            self.series = series
            self.rules = rules
        }
    }

    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    /// The axes that all panels share.
    package var x: Axis, y: Axis
    /// The headings of columns and rows; where there is one row, or column, its name may be empty.
    package var columns: [String], rows: [String]
    /// Row by row, from left to right; missing ones are empty panels, those left over not drawn.
    package var panels: [Panel]
    /// The width of the whole and the height of each panel's frame, in points.
    package var width: Double, panelHeight: Double

    package init(
        title: String, subtitle: String = "", description: String = "", x: Axis, y: Axis,
        columns: [String], rows: [String] = [""], panels: [Panel], width: Double = 900,
        panelHeight: Double = 190
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.x = x
        self.y = y
        self.columns = columns
        self.rows = rows
        self.panels = panels
        self.width = width
        self.panelHeight = panelHeight
    }

    /// The chart as an SVG document, ending in a line end; parameters as for `LineChart`.
    package func svg(id: String? = nil, comment: String? = nil) -> String {
        scene().svg(id: id, comment: comment)
    }

    /// The finished drawing.
    package func scene() -> Scene { PanelGrid(self).scene() }
}
