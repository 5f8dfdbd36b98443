/// An element's name: a closed list, so that no text from outside ever becomes one.
package enum Tag: String, CaseIterable, Equatable, Sendable {
    // The page.
    case html, head, body, meta, link, title
    // Its parts.
    case header, nav, main, section, article, footer, div
    // Headings and text on lines of their own.
    case h1, h2, h3, h4, h5, h6, p, pre, hr, ul, ol, li, figure, figcaption
    // Tables.
    case table, caption, thead, tbody, tr, th, td
    // Parts of a line.
    case a, strong, em, code, span, br

    /// Whether the element has no content and no end tag.
    ///
    /// - Source: HTML Living Standard, 13.1.2, "void elements".
    package var isVoid: Bool {
        switch self {
        case .meta, .link, .hr, .br: true
        default: false
        }
    }

    /// Whether the element is a part of a line, where a space or a line end would be seen.
    var isInline: Bool {
        switch self {
        case .a, .strong, .em, .code, .span, .br: true
        default: false
        }
    }

    /// Whether all that is in the element stays on its line, so that a changed row is a changed line.
    var isOneLine: Bool { self == .tr }

    /// The heading of a level; below 1 the highest, above 6 the lowest.
    package static func heading(level: Int) -> Tag {
        [.h1, .h2, .h3, .h4, .h5, .h6][min(max(level, 1), 6) - 1]
    }
}
