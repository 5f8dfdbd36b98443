/// A page that needs no other file: its policy, its style, its content and its script.
package struct Page: Equatable, Sendable {
    /// A comment before everything else; nil for none.
    package var mark: String?
    /// The language of its text, `en`.
    package var language: String
    /// What the browser's tab says.
    package var title: String
    /// The palettes it has: `light dark`, `light` or `dark`.
    package var schemes: String
    /// The picture in the browser's tab, an address that begins with `data:`; nil for an empty one, so
    /// that no browser asks a server for one.
    package var icon: String?
    /// The rules of its style sheet; empty for none.
    package var style: String
    /// Its script, which runs when all of the page is there; empty for none.
    package var script: String
    /// Facts for the script: attributes of the page as a whole.
    package var facts: [Attribute]
    package var body: [Node]

    package init(
        mark: String? = nil, language: String = "en", title: String,
        schemes: String = "light dark", icon: String? = nil, style: String = "",
        script: String = "", facts: [Attribute] = [], body: [Node]
    ) {
        self.mark = mark
        self.language = language
        self.title = title
        self.schemes = schemes
        self.icon = icon
        self.style = style
        self.script = script
        self.facts = facts
        self.body = body
    }

    /// The file's text, its last line ended; the same page always gives the same bytes.
    package var html: String {
        let style = style.isEmpty ? [] : [EmbeddedText(.style, style)]
        let script = script.isEmpty ? [] : [EmbeddedText(.script, script)]
        let head: [Node] = [
            .element(.meta, [.charset("utf-8")], []),
            ContentSecurityPolicy(allowing: style + script).node,
            .element(
                .meta, [.name("viewport"), .content("width=device-width, initial-scale=1")], []),
            .element(.meta, [.name("color-scheme"), .content(schemes)], []),
            .element(.title, [.text(title)]),
            .element(.link, [.rel("icon"), .href(icon ?? "data:image/png,")], []),
        ]
        let page = Node.element(
            .html, [.lang(language)] + facts,
            [
                .element(.head, head + style.map(Node.embedded)),
                .element(.body, body + script.map(Node.embedded)),
            ])
        let opening = mark.map { Node.comment($0).html + "\n" } ?? ""
        return "\(opening)<!doctype html>\n\(page.html)\n"
    }
}
