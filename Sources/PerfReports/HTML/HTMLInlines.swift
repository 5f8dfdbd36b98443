import HTML
import Markdown

/// The parts of a line of a page as nodes.
struct HTMLInlines {
    var places: HTMLPlaces
    /// The name of the page that links start from.
    var page: String

    func nodes(_ inlines: [Inline], isInsideLink: Bool = false) -> [Node] {
        inlines.flatMap { inline -> [Node] in
            switch inline {
            case .text(let text): return text.isEmpty ? [] : [.text(Self.joined(harmless(text)))]
            case .code(let text): return [.element(.code, [.text(harmless(text))])]
            case .strong(let parts):
                return [.element(.strong, nodes(parts, isInsideLink: isInsideLink))]
            case .emphasis(let parts):
                return [.element(.em, nodes(parts, isInsideLink: isInsideLink))]
            case .link(let parts, let destination):
                let content = nodes(parts, isInsideLink: true)
                guard !isInsideLink else { return content }
                let address = places.address(of: destination, on: page)
                return [.element(.a, [.href(address)], content)]
            }
        }
    }

    /// What stays on the line of the number before it.
    private static let units: Set<Substring> = ["%", "s", "ms", "µs", "ns", "KiB", "MiB", "GiB"]

    /// A text in which no line ends between a number and its unit: `192 %` holds U+00A0.
    private static func joined(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        var result = words.first.map(String.init) ?? ""
        for (before, word) in zip(words, words.dropFirst()) {
            let isUnit = units.contains(word.prefix { !",.;:)".contains($0) })
            result += isUnit && before.last?.isNumber == true ? "\u{A0}" : " "
            result += word
        }
        return result
    }

    /// What a reader sees of a line.
    static func text(of inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline {
            case .text(let text), .code(let text): harmless(text)
            case .strong(let parts), .emphasis(let parts), .link(let parts, _): text(of: parts)
            }
        }.joined()
    }
}
