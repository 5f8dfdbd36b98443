/// A text on one line in which every character can be seen: what pages and terminals may show.
///
/// Line breaks and tabs become spaces. A control character becomes its picture (`␛` for escape), and
/// what has none, or turns the direction of the text after it, becomes `�`: shown raw, such characters
/// could move a terminal's cursor or make one text look like another.
package func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isBreak($0) || visible($0) != $0 }) else {
        return text
    }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        if !(previous == "\r" && scalar == "\n") {
            result.append(isBreak(scalar) ? " " : visible(scalar))
        }
        previous = scalar
    }
    return String(result)
}

/// A text in its lines, in which every character but the tab can be seen.
func harmlessLines(_ text: String) -> [String] {
    var lines = [String.UnicodeScalarView()]
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        if scalar == "\n" || scalar == "\r" {
            if !(previous == "\r" && scalar == "\n") { lines.append(String.UnicodeScalarView()) }
        } else {
            lines[lines.count - 1].append(scalar == "\t" ? scalar : visible(scalar))
        }
        previous = scalar
    }
    return lines.map { String($0) }
}

/// A text with other texts in place of some characters.
///
/// It goes by Unicode scalars, as parsers do: a combining mark hides no character from it.
func replacing(_ replacements: [Unicode.Scalar: String], in text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if let replacement = replacements[scalar] {
            result.append(contentsOf: replacement.unicodeScalars)
        } else {
            result.append(scalar)
        }
    }
    return String(result)
}

/// The character that may be shown for a character.
func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
    default: scalar
    }
}

/// Whether a character ends a line or moves to a column.
private func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
}
