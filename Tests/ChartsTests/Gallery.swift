import Charts

/// Every kind of chart and every degenerate case, as files and one page that shows them.
enum Gallery {
    struct Picture: Sendable {
        let name: String
        /// What a reader who does not see it is told.
        let alternative: String
        let svg: String
        let scene: Scene

        init(_ name: String, _ scene: Scene, scheme: ColorScheme = .auto) {
            self.name = name
            self.scene = scene
            alternative = scene.description.isEmpty ? scene.title : scene.description
            svg = scene.svg(scheme: scheme)
        }

        /// How many values the picture shows.
        var values: Int {
            scene.markers.count + scene.boxes(.bar).count + scene.boxes(.part).count
                + scene.boxes(.task).count
        }
    }

    /// A heading with a sentence and the pictures under it.
    struct Part: Sendable {
        let title: String
        let words: String
        let pictures: [Picture]
    }

    static let kinds: [Part] = [
        Part(
            title: "Time against workers",
            words:
                "Direct labels with the last value; every run, its interval, and the CPUs; what was before is pale.",
            pictures: [
                Picture("scaling", Examples.scaling.scene()),
                Picture("seven", Examples.seven.scene()),
                Picture("moved", Examples.moved.scene()),
                Picture("crowd", Examples.crowd.scene()),
            ]),
        Part(
            title: "Speed-up, laws and limits",
            words: "What was computed is dashed and thin; a line that leaves the frame is cut.",
            pictures: [
                Picture("speed-up", Examples.speedUp.scene()),
                Picture("laws", Examples.laws.scene()),
                Picture("read", Examples.read.scene()),
                Picture("paired", Examples.paired.scene()),
            ]),
        Part(
            title: "Small multiples", words: "One pair of scales for all panels.",
            pictures: [Picture("multiples", Examples.multiples.scene())]),
        Part(
            title: "Trends",
            words: "By revision or by time; levels as steps, changes named, excluded runs hollow.",
            pictures: [
                Picture("trend", Examples.trend.scene()),
                Picture("annotated", Examples.annotated.scene()),
                Picture("nightly", Examples.nightly.scene()),
                Picture("gaps", Examples.gaps.scene()),
            ]),
        Part(
            title: "Distributions", words: "How runs spread, and every one of them.",
            pictures: [
                Picture("distribution", Examples.distribution.scene()),
                Picture("rows", Examples.rows.scene()),
            ]),
        Part(
            title: "Bars, phases and timelines",
            words: "Lengths from zero; textures tell parts apart without colour.",
            pictures: [
                Picture("bars", Examples.bars.scene()),
                Picture("columns", Examples.columns.scene()),
                Picture("stacks", Examples.stacks.scene()),
                Picture("timeline", Examples.timeline.scene()),
            ]),
        Part(
            title: "For one reader",
            words: "Always light or always dark, on a ground of its own; and with a decimal comma.",
            pictures: [
                Picture("always-light", Examples.scaling.scene(), scheme: .light),
                Picture("always-dark", Examples.scaling.scene(), scheme: .dark),
                Picture(
                    "comma", DecimalMark.$current.withValue(.comma) { Examples.scaling.scene() }),
            ]),
        Part(
            title: "Little and hostile",
            words: "Nothing, one point, and names that could break a page.",
            pictures: [
                Picture("empty", Examples.empty.scene()),
                Picture("one", Examples.one.scene()),
                Picture("hostile", Examples.hostile.scene()),
                Picture("hostile-bars", Examples.hostileBars.scene()),
            ]),
    ]

    static let cases: [Part] = DegenerateInput.all.map { input in
        Part(
            title: input.title, words: input.answer,
            pictures: ChartKind.allCases.map {
                Picture("\(input.name).\($0.rawValue)", $0.scene(of: input))
            })
    }

    static var pictures: [Picture] { (kinds + cases).flatMap(\.pictures) }

    /// The page, as Markdown.
    static var page: String {
        """
        # Gallery

        Every kind of chart that perfdb draws, then every kind with every input that could break one. The pictures are
        the SVG files as reports hold them: they follow the reader's light or dark setting, and hovering over a
        point shows its value. `make gallery` writes this page anew; a test fails where it is not current.

        The kinds at one glance, as Chromium shows them: [light](light.png), [dark](dark.png).

        \(kinds.map { section($0, "##") }.joined(separator: "\n"))
        ## In text

        Tables and terminals show a line of values as blocks; `·` is a missing one.

        | values | sparkline |
        |---|---|
        \(sparklines)

        ## Odd inputs

        \(cases.map { section($0, "###") }.joined(separator: "\n"))
        """
    }

    private static var sparklines: String {
        let rows: [(String, [Double?])] = [
            ("a trend with a step", [10, 10.1, 9.9, 10, 12, 12.1, 11.9, 12]),
            ("noise of 1 %", [10, 10.1, 9.9, 10.05, 9.95]),
            ("a gap", [4, 3, nil, 2, 1]), ("equal", [1, 1, 1, 1]), ("one", [1]),
            ("NaN and infinities", [.nan, 1, .infinity, 2]), ("10⁻⁹ beside 10⁹", [1e-9, 1e9]),
        ]
        return rows.map { "| \($0.0) | `\(Sparkline.text($0.1))` |" }.joined(separator: "\n")
    }

    private static func section(_ part: Part, _ mark: String) -> String {
        let pictures = part.pictures.map { "![\(plain($0.alternative))](\($0.name).svg)" }
        return "\(mark) \(part.title)\n\n\(part.words)\n\n\(pictures.joined(separator: "\n"))\n"
    }

    /// A sentence without what Markdown or a terminal could take for something else.
    private static func plain(_ text: String) -> String {
        let kept = text.unicodeScalars.map { scalar -> Character in
            let isPlain =
                scalar.value >= 0x20 && scalar.value < 0xFFFE
                && !"[]<>&\\`*_!|".unicodeScalars.contains(scalar)
            return isPlain ? Character(scalar) : " "
        }
        return String(kept)
    }
}
