/// Text as `man` typesets it: the one place that escapes for roff.
///
/// - Source: groff_man(7) and groff_char(7): `\-` is the dash that can be copied into a command line,
///   `\(aq` `\(ga` `\(ha` `\(ti` `\(dq` are the plain characters of ASCII that would else be typeset as
///   others, `\e` is a backslash, `\[uXXXX]` any other character.
enum Roff {
    /// Running text; spaces may become line ends.
    static func text(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars { result += escaped(scalar) }
        // A number and its percent sign stay together.
        result = result.replacing(" %", with: "\\ %")
        // A line that begins with one of these would be a request.
        return result.first == "." ? "\\&" + result : result
    }

    /// One line with all of its spaces.
    static func line(_ text: String) -> String {
        Self.text(text).replacing("\\ ", with: " ").replacing(" ", with: "\\ ")
    }

    static func bold(_ text: String) -> String { "\\fB\(Self.text(text))\\fR" }

    static func italic(_ text: String) -> String { "\\fI\(Self.text(text))\\fR" }

    /// The argument of a request.
    static func argument(_ text: String) -> String { "\"\(Self.text(text))\"" }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": return "\\e"
        case "-": return "\\-"
        case "'": return "\\(aq"
        case "\"": return "\\(dq"
        case "`": return "\\(ga"
        case "^": return "\\(ha"
        case "~": return "\\(ti"
        default: break
        }
        if scalar.isASCII { return scalar.value < 0x20 ? " " : String(scalar) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
    }
}
