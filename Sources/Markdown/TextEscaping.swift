/// Where a text stands in Markdown, which decides what in it must be escaped.
struct TextPlace {
    /// Whether it begins a line, where `1.` or `#` would begin a list or a heading.
    var beginsLine = false
    /// Whether nothing stands before it on its line or in its cell.
    var isFirst = false
    /// Whether something other than text comes right after it.
    var isFollowed = false
    var isInsideLink = false
    var isInsideHeading = false
}

/// The one place that escapes text for Markdown.
///
/// Escaped is what would mean something where it stands, and hardly more, so that prose stays as it
/// is. What sites make of the finished page (an e-mail address into a link) cannot be escaped.
///
/// - Source: GitHub Flavored Markdown Spec 0.29, 2.4 and 6; `$` and `:name:` also for GitHub's
///   formulas and Pandoc's emoji.
struct TextEscaping {
    private let scalars: [Unicode.Scalar]
    private let place: TextPlace

    private init(_ text: String, _ place: TextPlace) {
        scalars = Array(text.unicodeScalars)
        self.place = place
    }

    /// Escapes a text of one line.
    static func escaping(_ text: String, at place: TextPlace) -> String {
        let escaping = TextEscaping(text, place)
        return escaping.escaped { escaping.hasMeaning(at: $0) }
    }

    /// Escapes in a link's destination what would be read as a character's name, such as `&lt;`.
    static func escapingEntities(in text: String) -> String {
        let escaping = TextEscaping(text, TextPlace())
        return escaping.escaped { escaping.beginsEntity(at: $0) }
    }

    private func escaped(where isSpecial: (Int) -> Bool) -> String {
        var result = String.UnicodeScalarView()
        for index in scalars.indices {
            if isSpecial(index) { result.append("\\") }
            result.append(scalars[index])
        }
        return String(result)
    }

    private func scalar(_ index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    /// Whether the character at an index would be markup.
    private func hasMeaning(at index: Int) -> Bool {
        let next = scalar(index + 1)
        switch scalars[index] {
        case "\\", "`", "*", "[", "|", "$": return true
        case "]": return place.isInsideLink
        case "_": return !(isWord(scalar(index - 1)) && isWord(next))
        case "~": return !(followsSpace(index) && isWord(next))
        case "<":
            return next.map { isLetter($0) || "/!?".unicodeScalars.contains($0) }
                ?? place.isFollowed
        case "&": return beginsEntity(at: index)
        case "!": return next == nil && place.isFollowed
        case ":": return beginsAddressOrEmoji(at: index)
        case ".": return endsListNumber(at: index) || endsHostPrefix(at: index)
        case ")": return endsListNumber(at: index)
        case "#":
            return place.isInsideHeading ? endsHeading(at: index) : index == 0 && place.beginsLine
        case ">": return index == 0 && place.beginsLine
        case "+": return index == 0 && place.beginsLine && isSpaceOrEnd(next)
        case "-": return index == 0 && place.beginsLine && (isSpaceOrEnd(next) || next == "-")
        default: return false
        }
    }

    /// Whether a space, or nothing at all, stands before the character at an index.
    private func followsSpace(_ index: Int) -> Bool {
        index == 0 ? place.isFirst : scalars[index - 1] == " "
    }

    /// Whether all from an index on would be read as the closing marks of a heading.
    private func endsHeading(at index: Int) -> Bool {
        (index == 0 || scalars[index - 1] == " ")
            && scalars[index...].allSatisfy { $0 == "#" || $0 == " " }
    }

    private func isSpaceOrEnd(_ scalar: Unicode.Scalar?) -> Bool {
        scalar == nil || scalar == " "
    }

    /// Whether `&` at an index begins the name or the number of a character, such as `&amp;`.
    private func beginsEntity(at index: Int) -> Bool {
        guard scalars[index] == "&" else { return false }
        let start = scalar(index + 1) == "#" ? index + 2 : index + 1
        let end = scalars[min(start, scalars.count)...].firstIndex { !isLetterOrDigit($0) }
        return end.map { $0 > start && scalars[$0] == ";" } ?? false
    }

    /// Whether `:` at an index is that of `http://` or the first of `:name:`.
    private func beginsAddressOrEmoji(at index: Int) -> Bool {
        if scalar(index + 1) == "/" && scalar(index + 2) == "/" { return true }
        let marks: [Unicode.Scalar] = ["_", "+", "-"]
        guard let first = scalar(index + 1), isLetter(first) || marks.contains(first) else {
            return false
        }
        let end = scalars[(index + 1)...].firstIndex { !isLetterOrDigit($0) && !marks.contains($0) }
        return end.map { scalars[$0] == ":" } ?? false
    }

    /// Whether all before an index are digits that with it would begin a numbered list.
    private func endsListNumber(at index: Int) -> Bool {
        place.beginsLine && index > 0 && isSpaceOrEnd(scalar(index + 1))
            && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
    }

    /// Whether the dot at an index is that of `www.`.
    private func endsHostPrefix(at index: Int) -> Bool {
        index >= 3 && scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
    }
}

/// Whether a character is a letter or a digit of any script; no character is neither.
private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
}

private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || ("0"..."9").contains(scalar)
}
