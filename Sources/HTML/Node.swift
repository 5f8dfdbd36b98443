/// A part of an HTML page.
///
/// A string literal is `text`, so that `.element(.p, ["takes ", .element(.strong, ["0.33 s"])])`
/// is a paragraph.
package indirect enum Node: Equatable, Sendable, ExpressibleByStringInterpolation {
    /// An element with its attributes, each at most once, and what stands in it, in order.
    case element(Tag, [Attribute], [Node])
    /// Characters that the reader sees as they are.
    case text(String)
    /// Markup that another module made and escaped, such as a chart's `svg` element.
    case markup(String)
    /// A style sheet or a script.
    case embedded(EmbeddedText)
    /// A line that is in the file and not on the page.
    case comment(String)

    /// An element without attributes.
    package static func element(_ tag: Tag, _ children: [Node] = []) -> Node {
        .element(tag, [], children)
    }

    package init(stringLiteral value: String) {
        self = .text(value)
    }
}
