import Charts
import Statistics

/// Numbers without a unit, as people read them.
enum StatsNumber {
    /// Five significant figures.
    static func text(_ value: Double) -> String { NumberText.significant(value, figures: 5) }

    /// `–` for what is undefined.
    static func text(_ value: Double?) -> String { value.map { text($0) } ?? "–" }

    /// `99.4 … 102.1`, or `–`.
    static func text(_ interval: Interval?) -> String {
        interval.map { "\(text($0.lower)) … \(text($0.upper))" } ?? "–"
    }

    /// Three figures, for shares and factors.
    static func short(_ value: Double) -> String { NumberText.significant(value, figures: 3) }

    /// `2.3 %`.
    static func percent(_ share: Double) -> String {
        "\(NumberText.significant(share * 100, figures: 2)) %"
    }

    /// p with two figures, or that it is below a billionth.
    static func probability(_ value: Double) -> String {
        value < 1e-9 ? "p < 1e−9" : "p = \(NumberText.significant(value, figures: 2))"
    }
}
