import Charts
import TestSupport
import Testing

@Suite struct `Stacked bar charts` {
    private func chart(_ stacks: [Stack], parts: [Part] = Examples.phases) -> StackedBarChart {
        StackedBarChart(
            title: "t", values: Examples.time, parts: parts, groups: [StackGroup(stacks: stacks)])
    }

    private func segments(_ values: [Double?], total: Double? = nil) -> [Rectangle] {
        let scene = chart([Stack(name: "a", values: values, total: total)]).scene()
        // Swatches of the legend are 18 × 12, grounds of labels 14 high.
        return scene.boxes(.part).filter { $0.height == 22 }
    }

    @Test func `without stacks, parts or values say that there are no data`() {
        #expect(chart([]).scene().texts.contains { $0.content == "no data" })
        let blank = Stack(name: "a", values: [nil, .nan, .infinity, -1])
        #expect(chart([blank]).scene().texts.contains { $0.content == "no data" })
        let partless = chart([Stack(name: "a", values: [1])], parts: [])
        #expect(partless.scene().texts.contains { $0.content == "no data" })
    }

    @Test func `leave out what has no length and what belongs to no part`() {
        #expect(segments([1, 0, -1, .nan, nil, 2, 9]).count == 2)
        #expect(segments([1e300, 1e300]).count == 1)
        #expect(segments([1e9, 1e-9]).count == 1)
    }

    @Test func `follow each other without covering`() {
        let boxes = segments([0.1, 0.2, 0.3])
        #expect(zip(boxes, boxes.dropFirst()).allSatisfy { $0.maxX <= $1.minX })
        #expect(abs(boxes[2].width / boxes[0].width - 3) < 0.05)
    }

    @Test func `draw what the total exceeds the parts by as an empty segment`() {
        let scene = Examples.stacks.scene()
        #expect(scene.boxes(.rest).count == 2, "one segment, one swatch")
        #expect(scene.boxTooltips.contains { $0.hasPrefix("rest: 40 ms (15 %)") })
        let exact = chart([Stack(name: "a", values: [1, 2], total: 3.001)]).scene()
        #expect(exact.boxes(.rest).isEmpty)
    }

    @Test func `say totals at the end and lengths only where they fit`() {
        let scene = Examples.stacks.scene()
        #expect(
            scene.texts.filter { $0.look == .amount }.map(\.content)
                == ["320 ms", "348 ms", "260 ms", "490 ms"])
        let boxes = scene.boxes(.part)
        for label in scene.texts where label.look == .inside {
            #expect(
                boxes.contains {
                    $0.minX <= label.bounds.minX && $0.maxX >= label.bounds.maxX
                        && $0.minY <= label.bounds.minY && $0.maxY >= label.bounds.maxY
                })
        }
        #expect(!scene.texts.contains { $0.content == "1 ms" })
        #expect(scene.boxTooltips.contains { $0.hasPrefix("start: 2.00 ms (0.57 %)") })
    }

    @Test func `have a texture for each part, so that colour is not needed`() {
        let svg = Examples.stacks.svg()
        for texture in 1...5 { #expect(svg.contains("-t\(texture)\" class=\"tx\"")) }
        #expect(svg.contains(".chart .t1{fill:url(#"))
        let plain = chart(
            [Stack(name: "a", values: [1])], parts: [Part(name: "a", style: .neutral)])
        #expect(!plain.svg().contains("<defs>"))
    }

    @Test func `name in the legend only the parts that are drawn`() {
        let texts = chart([Stack(name: "a", values: [1, nil, 2])]).scene().texts.map(\.content)
        #expect(texts.contains("setup") && texts.contains("argument-transfer"))
        #expect(!texts.contains("join") && !texts.contains("rest"))
    }

    @Test(arguments: [320.0, 480, 720, 1400])
    func `keep texts on the canvas and apart`(width: Double) {
        var chart = Examples.stacks
        chart.width = width
        #expect(chart.scene().strayTexts.isEmpty && chart.scene().coveringTexts.isEmpty)
        chart.parts = Examples.nasty.enumerated().map {
            Part(name: $0.element, style: .ordinal($0.offset))
        }
        chart.groups[0].name = Examples.nasty[0]
        chart.groups[0].stacks[0].name = Examples.nasty[0]
        chart.groups[1].stacks[1].absence = Examples.nasty[0]
        #expect(chart.scene().strayTexts.isEmpty && chart.scene().coveringTexts.isEmpty)
    }

    @Test func `are small`() { #expect(Examples.stacks.svg().utf8.count < 12_000) }
}
