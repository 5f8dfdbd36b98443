import Charts

/// How quantities other than times are spelled.
enum Quantity {
    /// What stands where there is no value.
    static let none = "–"

    /// A percentage without decimals: `percent(197.2)` is `197 %`.
    static func percent(_ value: Double) -> String {
        "\(Digits.fixed(value, 0)) %"
    }

    /// A change in percent with its sign and one decimal: `+8.2 %`, `−0.4 %`, `±0.0 %`.
    static func change(_ ratio: Double) -> String {
        let percent = (ratio - 1) * 100
        let digits = Digits.fixed(abs(percent), 1)
        let sign = digits == Digits.fixed(0, 1) ? "±" : percent < 0 ? "−" : "+"
        return "\(sign)\(digits) %"
    }

    /// A factor with two decimals, fewer from 10 on, three from 0.1 down: `1.90`, `12.3`, `0.012`.
    static func factor(_ value: Double) -> String {
        Digits.fixed(value, abs(value) < 0.0995 ? 3 : min(2, Digits.decimals(of: value)))
    }

    /// Two factors as a range: `1.84–1.96`, `both ends 1.90`.
    static func factors(_ low: Double, _ high: Double) -> String {
        range([factor(low), factor(high)])
    }

    /// The ends of a range, said once where they read the same.
    static func range(_ ends: [String]) -> String {
        Set(ends).count == 1 ? "both ends \(ends[0])" : ends.joined(separator: "–")
    }

    /// Memory in MiB of 1,048,576 bytes with one decimal, none from 100 on: `5.2`, `208`.
    static func mebibytes(_ bytes: Int64) -> String {
        let value = Double(bytes) / 1_048_576
        return Digits.fixed(value, value < 99.95 ? 1 : 0)
    }

    /// The probability of an interval in percent with one decimal where it needs one: `96.9 %`.
    static func confidence(_ share: Double) -> String {
        let text = Digits.fixed(share * 100, 1)
        let isWhole = text.hasSuffix("\(DecimalMark.current.rawValue)0")
        return "\(isWhole ? String(text.dropLast(2)) : text) %"
    }

    /// A list in words: `a`, `a and b`, `a, b and c`; with decimal commas `1,5; 2,5 and 3,5`.
    static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return "\(joined(Array(words.dropLast()))) and \(last)"
    }

    /// Words with commas between them; with semicolons where one of them has a decimal comma.
    static func joined(_ words: [String]) -> String {
        words.joined(separator: words.contains(where: hasDecimalComma) ? "; " : ", ")
    }

    /// Whether a comma stands between two digits: `2,57 s`.
    private static func hasDecimalComma(_ text: String) -> Bool {
        guard DecimalMark.current == .comma else { return false }
        let bytes = Array(text.utf8)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        return bytes.indices.dropFirst().dropLast().contains { index in
            bytes[index] == UInt8(ascii: ",") && digits.contains(bytes[index - 1])
                && digits.contains(bytes[index + 1])
        }
    }

    /// A list of names: as in words, or `a, x; b, y; c` where one has a comma itself.
    static func names(_ names: [String]) -> String {
        names.contains { $0.contains(", ") } ? names.joined(separator: "; ") : list(names)
    }
}
