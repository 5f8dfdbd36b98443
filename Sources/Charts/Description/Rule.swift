/// A straight line across the plot that marks one value, with words outside the plot.
package struct Rule: Equatable, Sendable {
    /// Where the line lies.
    package enum Place: Equatable, Sendable {
        /// Vertical, at a value of the x axis; not drawn where the domain does not hold it.
        case x(Double)
        /// Horizontal, at a value of the y axis, which the domain is widened to hold.
        case y(Double)
    }

    package enum Style: Equatable, Sendable {
        /// Dotted and grey, e.g. the number of CPUs.
        case plain
        /// Dashed and coloured, e.g. a change point.
        case mark
        /// Dotted in the colour of a series, e.g. what its values cannot exceed.
        case series(Series.Style)
    }

    package var place: Place
    package var label: String
    /// A second, quieter line of words under the label; empty for none (vertical rules only).
    package var detail: String
    package var style: Style

    package init(_ place: Place, label: String, detail: String = "", style: Style = .plain) {
        self.place = place
        self.label = label
        self.detail = detail
        self.style = style
    }
}
