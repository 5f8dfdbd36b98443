/// An axis that has met its data: the unit it shows, its scale, and its values as text.
package struct PlotAxis: Sendable {
    /// Which way the axis runs, which decides where ticks stand.
    package enum Direction: Sendable {
        /// Up: about `count` round ticks, and a domain widened to whole steps.
        case value(count: Int)
        /// Along: ticks at the values themselves where the scale is logarithmic.
        case along(count: Int)
    }

    private let axis: Axis
    private let display: DisplayUnit
    /// What a value is multiplied with to be one of the scale's.
    private let factor: Double
    let scale: any Scale
    /// The distance of two ticks in shown units; nil where ticks are not at equal distances.
    private let step: Double?

    /// Resolves an axis for values in its unit; those that cannot be drawn do not count.
    package init(_ axis: Axis, holding values: [Double], _ direction: Direction) {
        self.axis = axis
        let values = values + axis.held
        let extent = Number.extent(values)
        let magnitude = extent.map { max($0.lower.magnitude, $0.upper.magnitude) } ?? 0
        let display = DisplayUnit.fitting(magnitude, axis.unit)
        self.display = display
        factor =
            switch axis.kind {
            case .linear, .log: display.factor
            case .ordinal, .time: 1
            }
        let shown = values.map { $0 * display.factor }
        let isValue = if case .value = direction { true } else { false }
        let count =
            switch direction {
            case .value(let count), .along(let count): max(count, 2)
            }
        switch axis.kind {
        case .linear:
            let linear = LinearScale(
                holding: shown, includesZero: axis.includesZero, isNice: isValue,
                tickCount: isValue ? count : Self.wholeSteps(in: shown, atMost: count))
            scale = linear
            step = linear.step
        case .log(let base):
            scale =
                isValue
                ? LogScale.nice(holding: shown, base: base)
                : LogScale.holding(shown, base: base)
            step = nil
        case .ordinal(let names):
            scale = OrdinalScale(names)
            step = nil
        case .time:
            scale = TimeScale.holding(values, tickCount: count)
            step = nil
        }
    }

    /// The number of ticks, reduced so that no tick stands between whole numbers if all are whole.
    private static func wholeSteps(in values: [Double], atMost count: Int) -> Int {
        guard let extent = Number.extent(values), extent.upper - extent.lower < Double(count),
            values.allSatisfy({ !$0.isFinite || $0 == $0.rounded() })
        else { return count }
        return max(1, Int(extent.upper - extent.lower))
    }

    /// The axis of a direction in which nothing is measured.
    static let empty = PlotAxis(Axis(label: "", kind: .ordinal([])), holding: [], .along(count: 2))

    /// The label with the unit shown, `time, ms`, or with what labels of times leave out, `2026`.
    package var title: String {
        switch axis.kind {
        case .linear, .log: axis.label + (axis.label.isEmpty ? "" : display.axisSuffix)
        case .ordinal: axis.label
        case .time:
            [axis.label, (scale as? TimeScale)?.context ?? ""].filter { !$0.isEmpty }
                .joined(separator: ", ")
        }
    }

    /// The title of an axis of heights, with a word where heights do not compare as the values do:
    /// `time, ms (not from 0)` where it has no zero, `time, ms (logarithmic)`.
    package var heightTitle: String {
        switch axis.kind {
        case .linear: hasZero ? title : title + " (not from 0)"
        case .log: title.isEmpty || ticks.isEmpty ? title : title + " (logarithmic)"
        case .ordinal, .time: title
        }
    }

    /// Whether zero lies between the first tick and the last; so, too, where there are none.
    private var hasZero: Bool {
        guard !axis.label.isEmpty, let first = ticks.first, let last = ticks.last else {
            return true
        }
        return first.value <= 0 && last.value >= 0
    }

    package var ticks: [Tick] { scale.ticks }

    /// The place of a value in the axis' own unit; nil where it has none.
    package func position(of value: Double) -> Double? {
        scale.position(of: value * factor)
    }

    /// The place of a tick, whose value is in shown units.
    package func position(of tick: Tick) -> Double? { scale.position(of: tick.value) }

    /// A value with its unit, to a tenth of the tick's step: `0.66 s` where ticks are 0.2 apart.
    ///
    /// On a logarithmic axis a value has three significant figures. A value so small that nothing
    /// would be left of it is told in its own unit, `1.2 ns`, which cannot be left out.
    package func text(_ value: Double, hasUnit: Bool = true) -> String {
        guard let value = Number.drawable(value) else { return "–" }
        switch axis.kind {
        case .ordinal(let names):
            return value.rounded() == value && value >= 0 && value < Double(names.count)
                ? names[Int(value)] : NumberText.shortest(value)
        case .time:
            return CalendarTicks.text(value)
        case .linear, .log:
            let shown = value * display.factor
            if let step, shown == 0 || shown.magnitude >= step / 20 {
                return NumberText.fixed(shown, digits: Self.digits(for: step / 10))
                    + (hasUnit ? display.valueSuffix : "")
            }
            if step == nil, shown.magnitude >= 0.001 {
                return NumberText.significant(shown, figures: 3)
                    + (hasUnit ? display.valueSuffix : "")
            }
            let own = DisplayUnit.fitting(value.magnitude, axis.unit)
            return NumberText.significant(value * own.factor, figures: 3) + own.valueSuffix
        }
    }

    /// A value on the axis without its unit, as short as it can be told: `4`.
    package func shortText(_ value: Double) -> String {
        switch axis.kind {
        case .linear, .log: NumberText.shortest(value * display.factor) + display.valueSuffix
        case .ordinal, .time: text(value)
        }
    }

    /// How many decimals show a difference of `resolution`.
    private static func digits(for resolution: Double) -> Int {
        resolution > 0 ? max(0, -Number.exponent(of: resolution * 1.0001, base: 10)) : 0
    }
}

extension Point {
    /// The value in words: `threads, 2: 0.65 s (0.63–0.69 s), 8 runs`.
    func text(_ name: String, _ axis: PlotAxis) -> String {
        var text = "\(name): \(axis.text(value))"
        if let low, let high, axis.position(of: low) != nil, axis.position(of: high) != nil {
            text += " (\(axis.text(min(low, high), hasUnit: false))–\(axis.text(max(low, high))))"
        }
        if runs.count > 1 { text += ", \(runs.count) runs" }
        if !excluded.isEmpty { text += ", \(excluded.count) excluded" }
        return text
    }
}
