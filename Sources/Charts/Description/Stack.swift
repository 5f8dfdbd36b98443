/// What one kind of segment in a chart of stacked bars stands for, such as a phase of a run.
package struct Part: Equatable, Sendable {
    /// What stands in the legend.
    package var name: String
    /// Its colour, and the texture that tells it apart where colours are not seen.
    package var style: Series.Style

    package init(name: String, style: Series.Style) {
        self.name = name
        self.style = style
    }
}

/// One bar made of segments, one after the other from zero.
package struct Stack: Equatable, Sendable {
    /// What stands beside the bar.
    package var name: String
    /// The length of each part, in the order of the chart's parts and in the axis' unit.
    ///
    /// Missing ones, zeros, negative ones and those without a place have no segment.
    package var values: [Double?]
    /// What is said at the bar's end; nil: the sum of the values.
    ///
    /// What it exceeds the sum by, where that is more than a hundredth, is an empty segment.
    package var total: Double?
    /// What stands in the bar's place where it has no segment and no total.
    package var absence: String

    package init(
        name: String, values: [Double?], total: Double? = nil, absence: String = "no value"
    ) {
        self.name = name
        self.values = values
        self.total = total
        self.absence = absence
    }

    package static func == (left: Stack, right: Stack) -> Bool {
        left.name == right.name && left.absence == right.absence
            && left.total?.bitPattern == right.total?.bitPattern
            && left.values.map { $0?.bitPattern } == right.values.map { $0?.bitPattern }
    }
}

/// Stacked bars that belong together.
package struct StackGroup: Equatable, Sendable {
    /// What stands above the bars; empty for nothing.
    package var name: String
    /// In the order in which they are drawn, downwards.
    package var stacks: [Stack]

    package init(name: String = "", stacks: [Stack]) {
        self.name = name
        self.stacks = stacks
    }
}
