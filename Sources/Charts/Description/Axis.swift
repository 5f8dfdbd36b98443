/// What one axis of a chart says: its words, its kind of scale and the unit its values come in.
package struct Axis: Equatable, Sendable {
    /// How values are spread along the axis.
    package enum Kind: Equatable, Sendable {
        /// Equal differences are equally far apart.
        case linear
        /// Equal factors are equally far apart; values of zero or less have no place and are gaps.
        case log(base: Int)
        /// Value 0 stands at the first name, 1 at the second; values between stand between them.
        case ordinal([String])
        /// Seconds since 1970-01-01 00:00 UTC, with ticks on calendar boundaries in UTC.
        case time
    }

    /// The word beside the axis, without a unit, e.g. `time`.
    package var label: String
    package var kind: Kind
    /// The unit the values come in; the chart chooses the multiple that it shows.
    package var unit: Unit
    /// Whether zero is in the domain even where the values stay away from it (linear axes only).
    package var includesZero: Bool
    /// Further values that the domain holds, in the axis' unit: those of all charts that share a scale.
    package var held: [Double]

    package init(
        label: String, kind: Kind = .linear, unit: Unit = .none, includesZero: Bool = true,
        holding held: [Double] = []
    ) {
        self.label = label
        self.kind = kind
        self.unit = unit
        self.includesZero = includesZero
        self.held = held
    }
}
