/// Numbers as text for people: `DecimalMark.current` before decimals, a real minus sign, never "-0".
///
/// Digits before the mark are not grouped.
package enum NumberText {
    /// The value with exactly `digits` decimals (0…9); 1e6 or more is written as `1.5e6`.
    package static func fixed(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return "–" }
        if value.magnitude >= 1e6 { return scientific(value) }
        let digits = min(max(digits, 0), 9)
        return signed(value, scaled: value.magnitude * Number.powerOfTen(digits), digits: digits)
    }

    /// The value with `figures` significant figures; 0 is "0".
    package static func significant(_ value: Double, figures: Int) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : "–" }
        guard value.magnitude >= 1e-9 else { return scientific(value) }
        let exponent = Number.exponent(of: value.magnitude, base: 10)
        let digits = figures - 1 - exponent
        // 0.09996 rounds to 0.100, which has one figure before its zeros and not two.
        let rounded = (value.magnitude * Number.powerOfTen(digits)).rounded()
        let isCarried = rounded >= Number.powerOfTen(figures)
        return fixed(value, digits: isCarried ? digits - 1 : digits)
    }

    /// Three significant figures and a power of ten, without trailing zeros: `1.5e-12`.
    static func scientific(_ value: Double) -> String {
        var exponent = Number.exponent(of: value.magnitude, base: 10)
        // Above 1e308 the power itself would be infinite, so the value is divided in two steps.
        let half = exponent / 2
        let mantissa =
            value.magnitude / Number.powerOfTen(half) / Number.powerOfTen(exponent - half)
        var hundredths = Int((mantissa * 100).rounded())
        if hundredths >= 1000 {
            hundredths /= 10
            exponent += 1
        }
        var text = "\(hundredths / 100)"
        if hundredths % 100 != 0 {
            text += DecimalMark.current.rawValue + "\(hundredths / 10 % 10)"
            if hundredths % 10 != 0 { text += "\(hundredths % 10)" }
        }
        return (value < 0 ? "−" : "") + text + "e" + (exponent < 0 ? "−" : "")
            + "\(exponent.magnitude)"
    }

    private static func signed(_ value: Double, scaled: Double, digits: Int) -> String {
        let units = Int(scaled.rounded())
        var text = String(units)
        if digits > 0 {
            if text.count <= digits {
                text = String(repeating: "0", count: digits + 1 - text.count) + text
            }
            let mark = text.index(text.endIndex, offsetBy: -digits)
            text.insert(contentsOf: DecimalMark.current.rawValue, at: mark)
        }
        return value < 0 && units != 0 ? "−" + text : text
    }
}

extension NumberText {
    /// The value with at most three decimals and no trailing zeros: 4 is "4", 2.50 is "2.5".
    ///
    /// Below 0.001 three significant figures are written.
    package static func shortest(_ value: Double) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : "–" }
        if value.magnitude < 0.001 { return scientific(value) }
        var text = fixed(value, digits: 3)
        let mark = DecimalMark.current.rawValue
        guard text.contains(mark), !text.contains("e") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(mark) { text.removeLast() }
        return text
    }
}
