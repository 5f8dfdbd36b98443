/// The Markdown of one line: of a paragraph, an item, a heading or a cell.
struct InlineSpelling {
    /// What encloses the line, for what may not stand inside itself and what must be escaped.
    struct Frame {
        var isHeading = false
        var isCell = false
        var isNested = false
        var isInsideLink = false
        var isInsideStrong = false
        var isInsideEmphasis = false
    }

    private let frame: Frame
    private var output = ""

    /// Spells the parts of a line one after the other, without space at the ends.
    static func markdown(
        _ inlines: [Inline], isHeading: Bool = false, isCell: Bool = false
    ) -> String {
        trimmed(spelled(inlines, in: Frame(isHeading: isHeading, isCell: isCell))).core
    }

    private static func spelled(_ inlines: [Inline], in frame: Frame) -> String {
        var spelling = InlineSpelling(frame: frame)
        let parts = spelling.merged(spelling.flattened(inlines))
        for (index, part) in parts.enumerated() {
            spelling.append(part, before: index + 1 < parts.count ? parts[index + 1] : nil)
        }
        return spelling.output
    }

    private init(frame: Frame) {
        self.frame = frame
    }

    /// The parts without those that would stand inside their own kind, in their place what they hold.
    private func flattened(_ inlines: [Inline]) -> [Inline] {
        inlines.filter { !$0.isEmpty }.flatMap { inline -> [Inline] in
            switch inline {
            case .strong(let parts) where frame.isInsideStrong: flattened(parts)
            case .emphasis(let parts) where frame.isInsideEmphasis: flattened(parts)
            case .link(let parts, _) where frame.isInsideLink: flattened(parts)
            case .text(let text): [.text(harmless(text))]
            case .code(let text): [.code(harmless(text))]
            case .strong, .emphasis, .link: [inline]
            }
        }
    }

    /// The parts with neighbouring texts as one, and neighbouring codes.
    private func merged(_ inlines: [Inline]) -> [Inline] {
        inlines.reduce(into: []) { parts, next in
            switch (parts.last, next) {
            case (.text(let first), .text(let second)):
                parts[parts.count - 1] = .text(first + second)
            case (.code(let first), .code(let second)):
                parts[parts.count - 1] = .code(first + second)
            default: parts.append(next)
            }
        }
    }

    private mutating func append(_ inline: Inline, before next: Inline?) {
        switch inline {
        case .text(let text): append(text: text, isFollowed: next != nil)
        case .code(let text): output += codeSpan(text)
        case .strong(let parts):
            var inner = nestedFrame
            inner.isInsideStrong = true
            append(Self.spelled(parts, in: inner), marked: "**", tag: "strong", before: next)
        case .emphasis(let parts):
            var inner = nestedFrame
            inner.isInsideEmphasis = true
            append(Self.spelled(parts, in: inner), marked: "_", tag: "em", before: next)
        case .link(let parts, let destination):
            var inner = nestedFrame
            inner.isInsideLink = true
            output += "[\(Self.spelled(parts, in: inner))](\(destination.spelling))"
        }
    }

    private var nestedFrame: Frame {
        var inner = frame
        inner.isNested = true
        return inner
    }

    private mutating func append(text: String, isFollowed: Bool) {
        let isFirst = !frame.isNested && output.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        let text = isFirst ? String(text.unicodeScalars.drop { $0 == " " }) : text
        let place = TextPlace(
            beginsLine: isFirst && !frame.isCell && !frame.isHeading, isFirst: isFirst,
            isFollowed: isFollowed || frame.isNested,
            isInsideLink: frame.isInsideLink, isInsideHeading: frame.isHeading)
        output += TextEscaping.escaping(text, at: place)
    }

    /// Adds marked text: spaces at its ends outside the marks, and tags where marks would not be read.
    private mutating func append(
        _ content: String, marked mark: String, tag: String, before next: Inline?
    ) {
        let (lead, core, trail) = Self.trimmed(content)
        output += lead
        if !core.isEmpty {
            let follower = trail.isEmpty ? Self.firstScalar(of: next) : " "
            if Self.canMark(core, with: mark, after: output.unicodeScalars.last, before: follower) {
                output += mark + core + mark
            } else {
                output += "<\(tag)>\(core)</\(tag)>"
            }
        }
        output += trail
    }

    /// The first character of what follows, `*` for what is no text, nil for the end.
    private static func firstScalar(of inline: Inline?) -> Unicode.Scalar? {
        guard let inline else { return nil }
        if case .text(let text) = inline { return text.unicodeScalars.first }
        return "*"
    }

    /// Whether a parser would see the marks around a text as marks.
    ///
    /// - Source: GitHub Flavored Markdown Spec 0.29, 6.4: left- and right-flanking delimiter runs.
    private static func canMark(
        _ core: String, with mark: String, after before: Unicode.Scalar?,
        before after: Unicode.Scalar?
    ) -> Bool {
        // A run of two kinds of marks would be read as one longer run.
        if let before, mark.unicodeScalars.contains(before) { return false }
        let opensAnywhere = mark == "**" && core.unicodeScalars.first.map(isASCIIWord) == true
        let closesAnywhere = mark == "**" && core.unicodeScalars.last.map(isASCIIWord) == true
        return (opensAnywhere || isGap(before)) && (closesAnywhere || isGap(after))
    }

    private static func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// Whether a character is a space or punctuation to every parser, or there is none.
    private static func isGap(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        if scalar.isASCII { return !isASCIIWord(scalar) }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    /// A text without the spaces at its ends, and those spaces.
    private static func trimmed(_ text: String) -> (lead: String, core: String, trail: String) {
        let scalars = text.unicodeScalars
        let lead = scalars.prefix { $0 == " " }
        let rest = scalars[lead.endIndex...]
        let core = rest.reversed().drop { $0 == " " }.reversed()
        let trail = String(repeating: " ", count: rest.count - core.count)
        return (String(lead), String(String.UnicodeScalarView(core)), trail)
    }
}

extension Inline {
    /// Whether there is no character in it to show.
    fileprivate var isEmpty: Bool {
        switch self {
        case .text(let text), .code(let text): text.isEmpty
        case .strong(let parts), .emphasis(let parts), .link(let parts, _):
            parts.allSatisfy(\.isEmpty)
        }
    }
}

/// A text between as many backticks as it takes to tell them from its own.
///
/// - Source: GitHub Flavored Markdown Spec 0.29, 6.3.
private func codeSpan(_ text: String) -> String {
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let (first, last) = (text.unicodeScalars.first, text.unicodeScalars.last)
    let touches = first == "`" || last == "`"
    let isBlank = text.unicodeScalars.allSatisfy { $0 == " " }
    let isPadded = first == " " && last == " " && !isBlank
    let space = touches || isPadded ? " " : ""
    return fence + space + text + space + fence
}

/// How often a character follows itself at most.
func longestRun(of mark: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
        run = scalar == mark ? run + 1 : 0
        longest = max(longest, run)
    }
    return longest
}
