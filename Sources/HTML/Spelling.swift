extension Node {
    /// The markup of the node: parts of a page on lines of their own, parts of a line without a space
    /// that was not there.
    package var html: String {
        var output = ""
        write(into: &output)
        return output
    }

    /// Whether the node is a part of a line.
    private var isInline: Bool {
        switch self {
        case .text: true
        case .element(let tag, _, _): tag.isInline
        case .markup, .embedded, .comment: false
        }
    }

    private func write(into output: inout String) {
        switch self {
        case .text(let text): output += Escaping.text(text)
        case .markup(let markup): output += Self.withoutLastLineEnd(markup)
        case .comment(let text): output += "<!-- \(Escaping.comment(text)) -->"
        case .embedded(let embedded):
            let name = embedded.kind.rawValue
            output += "<\(name)>\(embedded.text)</\(name)>"
        case .element(let tag, let attributes, let children):
            output += "<\(tag.rawValue)"
            for attribute in attributes {
                output += " \(attribute.name)"
                if let value = attribute.value { output += "=\"\(Escaping.attribute(value))\"" }
            }
            output += ">"
            guard !tag.isVoid else {
                precondition(children.isEmpty, "<\(tag.rawValue)> cannot hold anything")
                return
            }
            Self.write(children, of: tag, into: &output)
            output += "</\(tag.rawValue)>"
        }
    }

    private static func write(_ children: [Node], of tag: Tag, into output: inout String) {
        let isOnLines =
            !children.isEmpty && !tag.isOneLine && !tag.isInline
            && !children.contains(where: \.isInline)
        // A parser drops a line end at the beginning of `pre`.
        if tag == .pre { output += "\n" }
        if isOnLines { output += "\n" }
        for child in children {
            child.write(into: &output)
            if isOnLines { output += "\n" }
        }
    }

    private static func withoutLastLineEnd(_ markup: String) -> Substring {
        markup.hasSuffix("\n") ? markup.dropLast() : markup[...]
    }
}
