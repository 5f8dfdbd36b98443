/// Where values lie along an axis, as a share of its length.
package protocol Scale: Sendable {
    /// The place of a value, 0 at the axis' beginning and 1 at its end; nil where it has none.
    ///
    /// Values outside the domain are outside 0…1. A domain of one value has it at 0.5.
    func position(of value: Double) -> Double?

    /// Ascending by position, inside the domain; empty where there are no data.
    var ticks: [Tick] { get }
}

/// A value that an axis names.
package struct Tick: Equatable, Sendable {
    package let value: Double
    package let label: String
    /// Which labels stay where they collide: 0 before 1 before 2.
    package let rank: Int

    package init(value: Double, label: String, rank: Int = 0) {
        self.value = value
        self.label = label
        self.rank = rank
    }
}

/// The scale of an axis without data: no value has a place, and no tick is shown.
package struct EmptyScale: Scale, Equatable {
    package init() {}

    package let ticks: [Tick] = []

    package func position(of value: Double) -> Double? {
        nil
    }
}
