import Charts
import TestSupport
import Testing

@Suite struct `SVG text` {
    private func scene(_ elements: [Element], title: String = "t", description: String = "d")
        -> Scene
    {
        Scene(width: 100, height: 50, title: title, description: description, elements: elements)
    }

    @Test func `of an empty scene is a whole document`() {
        let svg = scene([], title: "", description: "").svg(id: "x")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\""))
        #expect(svg.contains("viewBox=\"0 0 100 50\" role=\"img\">"))
        #expect(svg.hasSuffix("</svg>\n") && !svg.contains("aria-labelledby"))
    }

    @Test func `says what it is to those who do not see it`() {
        let svg = scene([], title: "a < b", description: "why").svg(id: "my chart")
        #expect(svg.contains("aria-labelledby=\"my-chart-title my-chart-desc\""))
        #expect(svg.contains("<title id=\"my-chart-title\">a &lt; b</title>"))
        #expect(svg.contains("<desc id=\"my-chart-desc\">why</desc>"))
    }

    @Test func `derives ids from its content where none is given`() throws {
        func id(_ scene: Scene) throws -> Substring {
            let after = try #require(scene.svg().split(separator: "<title id=\"").last)
            return try #require(after.split(separator: "\"").first)
        }
        let dot = Element.dots([Position(1, 2)], .run)
        #expect(try id(scene([])) == id(scene([])))
        #expect(try id(scene([])) != id(scene([dot])))
        #expect(try id(scene([])) != id(scene([], title: "u")))
        #expect(
            try id(scene([], title: "ab", description: "c"))
                != id(scene([], title: "a", description: "bc")))
    }

    @Test(arguments: [
        ("a", "a"), ("1a", "c1a"), ("", "c"), ("<\"&'>", "c-----"), ("é_x-1", "c-_x-1"),
    ])
    func `makes given ids safe`(given: String, expected: String) {
        #expect(scene([]).svg(id: given).contains("<title id=\"\(expected)-title\">"))
    }

    @Test(arguments: [
        ("made by perfdb", "<!-- made by perfdb -->"), ("a--b", "<!-- a- -b -->"),
        ("--->", "<!-- - - -> -->"), ("two\nlines\u{0}", "<!-- two lines\u{FFFD} -->"),
        ("", "<!--  -->"),
    ])
    func `begins with a comment that cannot end early`(comment: String, line: String) {
        let svg = scene([]).svg(comment: comment)
        #expect(svg.split(separator: "\n").first.map(String.init) == line)
        #expect(svg.split(separator: "\n").dropFirst().first?.hasPrefix("<svg") == true)
    }

    @Test func `escapes text and replaces what XML forbids`() {
        let text = Text("<&\"'>\u{0}\u{8}\u{85}\u{FFFE}\t\n", at: Position(0, 0))
        let svg = scene([.text(text)]).svg()
        #expect(svg.contains(">&lt;&amp;&quot;&#39;&gt;\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}  </text>"))
    }

    @Test func `lets no name turn the direction of what follows, and sets apart one that could`() {
        let turning = "a\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}b"
        let svg = scene([.text(Text(turning, at: Position(0, 0), tooltip: turning))])
            .svg(comment: turning)
        let unseen = svg.unicodeScalars.filter { (0x202A...0x202E).contains($0.value) }
        #expect(unseen.isEmpty && !svg.contains("\u{2066}") && !svg.contains("\u{2067}"))
        #expect(svg.contains(">a\(String(repeating: "\u{FFFD}", count: 7))b</text>"))
        let names = ["x\u{2069}\u{202E}y", "שלום"].map {
            Series(name: $0, style: .ordinal(0), points: [Point(x: 1, value: 1)])
        }
        let labels = LineChart(title: "t", x: Examples.workers, y: Examples.time, series: names)
            .scene().texts.filter { $0.series != nil }.map(\.content)
        #expect(labels == ["\u{2068}x\u{FFFD}\u{202E}y\u{2069}", "\u{2068}שלום\u{2069}"])
    }

    @Test func `rounds once, relative to rounded positions, and never writes -0`() {
        let line = (0..<5).map { Position(Double($0) * 0.34, -0.04) }
        let svg = scene([.line([line], .line)]).svg()
        #expect(svg.contains("d=\"m0 0 0.3 0 0.4 0 0.3 0 0.4 0\""))
        let odd = [Position(.nan, .infinity), Position(1e300, -1e300)]
        #expect(scene([.line([odd], .line)]).svg().contains("d=\"m0 0 1000000-1000000\""))
    }

    @Test func `closes outlines and begins the next from where the last began`() {
        let square = [Position(1, 1), Position(2, 1), Position(2, 2)]
        #expect(scene([.area(square, .band)]).svg().contains("d=\"m1 1 1 0 0 1z\""))
        let dots = [Position(5, 5), Position(6.5, 4)]
        #expect(scene([.dots(dots, .run)]).svg().contains("d=\"m5 5h0m1.5-1h0\""))
    }

    @Test func `holds only the rules in use, light before dark`() throws {
        let svg = scene([.dots([Position(1, 1)], .run)]).svg()
        #expect(svg.contains(".chart .run{") && !svg.contains(".band") && !svg.contains(".s0"))
        let colored = scene([.group(Group(style: .ordinal(0), [.dots([Position(1, 1)], .run)]))])
        let parts = colored.svg().split(separator: "@media (prefers-color-scheme:dark)")
        #expect(parts.count == 2)
        #expect(parts[0].contains(".s0{color:#0969da}") && parts[1].contains(".s0{color:#58a6ff}"))
        #expect(!svg.contains("var("))
    }

    @Test(arguments: Look.allCases)
    func `has a class for every look`(look: Look) {
        let svg = scene([.line([[Position(0, 0), Position(1, 1)]], look)]).svg()
        #expect(svg.contains("class=\"\(look.rawValue)\"") == (look != .quiet))
    }

    @Test func `of any marker is well-formed`() throws {
        let markers = MarkerShape.allCases.map {
            Element.marker(Marker($0, Position(20, 20), .dot, tooltip: "a & b"))
        }
        let svg = scene(markers).svg()
        #expect(svg.split(separator: "<title>a &amp; b</title>").count == markers.count + 1)
    }
}

