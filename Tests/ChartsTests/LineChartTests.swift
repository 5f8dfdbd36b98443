import Charts
import Testing

@Suite struct `Line charts` {
    private func chart(
        _ series: [Series], x: Axis = Examples.workers, y: Axis = Examples.time, rules: [Rule] = []
    ) -> LineChart {
        LineChart(title: "title", x: x, y: y, series: series, rules: rules)
    }

    private func series(_ values: [(Double, Double)], _ ordinal: Int = 0) -> Series {
        Series(
            name: "s\(ordinal)", style: .ordinal(ordinal),
            points: values.map { Point(x: $0.0, value: $0.1) })
    }

    @Test func `without series, points or places say that there are no data`() {
        let none = [
            [], [series([])], [series([(1, .nan), (2, .infinity)])], [series([(.nan, 1)])],
        ]
        for series in none {
            let scene = chart(series).scene()
            #expect(scene.texts.contains { $0.content == "no data" })
            #expect(scene.markers.isEmpty && scene.strokes(.line).isEmpty)
        }
    }

    @Test func `of one point show it in the middle, and no line`() throws {
        let scene = chart([series([(4, 0.5)])]).scene()
        let marker = try #require(scene.markers.first)
        let axis = try #require(scene.strokes(.axis).first)
        #expect(marker.center.x == (axis[0].x + axis[1].x) / 2)
        #expect(scene.strokes(.line).isEmpty)
        #expect(scene.texts.contains { $0.content == "s0" && $0.value == "0.50 s" })
    }

    @Test func `have a gap where a point is missing`() {
        let scene = Examples.gaps.scene()
        #expect(scene.strokes(.line).map(\.count) == [2])
        #expect(scene.markers.count == 4)
        #expect(scene.texts.contains { $0.content == "unreal" && $0.value == "–" })
    }

    @Test func `show intervals as a band, or as a whisker where a value is alone`() {
        let scene = Examples.gaps.scene()
        #expect(scene.areas(.band).map(\.count) == [4])
        #expect(scene.strokes(.whisker).count == 3)
    }

    @Test func `sort points by x and take ends of intervals in either order`() {
        let points = [3.0, 1, 2].map { Point(x: $0, value: $0, low: $0 + 1, high: $0 - 1) }
        let ordered = points.sorted { $0.x < $1.x }
            .map { Point(x: $0.x, value: $0.value, low: $0.high, high: $0.low) }
        let left = chart([Series(name: "a", style: .ordinal(0), points: points)]).scene()
        let right = chart([Series(name: "a", style: .ordinal(0), points: ordered)]).scene()
        #expect(left.strokes(.line) == right.strokes(.line))
        #expect(left.areas(.band) == right.areas(.band))
    }

    @Test func `draw a baseline across the whole width with its runs at their own x`() throws {
        let scene = chart([Examples.serial, Examples.threads]).scene()
        let level = try #require(scene.strokes(.baseline).first)
        let axis = try #require(scene.strokes(.axis).last { $0[0].y == $0[1].y })
        #expect(level.map(\.x) == axis.map(\.x))
        #expect(level[0].y == level[1].y)
        let place = try #require(scene.texts.first { $0.content == "1" }).position.x
        #expect(scene.dots.filter { abs($0.x - place) <= 9 }.count >= 8)
    }

    @Test func `label the axis in one unit chosen from the data`() {
        let values = [(1.0, 3e-4), (2, 7e-5)]
        let texts = chart([series(values)]).scene().texts.map(\.content)
        #expect(texts.contains("time, µs") && texts.contains("300"))
    }

    @Test func `tell a value in its own unit where nothing of it would be left`() {
        let scene = chart([series([(1, 1e-9), (2, 1e-9)], 0), series([(1, 1e9), (2, 1e9)], 1)])
            .scene()
        #expect(scene.texts.contains { $0.value == "1.00 ns" })
        #expect(scene.texts.contains { $0.value == "1e9 s" })
    }

    @Test func `have ticks at the numbers of workers that were measured`() {
        for workers in [[1.0, 2, 4, 8], [1, 2, 3, 4, 5, 6], [1, 3, 7]] {
            let scene = chart([series(workers.map { ($0, 1) })]).scene()
            let labels = scene.texts.filter { $0.anchor == .middle }.map(\.content)
            #expect(labels == workers.map { "\(Int($0))" } + ["workers"])
        }
    }

