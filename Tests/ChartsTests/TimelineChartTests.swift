import Charts
import TestSupport
import Testing

@Suite struct `Timeline charts` {
    private func chart(_ tasks: [(Double, Double)]) -> TimelineChart {
        let tasks = tasks.enumerated().map {
            TimelineTask(
                name: "t\($0.offset)", start: $0.element.0, stop: $0.element.1, style: .ordinal(0))
        }
        return TimelineChart(
            title: "t", panels: [TimelinePanel(rows: [TimelineRow(name: "w", tasks: tasks)])])
    }

    @Test func `without panels, rows or tasks say that there are no data`() {
        #expect(
            TimelineChart(title: "t", panels: []).scene().texts.contains { $0.content == "no data" }
        )
        #expect(chart([]).scene().texts.contains { $0.content == "no data" })
    }

    @Test func `say how many tasks cannot be drawn`() {
        let scene = chart([(0, 1), (.nan, 1), (0, .infinity), (2, 1)]).scene()
        #expect(scene.boxes(.task).count == 1)
        #expect(scene.texts.contains { $0.content.hasPrefix("3 tasks without") })
        #expect(chart([(2, 1)]).scene().texts.contains { $0.content.hasPrefix("1 task without") })
        #expect(scene.strayTexts.isEmpty && scene.coveringTexts.isEmpty)
    }

    @Test func `have time from zero and a bar as long as the task`() throws {
        let boxes = chart([(1, 2), (2, 4)]).scene().boxes(.task)
        let first = try #require(boxes.first), last = try #require(boxes.last)
        #expect(abs(last.width - 2 * first.width) < 1e-6 && first.maxX == last.minX)
        let zero = try #require(chart([(0, 4)]).scene().boxes(.task).first)
        #expect(abs(first.minX - zero.minX - first.width) < 1e-6)
    }

    @Test func `show tasks without a length, and tiny ones, as a hair`() {
        let scene = chart([(1, 1), (1e-9, 2e-9), (0, 1e9)]).scene()
        #expect(scene.boxes(.fine).count == 2)
        #expect(scene.boxes(.fine).allSatisfy { $0.width >= 0.5 })
    }

    @Test func `put tasks that overlap in lanes and keep the others in one`() {
        let apart = chart([(0, 1), (1, 2), (2, 3)]).scene().boxes(.task)
        #expect(Set(apart.map(\.minY)).count == 1)
        let lanes = chart([(0, 3), (1, 2), (1.5, 4), (3, 5)]).scene().boxes(.task)
        #expect(Set(lanes.map(\.minY)).count == 3)
        for (index, left) in lanes.enumerated() {
            for right in lanes[(index + 1)...] { #expect(!left.overlaps(right)) }
        }
    }

    @Test func `name tasks inside where names fit, and always in tooltips`() {
        let scene = Examples.timeline.scene()
        #expect(scene.boxTooltips.count == 48)
        let names = scene.texts.filter { $0.look == .inner }
        #expect(!names.isEmpty && names.count < 48)
        for name in names {
            #expect(
                scene.boxes(.task).contains {
                    $0.minX <= name.bounds.minX && $0.maxX >= name.bounds.maxX
                        && $0.minY <= name.bounds.minY && $0.maxY >= name.bounds.maxY
                })
        }
        let tooltip = chart([(0.25, 1.5)]).scene().boxTooltips
        #expect(tooltip == ["t0, w: 0.25–1.50 s (1.25 s)"])
    }

    @Test func `have panels under each other on one scale`() {
        let scene = Examples.timeline.scene()
        #expect(
            scene.texts.filter { $0.look == .heading }.map(\.content)
                == ["serial", "4 threads", "4 processes"])
        #expect(scene.texts.contains { $0.content == "1.60 s" })
        let firsts = scene.boxes(.task).map(\.minX)
        #expect(firsts.filter { $0 == firsts.min() }.count == 9)
    }

    @Test(arguments: [(1, 1000), (8, 200), (64, 1000), (64, 0)])
    func `bear many workers and tasks`(workers: Int, tasks: Int) {
        let chart = TimelineChart(
            title: "t",
            panels: [
                TimelinePanel(
                    name: "p",
                    rows: Examples.schedule(workers: workers, tasks: tasks, style: .ordinal(0)))
            ])
        let scene = chart.scene()
        #expect(scene.strayTexts.isEmpty && scene.coveringTexts.isEmpty)
        let drawn =
            scene.boxes(.task).count + scene.boxes(.fine).count
        #expect(drawn == tasks)
        #expect(chart.svg().utf8.count < 65_000)
    }

    @Test(arguments: [320.0, 480, 720, 1400])
    func `keep texts on the canvas and apart`(width: Double) {
        var chart = Examples.timeline
        chart.width = width
        #expect(chart.scene().strayTexts.isEmpty && chart.scene().coveringTexts.isEmpty)
        for (index, name) in Examples.nasty.prefix(4).enumerated() {
            chart.panels[1].rows[index].name = name
            chart.panels[1].rows[index].tasks[0].name = name
        }
        chart.panels[0].name = Examples.nasty[0]
        chart.panels[1].detail = Examples.nasty[0]
        #expect(chart.scene().strayTexts.isEmpty && chart.scene().coveringTexts.isEmpty)
    }

    @Test(arguments: [0.001, 0.3, 0.6])
    func `of 10,000 tasks are at most 200 KB`(gap: Double) {
        let rows = (0..<8).map { row in
            TimelineRow(
                name: "worker \(row)",
                tasks: (0..<1250).map { task in
                    let start = Double(task) + Double((task * 7919 + row) % 97) / 97 * gap / 2
                    return TimelineTask(
                        name: "", start: start, stop: start + 1 - gap, style: .ordinal(row % 2))
                })
        }
        let chart = TimelineChart(title: "t", panels: [TimelinePanel(rows: rows)])
        #expect(chart.svg().utf8.count <= 204_800)
    }

    @Test func `are small`() { #expect(Examples.timeline.svg().utf8.count < 12_000) }
}
