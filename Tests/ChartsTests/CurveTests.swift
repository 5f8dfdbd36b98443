import Charts
import TestSupport
import Testing

@Suite struct `Computed and read values` {
    @Test func `have ticks at powers and at what was measured, not at each computed point`() {
        let labels = Examples.laws.scene().texts.map(\.content)
        for tick in ["1", "2", "4", "8", "16", "32", "64"] { #expect(labels.contains(tick)) }
        #expect(labels.filter { $0 == "1.072" }.isEmpty)
    }

    @Test func `cut a clipped line at the frame and name it there`() throws {
        let scene = Examples.laws.scene()
        let ideal = try #require(scene.texts.first { $0.content == "ideal" })
        #expect(ideal.look == .aside && ideal.position.x < 500)
        let grid = scene.strokes(.grid).flatMap { $0 }.map(\.y).min() ?? 0
        #expect(scene.strokes(.computed).flatMap { $0 }.allSatisfy { $0.y >= grid - 1 })
        var whole = Examples.laws
        whole.series[0].isClipped = false
        #expect(whole.scene().texts.contains { $0.content == "ideal" && $0.value == "64×" })
    }

    @Test func `show a clipped line alone on its own scale`() {
        var chart = Examples.laws
        chart.series = [chart.series[0]]
        chart.rules = []
        #expect(chart.scene().texts.contains { $0.content == "ideal" && $0.value == "64×" })
    }

    @Test func `draw limits in the colour of their series, with words beside the frame`() {
        let scene = Examples.laws.scene()
        #expect(scene.strokes(.limit).count == 3)
        let words = scene.texts.filter { $0.content.hasPrefix("limit") }
        #expect(words.map(\.content) == ["limit 2.65×", "limit 7.81×", "limit 20.0×"])
        #expect(words.map(\.style) == [.ordinal(0), .ordinal(1), .ordinal(2)])
        #expect(scene.coveringTexts.isEmpty && scene.strayTexts.isEmpty)
    }

    @Test func `show dots without a line, each with its whisker`() {
        let scene = Examples.read.scene()
        #expect(scene.markers.count == 10)
        #expect(scene.strokes(.line).count == 1)
        #expect(scene.areas(.band).isEmpty)
        #expect(scene.strokes(.whisker).count == 30)
    }

    @Test func `keep their markers however close dots are`() {
        let points = (0..<300).map { Point(x: Double($0), value: 1) }
        let chart = LineChart(
            title: "t", x: Axis(label: "x"), y: Examples.time,
            series: [Series(name: "a", style: .ordinal(0), points: points, isDots: true)])
        #expect(chart.scene().markers.count == 300)
    }

    @Test func `survive a clipped line that jumps over the frame`() {
        let jump = Series(
            name: "jump", style: .ordinal(0),
            points: [1.0, 2, 4, 8].map { Point(x: $0, value: $0 == 2 ? -1e9 : 1e9) },
            isComputed: true, isClipped: true)
        let base = Series(
            name: "base", style: .ordinal(1),
            points: [1.0, 8].map { Point(x: $0, value: 1) })
        let scene = LineChart(
            title: "t", x: Examples.workers, y: Examples.time, series: [jump, base]
        ).scene()
        #expect(scene.positions.allSatisfy { (0...scene.height).contains($0.y) })
        #expect(scene.strokes(.computed).count == 2)
    }
}

@Suite struct `Hostile numbers in bars` {
    private static let values = [
        0, -0.0, 1, -1, 1e-9, 1e9, 1e300, -1e300, 1.7e308, 1e-300, .leastNonzeroMagnitude, .nan,
        .infinity, -.infinity, 3,
    ]

    /// Never a trap, and every coordinate a finite number on the canvas.
    @Test(arguments: 0..<200)
    func `never break a chart`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        func some() throws -> Double {
            try #require(Self.values.randomElement(using: &generator))
        }
        let count = Int.random(in: 1...5, using: &generator)
        let bars = try (0..<count).map { index in
            Bar(
                name: "b\(index)", style: .ordinal(index),
                point: Point(
                    x: 0, value: try some(), low: try some(), high: try some(),
                    runs: [try some(), try some()]))
        }
        let stacks = try (0..<count).map { index in
            Stack(
                name: "s\(index)", values: [try some(), try some(), nil, try some()],
                total: index % 2 == 0 ? nil : try some())
        }
        let tasks = try (0..<count).map { index in
            TimelineTask(
                name: "t\(index)", start: try some(), stop: try some(), style: .ordinal(index))
        }
        let axis = Axis(label: "x", unit: .seconds)
        let panel = SmallMultiples.Panel(
            series: [
                Series(
                    name: "a", style: .neutral,
                    points: try (0..<count).map { _ in
                        Point(x: try some(), value: try some(), low: try some(), high: try some())
                    }, isComputed: count > 2, isDots: count > 3,
                    isClipped: count % 2 == 0)
            ], rules: [Rule(.y(try some()), label: "y", style: .series(.ordinal(1)))])
        for width in [0, 160, 720, Double.nan] {
            let scenes = [
                BarChart(title: "", values: axis, groups: [BarGroup(bars: bars)], width: width)
                    .scene(),
                BarChart(
                    title: "", values: axis, groups: [BarGroup(bars: bars)], direction: .vertical,
                    width: width
                ).scene(),
                StackedBarChart(
                    title: "", values: axis, parts: Examples.phases,
                    groups: [StackGroup(stacks: stacks)], width: width
                ).scene(),
                TimelineChart(
                    title: "", time: axis,
                    panels: [TimelinePanel(rows: [TimelineRow(name: "w", tasks: tasks)])],
                    width: width
                ).scene(),
                SmallMultiples(
                    title: "", x: axis, y: axis, columns: ["a", "b"], panels: [panel, panel],
                    width: width
                ).scene(),
            ]
            for scene in scenes {
                for position in scene.positions {
                    #expect((-1...scene.width + 25).contains(position.x), "\(position)")
                    #expect((-1...scene.height + 1).contains(position.y), "\(position)")
                }
                let svg = scene.svg()
                #expect(!svg.contains("nan") && !svg.contains("inf"))
            }
        }
    }
}
