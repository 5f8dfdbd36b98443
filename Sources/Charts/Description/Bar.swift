/// One bar of a chart: a value that is compared by its length, from zero.
package struct Bar: Equatable, Sendable {
    /// What stands beside the bar, or under it.
    package var name: String
    package var style: Series.Style
    /// The value, its interval as a whisker and its runs as dots; `x` counts for nothing.
    package var point: Point
    /// What stands in the bar's place where its value has none, e.g. `failed`.
    package var absence: String

    package init(
        name: String, style: Series.Style, point: Point, absence: String = "no value"
    ) {
        self.name = name
        self.style = style
        self.point = point
        self.absence = absence
    }
}

/// Bars that belong together, such as those of one runtime or one machine.
package struct BarGroup: Equatable, Sendable {
    /// What stands above the bars, or under upright ones; empty for nothing.
    package var name: String
    /// In the order in which they are drawn, downwards or to the right.
    package var bars: [Bar]

    package init(name: String = "", bars: [Bar]) {
        self.name = name
        self.bars = bars
    }
}