    @Test func `thin tick labels until none overlaps`() {
        let workers = (1...96).map { (Double($0), 1.0) }
        let names = (0..<60).map { "revision-\($0)" }
        let charts = [
            chart([series(workers)]),
            chart(
                [series((0..<60).map { (Double($0), 1) })],
                x: Axis(label: "", kind: .ordinal(names))),
            chart([series(workers)], x: Axis(label: "", kind: .linear)),
        ]
        for chart in charts {
            let labels = chart.scene().texts.filter {
                $0.anchor == .middle && $0.content != "workers"
            }
            for (left, right) in zip(labels, labels.dropFirst()) {
                #expect(left.bounds.maxX < right.bounds.minX)
            }
            #expect(labels.count > 4)
        }
    }

    @Test func `draw vertical rules inside the domain only, with words above the frame`() {
        let two = [series([(1, 1), (4, 2)])]
        let inside = chart(two, rules: [Rule(.x(2), label: "2 CPUs")]).scene()
        let outside = chart(
            two, rules: [Rule(.x(8), label: "8 CPUs"), Rule(.x(.nan), label: "none")]
        ).scene()
        #expect(inside.strokes(.rule).count == 1)
        #expect(inside.texts.contains { $0.content == "2 CPUs" })
        #expect(outside.strokes(.rule).isEmpty)
        #expect(!outside.texts.contains { $0.content == "8 CPUs" })
    }

    @Test func `put words of neighbouring rules into rows`() {
        let rules = (0..<4).map { Rule(.x(2 + 0.01 * Double($0)), label: "rule number \($0)") }
        let scene = chart([series([(1, 1), (4, 2)])], rules: rules).scene()
        let words = scene.texts.filter { $0.content.hasPrefix("rule") }
        #expect(words.count == 4)
        for (index, left) in words.enumerated() {
            for right in words[(index + 1)...] { #expect(!left.bounds.overlaps(right.bounds)) }
        }
    }

    @Test(arguments: ["time", "a very long name for a time"])
    func `keep words on their rule, and rules off the axis' title`(label: String) throws {
        let axis = Axis(label: label, unit: .seconds, includesZero: false)
        let line = series([(1, 10), (64, 11)])
        let scene = chart([line], y: axis, rules: [Rule(.x(1), label: "1 CPU")]).scene()
        let words = try #require(scene.texts.first { $0.content == "1 CPU" }).bounds
        let title = try #require(scene.texts.first { $0.content.hasPrefix(label) }).bounds
        let strokes = scene.strokes(.rule)
        let x = try #require(strokes.first?.first).x
        #expect(words.minX <= x && x <= words.maxX)
        #expect(!words.overlaps(title))
        for stroke in strokes {
            let isLeft = stroke[0].x > title.maxX
            #expect(isLeft || stroke[1].y <= title.minY + 2 || stroke[0].y >= title.maxY - 2)
        }
        #expect(scene.strayTexts.isEmpty)
    }

    @Test func `widen the y axis to horizontal rules and name them beside it`() {
        let scene = chart([series([(1, 1), (4, 2)])], rules: [Rule(.y(9), label: "limit")]).scene()
        #expect(scene.texts.contains { $0.content == "10" })
        #expect(scene.texts.contains { $0.content == "limit" })
        #expect(scene.strokes(.rule).count == 1)
    }

    @Test func `give computed lines no markers`() {
        var line = series([(1, 1), (2, 2)])
        line.isComputed = true
        let scene = chart([line]).scene()
        #expect(scene.markers.isEmpty)
        #expect(scene.strokes(.computed).count == 1)
    }

    @Test func `draw levels over a thin line`() throws {
        let scene = Examples.trend.scene()
        #expect(scene.strokes(.level).count == 2 && scene.strokes(.thin).count == 1)
        #expect(scene.texts.contains { $0.value == "108.3 ms" })
        let change = try #require(scene.strokes(.change).first)
        #expect(change[0].x == change[1].x)
    }

    @Test func `name more than twelve series in a legend below`() throws {
        let scene = chart((0..<13).map { series([(1, 1), (2, 2)], $0) }).scene()
        #expect(scene.height > 380)
        let names = scene.texts.filter { $0.content.hasPrefix("s") }
        #expect(names.map(\.content) == (0..<13).map { "s\($0)" })
        #expect(names.allSatisfy { $0.bounds.maxY <= scene.height && $0.bounds.minY > 320 })
    }

    @Test func `make tooltips of name, place, value, interval and number of runs`() throws {
        let tooltips = chart([Examples.threads]).scene().markers.map(\.tooltip)
        #expect(tooltips.first == "threads, 1: 0.65 s (0.61–0.71 s), 8 runs")
        var own = Examples.threads
        own.points[0].tooltip = "mine"
        #expect(chart([own]).scene().markers.first?.tooltip == "mine")
    }

    @Test func `are the same every time`() {
        #expect(Examples.seven.scene() == Examples.seven.scene())
        #expect(Examples.seven.svg() == Examples.seven.svg())
    }
}
