import HTML
import Markdown

/// The links to the parts of the first page and to every other page.
struct HTMLContents {
    var pages: [ReportContent.Page]
    var places: HTMLPlaces

    /// Nil where there is nothing to choose from.
    var node: Node? {
        guard let first = pages.first else { return nil }
        let parts = first.document.blocks.enumerated().compactMap { index, block -> Node? in
            guard case .heading(let level, let inlines, _) = block, level == 2,
                let id = places.id(ofBlock: index, on: first.name)
            else { return nil }
            return Self.item(HTMLInlines.text(of: inlines), id)
        }
        let others = pages.dropFirst().map { page in
            Self.item(Self.title(of: page), places.id(of: page.name))
        }
        guard parts.count + others.count > 1 else { return nil }
        let links = [Self.item("Overview", HTMLPlaces.top)] + parts
        return .element(
            .nav, [.label("Contents")],
            [.element(.ul, links)]
                + (others.isEmpty ? [] : [.element(.ul, Array(others))]))
    }

    /// The page's first heading, else its name.
    static func title(of page: ReportContent.Page) -> String {
        for case .heading(_, let inlines, _) in page.document.blocks {
            return HTMLInlines.text(of: inlines)
        }
        return page.name
    }

    private static func item(_ text: String, _ id: String) -> Node {
        .element(.li, [.element(.a, [.href("#\(id)")], [.text(text)])])
    }
}
