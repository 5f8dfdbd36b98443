/// The description of charts side by side that share their x axis and their series, and differ in
/// what they measure, such as speed-up and efficiency.
///
/// A legend names the series once, above the panels, the computed ones last; each line's last value
/// stands at its end. As for lines, no input makes it fail.
package struct PairedChart: Equatable, Sendable {
    /// One of the charts, with a scale of its own.
    package struct Panel: Equatable, Sendable {
        /// What the panel shows; empty for the y axis' label.
        package var heading: String
        package var y: Axis
        /// In the order in which they are painted; those of one name have one entry in the legend.
        package var series: [Series]
        package var rules: [Rule]

        package init(heading: String = "", y: Axis, series: [Series], rules: [Rule] = []) {
            self.heading = heading
            self.y = y
            self.series = series
            self.rules = rules
        }
    }

    /// What is compared; wrapped to two lines, then shortened with "…".
    package var title: String
    package var subtitle: String
    /// The finding in a sentence, for readers who do not see the chart.
    package var description: String
    package var x: Axis
    /// From left to right; mostly two.
    package var panels: [Panel]
    /// In points; the height follows from that of a panel's frame.
    package var width: Double, panelHeight: Double

    package init(
        title: String, subtitle: String = "", description: String = "", x: Axis, panels: [Panel],
        width: Double = 720, panelHeight: Double = 230
    ) {
        self.title = title
        self.subtitle = subtitle
        self.description = description
        self.x = x
        self.panels = panels
        self.width = width
        self.panelHeight = panelHeight
    }

    /// The chart as an SVG document, ending in a line end; parameters as for `LineChart`.
    package func svg(id: String? = nil, comment: String? = nil) -> String {
        scene().svg(id: id, comment: comment)
    }

    /// The finished drawing.
    package func scene() -> Scene { PanelRow(self).scene() }
}
