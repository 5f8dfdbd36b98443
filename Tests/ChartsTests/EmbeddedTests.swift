import Charts
import TestSupport
import Testing

@Suite struct `A chart inside a page` {
    private static func page(_ scenes: [Scene], scheme: ColorScheme = .auto) -> String {
        "<div><style>\(EmbeddedCharts.styleSheet(scheme))</style>\(EmbeddedCharts.definitions)"
            + scenes.enumerated().map { $0.element.embedded(id: "chart-\($0.offset)") }.joined()
            + "</div>\n"
    }

    /// The values of an attribute, in order.
    private static func values(of name: String, in text: String) -> [String] {
        text.components(after: " \(name)=\"").compactMap { part in
            part.split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
        }
    }

    private static let scenes =
        ChartKind.allCases.flatMap { kind in DegenerateInput.all.map { kind.scene(of: $0) } }

    @Test func `that shows nothing is a whole element with what it says to those who do not see`() {
        let scene = Scene(width: 9, height: 9, title: "a < b", description: "", elements: [])
        #expect(
            scene.embedded(id: "a b") == """
                <svg xmlns="http://www.w3.org/2000/svg" class="chart" width="9" height="9" \
                viewBox="0 0 9 9" role="img" aria-labelledby="a-b-title">\
                <title id="a-b-title">a &lt; b</title>
                </svg>

                """)
    }

    @Test func `brings neither a style sheet nor an id that another chart could have`() {
        for (index, scene) in Self.scenes.enumerated() {
            let text = scene.embedded(id: "x\(index)")
            #expect(!text.contains("<style") && !text.contains("<defs") && !text.contains("style="))
            #expect(Self.values(of: "id", in: text).allSatisfy { $0.hasPrefix("x\(index)-") })
        }
    }

    @Test(.enabled(if: Witness.has("xmllint"))) func `is well-formed whatever it shows`() throws {
        for scheme in ColorScheme.allCases {
            let result = try Witness.run(
                "xmllint", ["--noout", "-"], input: Self.page(Self.scenes, scheme: scheme))
            #expect(result.status == 0, "\(result.output.prefix(2000))")
        }
    }

    @Test func `is the file's drawing with names added, and the file has none`() {
        for scene in Self.scenes {
            let file = scene.svg(id: "x")
            #expect(!file.contains(" data-"))
            let body = scene.embedded(id: "x").split(separator: "\n").dropFirst().map { line in
                var line = String(line)
                for name in ["series", "key"] {
                    for value in Self.values(of: "data-\(name)", in: line) {
                        line = line.replacing(" data-\(name)=\"\(value)\"", with: "")
                    }
                }
                return line
            }
            #expect(file.hasSuffix(body.joined(separator: "\n") + "\n"))
        }
    }

    @Test func `finds a rule for each class and a texture for each look on its page`() {
        let sheet = EmbeddedCharts.styleSheet(.auto)
        let bare: Set<String> = ["chart", "quiet"]
        for scene in Self.scenes {
            let names = Self.values(of: "class", in: scene.embedded(id: "x"))
                .flatMap { $0.split(separator: " ").map(String.init) }
            for name in Set(names).subtracting(bare) {
                #expect(sheet.contains(".chart .\(name)"), "\(name)")
            }
        }
        let textures = ["t1", "t2", "t3", "t4", "t5", "t6"]
        for texture in textures { #expect(sheet.contains("url(#texture-\(texture))")) }
        #expect(
            Self.values(of: "id", in: EmbeddedCharts.definitions).sorted()
                == textures.map { "texture-\($0)" })
        #expect(!EmbeddedCharts.definitions.contains("style"))
    }

    @Test func `has one palette or both`() {
        let sheets = ColorScheme.allCases.map(EmbeddedCharts.styleSheet)
        #expect(sheets.map { $0.contains(Palette.light.series[0]) } == [true, true, false])
        #expect(sheets.map { $0.contains(Palette.dark.series[0]) } == [true, false, true])
        #expect(sheets.map { $0.contains("@media") } == [true, false, false])
    }

    @Test func `says the series of lines, bands, runs and labels, and the key of markers`() {
        let points = [1.0, 2, 4].map { x in
            Point(
                x: x, value: 1 / x, low: 0.9 / x, high: 1.1 / x, runs: [0.95 / x, 1.05 / x],
                key: "<\(Int(x))>")
        }
        var chart = LineChart(
            title: "t", x: Examples.workers, y: Examples.time,
            series: [Series(name: "a \"&\" b", style: .ordinal(0), points: points)])
        let text = chart.scene().embedded(id: "x")
        #expect(
            Self.values(of: "data-series", in: text)
                == Array(repeating: "a &quot;&amp;&quot; b", count: 3))
        #expect(Self.values(of: "data-key", in: text) == ["&lt;1&gt;", "&lt;2&gt;", "&lt;4&gt;"])
        chart.series = (0..<13).map {
            Series(name: "s\($0)", style: .ordinal($0), points: points)
        }
        let legend = chart.scene().embedded(id: "x").split(separator: "\n")
            .filter { $0.hasPrefix("<text") && $0.contains("data-series=") }
        #expect(legend.count == 13)
    }

    @Test func `says the series of parts, bars and rows`() {
        let stacks = Examples.stacks.scene().embedded(id: "x")
        let names = Set(Self.values(of: "data-series", in: stacks))
        #expect(names == Set(Examples.phases.map(\.name)))
        var bars = Examples.bars
        bars.groups[0].bars[0].point.key = "k"
        for direction in [BarChart.Direction.horizontal, .vertical] {
            bars.direction = direction
            let text = bars.scene().embedded(id: "x")
            #expect(Self.values(of: "data-key", in: text) == ["k"])
            #expect(Set(Self.values(of: "data-series", in: text)).contains("threads × 4"))
        }
        for scene in [Examples.rows.scene(), Examples.distribution.scene()] {
            let text = scene.embedded(id: "x")
            let groups = text.split(separator: "\n").filter { $0.hasPrefix("<g") }
            let labels = text.split(separator: "\n").filter { $0.hasPrefix("<text") }
            let count = groups.filter { $0.contains("data-series") }.count
            #expect(count > 2 && labels.filter { $0.contains("data-series") }.count == count)
        }
    }
}

extension String {
    /// What follows each occurrence of a text.
    fileprivate func components(after text: String) -> [Substring] {
        split(separator: text, omittingEmptySubsequences: false).dropFirst().map { $0 }
    }
}
