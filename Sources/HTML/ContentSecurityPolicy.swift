/// What a page may load and run: the styles and scripts in it, pictures in it, and nothing else.
///
/// - Source: Content Security Policy Level 3 (W3C); HTML Living Standard, 4.2.5.3, for the element.
package struct ContentSecurityPolicy: Equatable, Sendable {
    private let styles: [EmbeddedText], scripts: [EmbeddedText]

    /// Allows exactly these texts; one kind without any is forbidden as a whole.
    package init(allowing texts: [EmbeddedText]) {
        styles = texts.filter { $0.kind == .style }
        scripts = texts.filter { $0.kind == .script }
    }

    /// `default-src 'none'; style-src 'sha256-…'; …`.
    package var text: String {
        [
            "default-src 'none'", Self.directive("style-src", styles),
            Self.directive("script-src", scripts), "img-src data:", "base-uri 'none'",
            "form-action 'none'",
        ].compactMap(\.self).joined(separator: "; ")
    }

    /// The element that says it, to stand before every style and script.
    package var node: Node {
        .element(.meta, [.httpEquiv("Content-Security-Policy"), .content(text)], [])
    }

    private static func directive(_ name: String, _ texts: [EmbeddedText]) -> String? {
        texts.isEmpty ? nil : "\(name) \(texts.map(\.source).joined(separator: " "))"
    }
}
