import Charts
import TestSupport
import Testing

@Suite struct `Dot charts` {
    @Test func `without rows or values say that there are no data`() {
        let empty = DotChart(title: "t", values: Examples.time, rows: [])
        #expect(empty.scene().texts.contains { $0.content == "no data" })
        let point = Point(x: 0, value: nil, low: .nan, high: 1, runs: [.infinity])
        let blank = DotChart(
            title: "t", values: Examples.time,
            rows: [DotRow(name: "a", style: .neutral, point: point)])
        #expect(blank.scene().texts.contains { $0.content == "no data" })
        #expect(blank.scene().markers.isEmpty)
    }

    @Test func `have a row for each thing, the first on top, with its value beside it`() {
        let scene = Examples.rows.scene()
        #expect(scene.markers.count == 3)
        #expect(scene.markers.map(\.center.y) == scene.markers.map(\.center.y).sorted())
        let labels = scene.texts.filter { $0.look == .label }.map(\.content)
        #expect(labels.count == 6)
        for name in Examples.rows.rows.map(\.name) { #expect(labels.contains(name)) }
        for value in ["1.2 ms", "5.9 ms", "11.3 ms"] { #expect(labels.contains(value)) }
    }

    @Test func `show every run inside its row, and the interval`() {
        let scene = Examples.rows.scene()
        #expect(scene.dots.count == 24 && scene.areas(.band).count == 3)
        for dot in scene.dots {
            #expect(scene.markers.contains { abs($0.center.y - dot.y) <= 17 })
        }
    }

    @Test func `grow with their rows`() {
        var chart = Examples.rows
        let height = chart.scene().height
        chart.rows += chart.rows
        #expect(chart.scene().height == height + 3 * 34)
    }

    @Test func `are small however many runs there are`() {
        var generator = SeededGenerator(seed: 9)
        let runs = (0..<10_000).map { _ in Double.random(in: 1...2, using: &generator) }
        let chart = DotChart(
            title: "t", values: Examples.time,
            rows: [
                DotRow(name: "a", style: .ordinal(0), point: Point(x: 0, value: 1.5, runs: runs))
            ])
        #expect(chart.svg().utf8.count < 40_000)
    }
}
