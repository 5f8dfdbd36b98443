import Charts
import TestSupport
import Testing

@Suite struct `Layout` {
    /// Names at the lines' ends, which have a value behind them.
    private func endLabels(of scene: Scene) -> [Text] { scene.texts.filter { !$0.value.isEmpty } }

    private func random(_ generator: inout SeededGenerator, series count: Int) -> LineChart {
        let spread = Double.random(in: 0...1, using: &generator)
        let series = (0..<count).map { index in
            Series(
                name: String(repeating: "name", count: Int.random(in: 1...9, using: &generator)),
                style: .ordinal(index),
                points: [1, 2, 4, 8].map {
                    Point(x: $0, value: 1 + spread * Double.random(in: -1...1, using: &generator))
                },
                asLevel: Int.random(in: 0..<6, using: &generator) == 0)
        }
        return LineChart(
            title: "title", x: Examples.workers, y: Examples.time, series: series,
            rules: [Rule(.y(1), label: "rule")].filter { _ in count < 12 },
            width: Double.random(in: 300...1200, using: &generator),
            height: Double.random(in: 340...700, using: &generator))
    }

    @Test(arguments: 1...12)
    func `keeps labels at the lines' ends apart and on the canvas`(count: Int) {
        for seed in 0..<40 {
            var generator = SeededGenerator(seed: UInt64(seed * 100 + count))
            let scene = random(&generator, series: count).scene()
            let labels = endLabels(of: scene)
            #expect(labels.count == count)
            for (index, left) in labels.enumerated() {
                for right in labels[(index + 1)...] {
                    #expect(!left.bounds.overlaps(right.bounds), "seed \(seed)")
                }
                #expect(left.bounds.maxX <= scene.width && left.bounds.minY >= 0)
                #expect(left.bounds.maxY <= scene.height)
            }
        }
    }

    @Test func `uses a legend where a low canvas has no room for labels`() {
        var chart = Examples.seven
        chart.height = 200
        let scene = chart.scene()
        #expect(endLabels(of: scene).isEmpty && scene.height > 200)
        #expect(scene.texts.contains { $0.content == "actors" })
    }

    @Test func `keeps labels in the order in which the lines end`() {
        for seed in 0..<40 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let chart = random(&generator, series: 8)
            let last = chart.series.map { $0.points[3].value }
            let places = endLabels(of: chart.scene()).map(\.position.y)
            for left in 0..<8 {
                for right in 0..<8 where last[left] > last[right] {
                    #expect(places[left] < places[right], "seed \(seed)")
                }
            }
        }
    }

    @Test func `leads from a line's end to a label that had to move`() {
        let close = (0..<6).map {
            Series(
                name: "s\($0)", style: .ordinal($0),
                points: [Point(x: 1, value: 1), Point(x: 2, value: 1 + 0.001 * Double($0))])
        }
        let chart = LineChart(title: "", x: Examples.workers, y: Examples.time, series: close)
        #expect(chart.scene().strokes(.leader).count >= 4)
        let alone = LineChart(title: "", x: Examples.workers, y: Examples.time, series: [close[0]])
        #expect(alone.scene().strokes(.leader).isEmpty)
    }

    @Test func `keeps all text between the canvas' edges`() {
        for chart in [
            Examples.scaling, Examples.speedUp, Examples.seven, Examples.trend, Examples.hostile,
            Examples.gaps,
        ] {
            for width in [160.0, 320, 480, 720, 1400] {
                var chart = chart
                chart.width = width
                let scene = chart.scene()
                for text in scene.texts where text.look != .label || width >= 320 {
                    #expect(text.bounds.minX >= -0.5, "\(width): \(text)")
                    #expect(text.bounds.maxX <= scene.width + 0.5, "\(width): \(text)")
                }
            }
        }
    }

    @Test func `wraps a long title to two lines and shortens what is left`() {
        let titles = Examples.hostile.scene().texts.filter { $0.look == .title }
        #expect(titles.count == 2)
        #expect(titles.last?.content.hasSuffix("…") == true)
        #expect(titles.last?.tooltip == Examples.hostile.title)
    }

    @Test func `shortens long names but not their values, and keeps the full name`() throws {
        let scene = Examples.hostile.scene()
        let long = try #require(scene.texts.first { $0.content.hasPrefix("namename") })
        #expect(long.content.hasSuffix("…") && long.value == "2.00 s")
        #expect(long.tooltip == Examples.hostile.series[0].name)
    }

    @Test func `isolates names that run from right to left from their values`() {
        let names = Examples.hostile.scene().texts.filter { $0.content.hasPrefix("\u{2068}") }
        #expect(names.map(\.value) == ["2.10 s", "0.60 s"])
        #expect(names.allSatisfy { $0.content.hasSuffix("\u{2069}") })
    }

    @Test(arguments: [0, -5, 3, 1e9, Double.nan, .infinity])
    func `bears any size`(size: Double) {
        var chart = Examples.scaling
        chart.width = size
        chart.height = size
        let scene = chart.scene()
        #expect((160...10_000).contains(scene.width) && (120...10_100).contains(scene.height))
        #expect(scene.positions.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    }

    @Test func `marks seven series with seven shapes, so that colour is not needed`() {
        #expect(Set(Examples.seven.scene().markers.map(\.shape)).count == 7)
    }
}

@Suite struct `Hostile numbers` {
    private static let values = [
        0, -0.0, 1, -1, 0.5, 1e-9, 1e9, 1e300, -1e300, 1.7e308, -1.7e308, 1e-300,
        .leastNonzeroMagnitude, .nan, .infinity, -.infinity, 1 + .ulpOfOne, 3, 8, 253_402_300_800,
    ]
    private static let kinds: [Axis.Kind] = [
        .linear, .log(base: 2), .log(base: 10), .log(base: -3), .time, .ordinal([]),
        .ordinal(["a"]), .ordinal(["a", "b", "c"]),
    ]
    private static let units: [Unit] = [.seconds, .bytes, .ratio, .percent, .none]

    /// Never a trap, and every coordinate a finite number, whatever the values are.
    @Test(arguments: 0..<300)
    func `never break a chart`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        func pick<Item>(_ items: [Item]) throws -> Item {
            try #require(items.randomElement(using: &generator))
        }
        let series = try (0..<Int.random(in: 0...4, using: &generator)).map { index in
            Series(
                name: "s\(index)", style: .ordinal(index),
                points: try (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    Point(
                        x: try pick(Self.values), value: try pick(Self.values),
                        low: try pick(Self.values), high: try pick(Self.values),
                        runs: [try pick(Self.values), try pick(Self.values)])
                },
                asLevel: Bool.random(using: &generator),
                levels: [Level(from: try pick(Self.values), to: 2, value: try pick(Self.values))])
        }
        let chart = LineChart(
            title: "seed \(seed)",
            x: Axis(label: "x", kind: try pick(Self.kinds), unit: try pick(Self.units)),
            y: Axis(
                label: "y", kind: try pick(Self.kinds), unit: try pick(Self.units),
                includesZero: Bool.random(using: &generator)),
            series: series,
            rules: [
                Rule(.x(try pick(Self.values)), label: "x"),
                Rule(.y(try pick(Self.values)), label: "y"),
            ])
        let scene = chart.scene()
        #expect(scene.positions.allSatisfy { $0.x.isFinite && $0.y.isFinite })
        for position in scene.positions {
            #expect((-1...scene.width + 1).contains(position.x), "\(position)")
            #expect((-1...scene.height + 1).contains(position.y), "\(position)")
        }
        #expect(!scene.svg().contains("nan") && !scene.svg().contains("inf"))
    }
}
