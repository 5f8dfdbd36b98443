/// How texts of any characters are written into a page: the only place that escapes.
enum Escaping {
    /// A text between tags.
    static func text(_ text: String) -> String {
        written(text) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: nil
            }
        }
    }

    /// A value between the double quotes of an attribute.
    static func attribute(_ text: String) -> String {
        written(text) { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "\n": "&#10;"
            default: nil
            }
        }
    }

    /// A comment's text on one line; hyphens in a row, which could end it, are told apart by spaces.
    ///
    /// - Source: HTML Living Standard, 13.1.6.
    static func comment(_ text: String) -> String {
        var previous: Unicode.Scalar?
        return written(text) { scalar in
            defer { previous = scalar }
            if scalar == "\n" { return " " }
            return scalar == "-" && previous == "-" ? " -" : nil
        }
    }

    /// A style sheet or script such that nothing in it ends its element or begins a comment.
    ///
    /// `</` becomes `<\/` and `<!--` becomes `<\!--`, which mean the same in the strings of both
    /// languages; nowhere else does either have them.
    ///
    /// - Source: HTML Living Standard, 4.12.1.3 "Restrictions for contents of script elements".
    static func embedded(_ text: String) -> String {
        let plain = Array(written(text) { _ in nil }.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in plain.enumerated() {
            result.append(scalar)
            let next = plain[(index + 1)...].prefix(3)
            if scalar == "<", next.first == "/" || next.elementsEqual(["!", "-", "-"]) {
                result.append("\\")
            }
        }
        return String(result)
    }

    /// An id without the white space that none may hold.
    static func placeName(_ text: String) -> String {
        String(text.map { $0.isWhitespace ? "-" : $0 })
    }

    /// An address that only leads somewhere: `#place`, a path, `https:`, `http:`, `mailto:`, or a
    /// picture in itself; any other becomes `#`.
    ///
    /// Tabs and line ends, which a browser skips when it reads an address, count as nothing.
    static func reference(_ address: String) -> String {
        let seen = String(
            String.UnicodeScalarView(address.unicodeScalars.filter { $0.value > 0x20 }))
        let scheme = seen.prefix { !"/?#:".contains($0) }
        guard scheme.endIndex < seen.endIndex, seen[scheme.endIndex] == ":" else { return address }
        let isPicture = seen.lowercased().hasPrefix("data:image/")
        return isPicture || ["http", "https", "mailto"].contains(scheme.lowercased())
            ? address : "#"
    }

    /// A text with other texts for some characters, and U+FFFD for what no page may hold.
    ///
    /// Line ends become `\n`, as every parser reads them. It goes by Unicode scalars, as parsers do:
    /// a combining mark hides no character from it.
    ///
    /// - Source: HTML Living Standard, 13.2.3.5 "Preprocessing the input stream"; Infra Standard,
    ///   4.5, "control" and "noncharacter".
    private static func written(
        _ text: String, _ replacement: (Unicode.Scalar) -> String?
    ) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n" && previous == "\r" { continue }
            let allowed = scalar == "\r" ? "\n" : isForbidden(scalar) ? "\u{FFFD}" : scalar
            if let replacement = replacement(allowed) {
                result.append(contentsOf: replacement.unicodeScalars)
            } else {
                result.append(allowed)
            }
        }
        return String(result)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
