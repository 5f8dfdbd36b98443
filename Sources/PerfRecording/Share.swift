/// Shares as people write them: `2%` or `0.02`.
package enum Share {
    /// The share that a text means, greater than 0 and at most 1; nil where it means none.
    package static func value(_ text: String) -> Double? {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast()) : text
        guard digits.allSatisfy({ $0.isASCIIDigit || $0 == "." }), let number = Double(digits)
        else { return nil }
        let share = isPercent ? number / 100 : number
        return share > 0 && share <= 1 ? share : nil
    }

    /// A share as it can be typed, always in plain digits.
    package static func text(_ share: Double) -> String {
        SuiteSelection(scale: share).scaleText
    }
}
