/// The unit that values come in.
package enum Unit: Equatable, Sendable {
    /// Shown as ns, µs, ms or s.
    case seconds
    /// Shown as B, KiB, MiB, GiB or TiB.
    case bytes
    /// A factor, shown as `1.9×`.
    case ratio
    /// A share of one, shown as percent: 0.95 is 95 %.
    case percent
    /// A plain number.
    case none
}

/// The multiple of a unit in which one axis, or one label, shows its values.
package struct DisplayUnit: Equatable, Sendable {
    /// What a value is multiplied with to be shown; greater than zero.
    package let factor: Double
    /// What follows the axis label, e.g. `, ms`.
    package let axisSuffix: String
    /// What follows a number that stands alone, e.g. ` ms`.
    package let valueSuffix: String

    /// Chooses the largest multiple in which `magnitude` does not read as a small fraction.
    ///
    /// Seconds: `largest(0.71)` is s, `largest(0.07)` is ms. NaN and zero give the unit itself.
    ///
    /// - Parameter magnitude: the greatest absolute value to be shown, in `unit`.
    package static func fitting(_ magnitude: Double, _ unit: Unit) -> DisplayUnit {
        switch unit {
        case .none: plain("", "")
        case .ratio: plain("", "×")
        case .percent: DisplayUnit(factor: 100, axisSuffix: ", %", valueSuffix: " %")
        case .seconds: pick(seconds, magnitude, reading: 0.5)
        case .bytes: pick(bytes, magnitude, reading: 1)
        }
    }

    private static func plain(_ axis: String, _ value: String) -> DisplayUnit {
        DisplayUnit(factor: 1, axisSuffix: axis, valueSuffix: value)
    }

    private static let seconds: [(String, Double)] = [
        ("s", 1), ("ms", 1e3), ("µs", 1e6), ("ns", 1e9),
    ]

    private static let bytes: [(String, Double)] = [
        ("TiB", 1 / 1_099_511_627_776), ("GiB", 1 / 1_073_741_824), ("MiB", 1 / 1_048_576),
        ("KiB", 1.0 / 1024), ("B", 1),
    ]

    /// Takes the first entry in which the magnitude reads as at least `smallest`, else the last.
    private static func pick(
        _ table: [(String, Double)], _ magnitude: Double, reading smallest: Double
    ) -> DisplayUnit {
        let unitItself = table.first { $0.1 == 1 }
        let entry =
            magnitude > 0
            ? table.first { magnitude * $0.1 >= smallest } ?? table.last : unitItself
        let (name, factor) = entry ?? ("", 1)
        return DisplayUnit(factor: factor, axisSuffix: ", \(name)", valueSuffix: " \(name)")
    }
}
