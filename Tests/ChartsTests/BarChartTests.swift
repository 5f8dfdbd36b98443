import Charts
import TestSupport
import Testing

@Suite struct `Bar charts` {
    private func chart(_ values: [Double?], _ direction: BarChart.Direction = .horizontal)
        -> BarChart
    {
        let bars = values.enumerated().map {
            Bar(
                name: "bar \($0.offset)", style: .ordinal($0.offset),
                point: Point(x: 0, value: $0.element))
        }
        return BarChart(
            title: "t", values: Examples.time, groups: [BarGroup(bars: bars)],
            direction: direction)
    }

    @Test(arguments: [BarChart.Direction.horizontal, .vertical])
    func `without bars or values say that there are no data`(direction: BarChart.Direction) {
        for values in [[], [nil], [Double.nan, .infinity, 1e301]] as [[Double?]] {
            let scene = chart(values, direction).scene()
            #expect(scene.texts.contains { $0.content == "no data" })
            #expect(scene.boxes(.bar).isEmpty)
        }
        let empty = BarChart(
            title: "t", values: Examples.time, groups: [BarGroup(name: "g", bars: [])])
        #expect(empty.scene().texts.contains { $0.content == "no data" })
    }

    @Test func `begin at zero whatever the axis asks for`() throws {
        var chart = chart([93, 97])
        chart.values = Axis(
            label: "time", kind: .log(base: 10), unit: .seconds, includesZero: false)
        let boxes = chart.scene().boxes(.bar)
        let zero = try #require(boxes.first?.minX)
        #expect(boxes.allSatisfy { $0.minX == zero })
        #expect(abs(boxes[0].width / boxes[1].width - 93.0 / 97) < 1e-9)
    }

    @Test(arguments: [BarChart.Direction.horizontal, .vertical])
    func `hold what charts on the same scale have`(direction: BarChart.Direction) throws {
        var chart = chart([1, 2], direction)
        let alone = try #require(chart.scene().boxes(.bar).last)
        chart.values.held = [20]
        let shared = try #require(chart.scene().boxes(.bar).last)
        let isLying = direction == .horizontal
        #expect(
            (isLying ? shared.width : shared.height) < 0.15 * (isLying ? alone.width : alone.height)
        )
    }

    @Test func `draw nothing for zero, a hair for what is tiny, and to the left what is negative`()
        throws
    {
        let boxes = chart([0, 1e-9, 1e9, -1e8]).scene().boxes(.bar)
        #expect(boxes.count == 4)
        #expect(boxes[0].width == 0 && boxes[1].width == 1)
        #expect(boxes[3].maxX == boxes[2].minX && boxes[3].width > 10)
    }

    @Test func `say each value, and in its own unit what would read as nothing`() {
        let texts = chart([0.7, 0, 165e-6]).scene().texts.filter { $0.look == .amount }
        #expect(texts.map(\.content) == ["0.70 s", "0.00 s", "165 µs"])
    }

    @Test func `leave values out where that is asked for`() {
        for chart in [Examples.bars, Examples.columns] {
            var chart = chart
            chart.showsValues = false
            let scene = chart.scene()
            #expect(scene.texts.filter { $0.look == .amount }.isEmpty)
            #expect(scene.boxes(.bar).count == 5 && scene.strayTexts.isEmpty)
        }
    }

    @Test func `say why a bar is missing`() {
        let scene = Examples.bars.scene()
        #expect(scene.boxes(.bar).count == 5)
        #expect(scene.texts.contains { $0.content == "failed: 3 of 8 runs" })
        #expect(chart([1, nil]).scene().texts.contains { $0.content == "no value" })
    }

    @Test func `show every run and the interval`() {
        for chart in [Examples.bars, Examples.columns] {
            let scene = chart.scene()
            #expect(scene.dots.count == (chart.direction == .vertical ? 32 : 40))
            #expect(scene.strokes(.whisker).count == (chart.direction == .vertical ? 12 : 15))
        }
    }

    @Test func `put values beyond runs and whiskers`() throws {
        let scene = Examples.bars.scene()
        for text in scene.texts where text.look == .amount {
            let row = scene.dots.filter { abs($0.y - text.position.y) < 14 }
            #expect(row.allSatisfy { $0.x < text.bounds.minX })
        }
    }

    @Test func `have a heading for each group and a gap between them`() {
        let scene = Examples.bars.scene()
        let headings = scene.texts.filter { $0.look == .heading }
        #expect(headings.map(\.content) == ["cpython 3.11.7 gil", "swift 6.3.1"])
        #expect(scene.boxes(.bar)[0].minY > headings[0].bounds.maxY)
        #expect(headings[1].bounds.minY > scene.boxes(.bar)[2].maxY)
    }

    @Test func `stand upright where names have room, else they lie`() {
        let upright = Examples.columns.scene().boxes(.bar)
        #expect(Set(upright.map(\.maxY)).count == 1)
        var narrow = Examples.columns
        narrow.width = 300
        #expect(Set(narrow.scene().boxes(.bar).map(\.minX)).count == 1)
        var long = Examples.columns
        long.groups[0].bars[0].name = Examples.nasty[0]
        #expect(Set(long.scene().boxes(.bar).map(\.minX)).count == 1)
    }

    @Test(arguments: [1, 2, 12, 40], [320.0, 480, 720, 1400])
    func `keep texts on the canvas and apart`(count: Int, width: Double) {
        for direction in [BarChart.Direction.horizontal, .vertical] {
            var chart = chart((0..<count).map { [1e-9, 0.3, 1e9, 0, nil, 5][$0 % 6] }, direction)
            chart.width = width
            let scene = chart.scene()
            #expect(scene.strayTexts.isEmpty)
            #expect(scene.coveringTexts.isEmpty, "\(scene.coveringTexts)")
        }
    }

    @Test(arguments: [320.0, 720])
    func `bear hostile names`(width: Double) {
        for direction in [BarChart.Direction.horizontal, .vertical] {
            var chart = Examples.hostileBars
            chart.direction = direction
            chart.width = width
            let scene = chart.scene()
            #expect(scene.strayTexts.isEmpty && scene.coveringTexts.isEmpty)
            #expect(scene.texts.contains { $0.tooltip == Examples.nasty[0] })
        }
    }

    @Test func `are small`() {
        #expect(Examples.bars.svg().utf8.count < 8_000)
        #expect(chart((0..<40).map { Double($0) }).svg().utf8.count < 20_000)
        var many = chart([1])
        many.groups[0].bars[0].point.runs = (0..<10_000).map { 1 + Double($0) / 10_000 }
        #expect(many.svg().utf8.count < 30_000)
    }
}
