/// Numbers as programs print them.
enum MetricNumber {
    /// The number that a text is: `12`, `-0.5`, `.5`, `1e3`, `1,234.5`; white space around it is left out.
    ///
    /// A comma separates thousands, and only where all groups after the first have three digits: `1,5`
    /// is no number, since nobody can tell whether it means one and a half.
    /// - Returns: nil for anything else, `nan` and `inf` included, and for what no double holds.
    static func value(_ text: some StringProtocol) -> Double? {
        let text = trimmedText(text)
        var digits = text[...]
        if let sign = digits.first, "+-".contains(sign) { digits.removeFirst() }
        let whole = digits.prefix { $0.isASCIIDigit || $0 == "," }
        let rest = digits[whole.endIndex...]
        guard isGrouped(whole), isRest(rest, afterDigits: !whole.isEmpty),
            let number = Double(text.filter { $0 != "," }), number.isFinite
        else { return nil }
        return number
    }

    /// Whether digits have no comma, or commas between groups of three.
    private static func isGrouped(_ digits: Substring) -> Bool {
        guard digits.contains(",") else { return true }
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    /// Whether a text is a fraction, an exponent, both or nothing, as `.25e-3`.
    private static func isRest(_ text: Substring, afterDigits: Bool) -> Bool {
        var text = text
        var hasDigits = afterDigits
        if text.first == "." {
            text.removeFirst()
            let fraction = text.prefix(while: \.isASCIIDigit)
            hasDigits = hasDigits || !fraction.isEmpty
            text = text[fraction.endIndex...]
        }
        guard hasDigits else { return false }
        guard let mark = text.first else { return true }
        guard "eE".contains(mark) else { return false }
        text.removeFirst()
        if let sign = text.first, "+-".contains(sign) { text.removeFirst() }
        return !text.isEmpty && text.allSatisfy(\.isASCIIDigit)
    }
}
