import Charts

/// How numbers are spelled: the same digits on every machine, with `DecimalMark.current` between them;
/// the system's locale is never asked.
enum Digits {
    /// A number with a fixed count of decimals, halves away from zero: `fixed(1234.5, 0)` is `1,235`.
    ///
    /// - Returns: `–` for NaN and infinities, which no measured value is.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return "–" }
        let scaled = (abs(value) * power(decimals)).rounded(.toNearestOrAwayFromZero)
        guard scaled < 1e18 else { return marked("\(value)") }
        let all = String(UInt64(scaled))
        let filled = String(repeating: "0", count: max(0, decimals + 1 - all.count)) + all
        let whole = grouped(filled.dropLast(decimals))
        let sign = value < 0 && scaled > 0 ? "−" : ""
        let mark = DecimalMark.current.rawValue
        return decimals == 0 ? sign + whole : "\(sign)\(whole)\(mark)\(filled.suffix(decimals))"
    }

    /// A whole number with separators: `10,000`.
    static func count(_ number: Int) -> String {
        (number < 0 ? "−" : "") + grouped(Substring(String(number.magnitude)))
    }

    /// A number of things in words: `1 run`, `2 runs`, `no runs`.
    static func count(_ number: Int, _ thing: String, plural: String? = nil) -> String {
        if number == 1 { return "1 \(thing)" }
        return "\(number == 0 ? "no" : count(number)) \(plural ?? thing + "s")"
    }

    /// How many decimals show three significant digits: 2 for 6.27, 3 for 0.627, 0 for 627 and 6270.
    ///
    /// Zero and what is smaller than a millionth show as few digits as a value near 1.
    static func decimals(of value: Double) -> Int {
        let size = abs(value)
        guard size.isFinite, size >= 1e-6 else { return 2 }
        for decimals in 0..<8 where size >= 99.95 / power(decimals) {
            return decimals
        }
        return 8
    }

    /// A number with three significant digits, more where it has more before its point.
    static func significant(_ value: Double) -> String {
        value == 0 ? "0" : fixed(value, decimals(of: value))
    }

    /// A number that is spelled with a point, with the current mark in its place.
    static func marked(_ text: String) -> String {
        let mark = DecimalMark.current.rawValue
        return text.split(separator: ".", omittingEmptySubsequences: false).joined(separator: mark)
    }

    /// 10 to a small power, exact.
    private static func power(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }

    private static func grouped(_ digits: Substring) -> String {
        var text = ""
        let mark = DecimalMark.current.groupMark
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += mark }
            text.append(digit)
        }
        return text
    }
}
