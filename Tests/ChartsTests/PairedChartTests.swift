import Charts
import TestSupport
import Testing

@Suite struct `Charts side by side` {
    @Test func `without a panel are an empty one`() {
        let scene = PairedChart(title: "t", x: Examples.workers, panels: []).scene()
        #expect(scene.texts.contains { $0.content == "no data" })
        #expect(scene.positions.allSatisfy { (0...scene.width).contains($0.x) })
    }

    @Test func `have a scale each, and share the x axis`() throws {
        let scene = Examples.paired.scene()
        let labels = scene.texts.map(\.content)
        #expect(labels.filter { $0 == "workers" }.count == 1)
        #expect(labels.filter { $0 == "8" }.count == 2)
        #expect(labels.contains("speed-up") && labels.contains("efficiency, %"))
        // Both series begin at 1, which lies at another height in each panel.
        let threads = scene.markers.filter { $0.shape == Series.Style.ordinal(0).shape }
        #expect(threads.count == 8 + 1)
    }

    @Test func `name each series once and say its last value in each panel`() {
        let texts = Examples.paired.scene().texts
        for name in ["threads", "processes"] {
            #expect(texts.filter { $0.content == name }.count == 1)
            #expect(texts.filter { $0.series == name && $0.look == .label }.count == 2)
        }
        // In the legend, and where the line leaves the frame.
        #expect(texts.filter { $0.content == "ideal" }.count == 2)
    }

    @Test
    func `leave a coloured line that is cut off to the legend, which tells computed ones last`() {
        var chart = Examples.paired
        let points = [Point(x: 1, value: 1), Point(x: 2, value: 50), Point(x: 8, value: 100)]
        chart.panels[0].series.insert(
            Series(
                name: "law", style: .ordinal(0), points: points, isComputed: true, isClipped: true),
            at: 0)
        let texts = chart.scene().texts
        #expect(texts.filter { $0.series == "law" }.map(\.content) == ["law"])
        let names = texts.filter { $0.series == $0.content }.map(\.content).prefix(4)
        #expect(names == ["threads", "processes", "law", "ideal"])
    }

    @Test(arguments: [320.0, 480, 720, 1200])
    func `have no word on another or off the canvas`(width: Double) {
        var chart = Examples.paired
        chart.width = width
        let scene = chart.scene()
        if width >= 480 { #expect(scene.coveringTexts.isEmpty, "\(scene.coveringTexts)") }
        #expect(scene.strayTexts.isEmpty)
    }

    @Test func `have frames of one size, apart from each other`() {
        let scene = Examples.paired.scene()
        let axes = scene.strokes(.axis).filter { $0[0].y == $0[1].y }
        let frames = Set(axes.map { [$0[0].x, $0[1].x] }).sorted { $0[0] < $1[0] }
        #expect(frames.count == 2)
        #expect(((frames[0][1] - frames[0][0]) - (frames[1][1] - frames[1][0])).magnitude < 0.01)
        #expect(frames[1][0] - frames[0][1] > 80)
    }
}

@Suite struct `A series from before` {
    private static func lines(_ scene: Scene, _ look: Look) -> [Series.Style?] {
        scene.leaves.compactMap {
            if case .line(_, look) = $0.element { $0.style } else { nil }
        }
    }

    @Test func `has the colour of what it became and lies beneath it`() throws {
        let scene = Examples.moved.scene()
        #expect(Self.lines(scene, .before) == [.ordinal(0), .ordinal(1)])
        #expect(Self.lines(scene, .line) == [.ordinal(0), .ordinal(1)])
        let looks = scene.leaves.compactMap { leaf -> Look? in
            if case .line(_, let look) = leaf.element { look } else { nil }
        }
        let last = try #require(looks.lastIndex(of: .before))
        let first = try #require(looks.firstIndex(of: .line))
        #expect(last < first)
    }

    @Test func `has small markers with their values and no runs`() {
        let scene = Examples.moved.scene()
        let before = scene.markers.filter { $0.look == .beforeDot }
        #expect(before.count == 8 && before.allSatisfy { !$0.tooltip.isEmpty })
        #expect(scene.areas(.beforeBand).count == 2 && scene.areas(.band).count == 2)
        var without = Examples.moved
        without.series.removeFirst(2)
        #expect(without.scene().dots.count == scene.dots.count)
    }

    @Test func `is named in plain weight beside its line`() {
        let texts = Examples.moved.scene().texts
        #expect(texts.first { $0.content == "threads, August" }?.look == .aside)
        #expect(texts.first { $0.content == "threads" }?.look == .label)
    }

    @Test func `can be a level, which is dashed, and is in legends, too`() {
        var chart = Examples.scaling
        for index in chart.series.indices { chart.series[index].isBefore = true }
        let scene = chart.scene()
        #expect(scene.strokes(.beforeLevel).count == 1 && scene.strokes(.baseline).isEmpty)
        #expect(scene.strokes(.whisker).isEmpty, "the level's interval is pale, too")
        chart.series = (0..<13).map {
            Series(
                name: "s\($0)", style: .ordinal($0), points: Examples.threads.points,
                isBefore: true)
        }
        #expect(chart.scene().strokes(.before).count >= 26)
        #expect(chart.scene().strokes(.line).isEmpty)
    }
}

@Suite struct `Marks of a trend` {
    @Test func `have words that do not cover each other, in full at least when hovered over`() {
        let scene = Examples.annotated.scene()
        #expect(scene.coveringTexts.isEmpty, "\(scene.coveringTexts)")
        #expect(scene.strayTexts.isEmpty)
        for rule in Examples.annotated.rules {
            #expect(
                scene.texts.contains { $0.content == rule.label || $0.tooltip == rule.label },
                "\(rule.label)")
        }
    }

    @Test(arguments: [420.0, 720])
    func `stand apart however many there are`(width: Double) {
        var chart = Examples.annotated
        chart.width = width
        chart.rules = (0..<12).map {
            Rule(.x(Double($0) / 2 + 10), label: "annotation number \($0) of the machine's owner")
        }
        let scene = chart.scene()
        #expect(scene.coveringTexts.isEmpty, "\(scene.coveringTexts)")
        #expect(scene.strayTexts.isEmpty)
    }
}
