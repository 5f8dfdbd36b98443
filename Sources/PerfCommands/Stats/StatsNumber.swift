import Charts
import Statistics

/// Numbers without a unit, as people read them.
enum StatsNumber {
    /// Up to five significant figures, without zeros at the end.
    static func text(_ value: Double) -> String {
        trimmed(NumberText.significant(value, figures: 5))
    }

    /// Without zeros behind the point; a power of ten stays as it is.
    private static func trimmed(_ text: String) -> String {
        guard text.contains("."), !text.contains("e") else { return text }
        var text = text
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    /// `–` for what is undefined.
    static func text(_ value: Double?) -> String { value.map { text($0) } ?? "–" }

    /// `99.4 … 102.1`, or `–`.
    static func text(_ interval: Interval?) -> String {
        interval.map { "\(text($0.lower)) … \(text($0.upper))" } ?? "–"
    }

    /// Three figures, for shares and factors.
    static func short(_ value: Double) -> String {
        trimmed(NumberText.significant(value, figures: 3))
    }

    /// `2.3 %`.
    static func percent(_ share: Double) -> String {
        "\(NumberText.significant(share * 100, figures: 2)) %"
    }

    /// A probability with two figures, or that it is below a millionth.
    static func probability(_ value: Double) -> String {
        value < 1e-6 ? "< 0.000001" : NumberText.significant(value, figures: 2)
    }

    /// `p = 0.011`, `p < 0.000001`.
    static func equation(_ value: Double) -> String {
        value < 1e-6 ? "p \(probability(value))" : "p = \(probability(value))"
    }
}
