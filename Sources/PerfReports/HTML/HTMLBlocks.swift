import Charts
import HTML
import Markdown

/// The blocks of one page of a report as nodes, its charts among them.
struct HTMLBlocks {
    var page: ReportContent.Page
    var places: HTMLPlaces
    /// How many levels a heading is below its own; the first page alone has the highest one.
    var depth: Int
    /// The charts by their paths.
    var charts: [String: DrawnChart]

    private var inlines: HTMLInlines { HTMLInlines(places: places, page: page.name) }

    /// The nodes in order.
    ///
    /// - Parameter drawn: how many charts the pages before this one have; counts on with this page's.
    func nodes(drawn: inout Int) -> [Node] {
        var nodes: [Node] = []
        var heading = ""
        for (index, block) in page.document.blocks.enumerated() {
            switch block {
            case .heading(let level, let parts, _):
                heading = HTMLInlines.text(of: parts)
                let id = places.id(ofBlock: index, on: page.name).map { [Attribute.id($0)] } ?? []
                nodes.append(
                    .element(.heading(level: level + depth), id, inlines.nodes(parts)))
            case .paragraph(let parts):
                nodes.append(.element(.p, inlines.nodes(parts)))
            case .bulletList(let items):
                nodes.append(.element(.ul, items.map { .element(.li, inlines.nodes($0)) }))
            case .table(let table):
                nodes += HTMLTable(table: table, caption: heading).node.map { [$0] } ?? []
            case .image(let alternative, let path):
                drawn += 1
                nodes.append(figure(alternative, path, number: drawn))
            case .code(let text, _):
                nodes.append(.element(.pre, [.element(.code, [.text(Self.lines(text))])]))
            case .thematicBreak: nodes.append(.element(.hr))
            // The mark of another form's file.
            case .comment: break
            }
        }
        return nodes
    }

    /// What ids inside the chart of a number begin with.
    static func chartID(_ number: Int) -> String { "chart-\(number)" }

    /// A chart in the page, and its sentence where assistive technology is not told it by the chart.
    private func figure(_ alternative: String, _ path: String, number: Int) -> Node {
        let words = harmless(alternative)
        guard let chart = charts[path] else {
            return .element(.figure, [.element(.figcaption, [.text(words)])])
        }
        let drawing = Node.markup(Self.shown(chart.scene.embedded(id: Self.chartID(number))))
        return .element(
            .figure,
            [
                .element(.div, [.class("drawing")], [drawing]),
                .element(.figcaption, [.text(words)]),
            ])
    }

    /// A drawing without the characters that could make its texts look like others.
    ///
    /// They only stand in texts, never in markup; what charts themselves set names apart with stays.
    private static func shown(_ drawing: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in drawing.unicodeScalars {
            switch scalar {
            case "\n", "\u{2068}", "\u{2069}": result.append(scalar)
            default:
                if scalar.isASCII && scalar.value >= 0x20 {
                    result.append(scalar)
                } else {
                    result.append(contentsOf: harmless(String(scalar)).unicodeScalars)
                }
            }
        }
        return String(result)
    }

    /// Lines as they are, without the characters that could make them look like others.
    private static func lines(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines.map { harmless(String($0)) }.joined(separator: "\n")
        return shown.hasSuffix("\n") ? String(shown.dropLast()) : shown
    }
}