@Suite struct `Sizes` {
    private static func series(_ count: Int, points: Int, runs: Int) -> [Series] {
        var generator = SeededGenerator(seed: 5)
        return (0..<count).map { index in
            Series(
                name: "series \(index)", style: .ordinal(index),
                points: (0..<points).map { place in
                    let base = Double(index + 2) * 0.01
                    let runs = (0..<runs).map { _ in
                        base * Double.random(in: 0.9...1.1, using: &generator)
                    }
                    return Point(
                        x: Double(place + 1),
                        value: base * Double.random(in: 0.97...1.03, using: &generator),
                        low: base * 0.9, high: base * 1.1, runs: runs)
                })
        }
    }

    private static func bytes(_ count: Int, points: Int, runs: Int) -> Int {
        let x = Axis(label: "size", kind: .linear, includesZero: false)
        return LineChart(
            title: "title", x: x, y: Examples.time,
            series: series(count, points: points, runs: runs)
        ).svg().utf8.count
    }

    @Test(arguments: [(1, 100, 8), (4, 25, 8), (10, 10, 8), (20, 5, 0), (4, 25, 100)])
    func `of charts up to 100 points are at most 20 KB`(count: Int, points: Int, runs: Int) {
        #expect(Self.bytes(count, points: points, runs: runs) <= 20_480)
    }

    @Test func `of every picture of the gallery with up to 100 values are at most 20 KB`() {
        let small = Gallery.pictures.filter { $0.values <= 100 }
        #expect(small.count > 150)
        for picture in small {
            #expect(picture.svg.utf8.count <= 20_480, "\(picture.name): \(picture.svg.utf8.count)")
        }
    }

    /// As many rows and parts as a study's largest chart of phases has.
    @Test func `of stacked bars with 100 segments are at most 20 KB`() {
        let names = ["serial, items=8", "threads ×8, items=64", "processes ×8, items=100"]
        let chart = StackedBarChart(
            title: "where the time goes", values: Examples.time, parts: Examples.phases,
            groups: [
                StackGroup(
                    name: "download",
                    stacks: (0..<20).map { row in
                        Stack(
                            name: names[row % 3],
                            values: [0.0021, 0.3, nil, 0.5 + Double(row) / 50, 0.2], total: 1.9)
                    })
            ])
        #expect(chart.svg().utf8.count <= 20_480, "\(chart.svg().utf8.count)")
    }

    @Test(arguments: [
        (1, 10_000, 0), (1, 10_000, 8), (4, 2500, 8), (40, 250, 3), (10, 1000, 3), (100, 100, 1),
    ])
    func `of charts of 10,000 points are at most 200 KB`(count: Int, points: Int, runs: Int) {
        #expect(Self.bytes(count, points: points, runs: runs) <= 204_800)
    }

    @Test func `are small because only what cannot be seen is left out, never an extreme`() throws {
        var points = (0..<10_000).map {
            Point(x: Double($0), value: 1 + Double($0 % 7) * 0.01, runs: [1, 1.05])
        }
        points[4321].value = 3
        points[7654].value = 0.2
        points[1234].runs = [1, 4]
        let chart = LineChart(
            title: "", x: Axis(label: "", kind: .linear), y: Axis(label: ""),
            series: [Series(name: "a", style: .ordinal(0), points: points)])
        let line = try #require(chart.scene().strokes(.line).first)
        var whole = chart
        whole.series[0].points = [
            points[0], points[4321], points[7654], points[1234], points[9999],
        ]
        let few = whole.scene()
        #expect(line.count < 2500)
        for marker in few.markers {
            #expect(line.contains { $0.y == marker.center.y })
        }
        let highest = try #require(few.dots.map(\.y).min())
        #expect(chart.scene().dots.contains { $0.y == highest })
    }
}
