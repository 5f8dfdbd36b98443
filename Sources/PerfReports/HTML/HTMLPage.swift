import Charts
import HTML
import Markdown

/// All pages of a report as one, with its charts in it.
struct HTMLPage {
    var content: ReportContent
    var scheme: ColorScheme
    var decimalMark: DecimalMark

    var page: Page {
        Page(
            mark: ReportMark.comment(for: HTMLForm.name, newest: content.newest),
            title: content.pages.first.map(HTMLContents.title) ?? "Report",
            schemes: schemes, icon: Self.icon, style: HTMLStyle.text(scheme),
            script: String(decoding: PackageResources.page_js, as: UTF8.self),
            facts: [.data("decimal", decimalMark.rawValue)], body: body)
    }

    private var body: [Node] {
        let places = HTMLPlaces(pages: content.pages, reserved: chartIDs)
        let contents = HTMLContents(pages: content.pages, places: places).node
        return [
            .markup(EmbeddedCharts.definitions),
            .element(
                .div, [.class("sheet")],
                [contents].compactMap(\.self)
                    + [.element(.main, [.id(HTMLPlaces.top)], sections(places))]),
        ]
    }

    /// The first page's blocks as they are, and those of every other page as a part of their own.
    private func sections(_ places: HTMLPlaces) -> [Node] {
        let charts = Dictionary(uniqueKeysWithValues: content.charts.map { ($0.path, $0) })
        var drawn = 0
        return content.pages.enumerated().flatMap { index, page -> [Node] in
            let blocks = HTMLBlocks(
                page: page, places: places, depth: index == 0 ? 0 : 1, charts: charts)
            let nodes = blocks.nodes(drawn: &drawn)
            return index == 0
                ? nodes
                : [.element(.article, [.id(places.id(of: page.name))], nodes)]
        }
    }

    /// The ids that charts may have, and those of what they share.
    private var chartIDs: Set<String> {
        let images = content.pages.flatMap(\.document.blocks).count { block in
            if case .image = block { true } else { false }
        }
        let textures = EmbeddedCharts.definitions.split(separator: " id=\"").dropFirst()
            .map { String($0.prefix { $0 != "\"" }) }
        return Set(
            (0...images).flatMap { number in
                ["", "-title", "-desc"].map { HTMLBlocks.chartID(number) + $0 }
            } + textures)
    }

    private var schemes: String {
        switch scheme {
        case .auto: "light dark"
        case .light: "light"
        case .dark: "dark"
        }
    }

    /// A falling line: time that gets less with more workers.
    private static let icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Cpath d='M2 2v12h12M4 4l3 5 3 2 4 .5' fill='none' stroke='%23"
        + "\(Palette.light.series[0].dropFirst())' stroke-width='1.8'/%3E%3C/svg%3E"
}
