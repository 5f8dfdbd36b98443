extension BashLine {
    /// A text as it continues a word of bash, in one line whatever it contains.
    ///
    /// Control characters are written as `$'\n'`, for which an open quote is closed and opened anew.
    static func quoted(_ text: String, in quoting: Quoting) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(contentsOf: quoted(scalar, in: quoting).unicodeScalars)
        }
        return String(result)
    }

    private static func quoted(_ scalar: Unicode.Scalar, in quoting: Quoting) -> String {
        let isControl = scalar.value < 0x20 || scalar.value == 0x7F
        switch quoting {
        case .none:
            if isControl { return "$'\(escape(scalar))'" }
            return special.contains(scalar) ? "\\\(scalar)" : String(scalar)
        case .single:
            if isControl { return "'$'\(escape(scalar))''" }
            return scalar == "'" ? "'\\''" : String(scalar)
        case .double:
            if isControl { return "\"$'\(escape(scalar))'\"" }
            // Before a backslash bash would still expand it, and keep the backslash.
            if scalar == "!" { return "\"'!'\"" }
            return "$`\"\\".unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
        case .ansi:
            if isControl { return escape(scalar) }
            return scalar == "'" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
        }
    }

    /// The characters that mean something to bash outside of quotes.
    private static let special = Set(" !\"#$&'()*;<>?[\\]^`{|}~".unicodeScalars)

    /// A control character between `$'` and `'`.
    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\t": return "\\t"
        case "\r": return "\\r"
        default:
            let digits = String(scalar.value, radix: 8)
            return "\\" + String(repeating: "0", count: 3 - digits.count) + digits
        }
    }
}
