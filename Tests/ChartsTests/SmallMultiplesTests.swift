import Charts
import TestSupport
import Testing

@Suite struct `Small multiples` {
    private func grid(_ columns: Int, _ rows: Int, kind: Axis.Kind = .log(base: 10))
        -> SmallMultiples
    {
        SmallMultiples(
            title: "t", x: Examples.workers,
            y: Axis(label: "time", kind: kind, unit: .seconds),
            columns: (0..<columns).map { "column \($0)" },
            rows: rows == 1 ? [""] : (0..<rows).map { "row \($0)" },
            panels: (0..<columns * rows).map { Examples.panel(0.05 * Double($0 + 1)) })
    }

    @Test func `without panels, names or values say that there are no data`() {
        let none = SmallMultiples(
            title: "t", x: Examples.workers, y: Examples.time, columns: [], rows: [], panels: [])
        #expect(none.scene().texts.filter { $0.content == "no data" }.count == 1)
        var blank = grid(2, 2)
        blank.panels = [
            .init(series: [
                Series(name: "a", style: .neutral, points: [Point(x: 1, value: .nan)])
            ])
        ]
        #expect(blank.scene().texts.filter { $0.content == "no data" }.count == 4)
        #expect(blank.scene().strayTexts.isEmpty && blank.scene().coveringTexts.isEmpty)
    }

    @Test func `leave out panels that have no cell`() {
        var grid = grid(1, 1)
        let scene = grid.scene()
        grid.panels.append(Examples.panel(1000))
        #expect(grid.scene() == scene)
    }

    @Test func `share one pair of scales`() {
        var grid = grid(2, 2)
        grid.panels = Array(repeating: Examples.panel(0.5), count: 4)
        let markers = grid.scene().markers
        let count = markers.count / 4
        for index in 0..<count {
            let first = markers[index], right = markers[count + index]
            #expect(first.center.y == right.center.y && first.center.x < right.center.x)
        }
        grid.panels[3] = Examples.panel(50)
        #expect(grid.scene().markers[0].center.y > markers[0].center.y)
    }

    @Test func `title each panel by its column and row`() {
        let titles = Examples.multiples.scene().texts.filter { $0.look == .heading }
        #expect(
            titles.map { "\($0.content) \($0.value)" } == [
                "normal load · not cached", "high load (×10) · not cached",
                "normal load · cached", "high load (×10) · cached",
            ])
    }

    @Test func `name lines at the right of the last column, else in a legend`() {
        let labels = Examples.multiples.scene().texts.filter { $0.look == .label }
        #expect(labels.count == 6 && labels.allSatisfy { $0.position.x > 700 })
        var grid = Examples.multiples
        grid.panels.removeLast()
        let scene = grid.scene()
        #expect(scene.texts.filter { $0.look == .label }.isEmpty)
        #expect(scene.texts.filter { $0.content == "processes" }.count == 1)
        #expect(scene.strayTexts.isEmpty && scene.coveringTexts.isEmpty)
    }

    @Test func `say what rules mean once for each column where rows agree`() {
        var grid = Examples.multiples
        #expect(grid.scene().texts.filter { $0.content == "2 CPUs" }.count == 2)
        #expect(grid.scene().strokes(.rule).count == 8)
        grid.panels[3].rules = [Rule(.x(4), label: "4 CPUs")]
        #expect(grid.scene().texts.contains { $0.content == "4 CPUs" })
    }

    @Test func `have round ticks on a logarithmic axis`() {
        let labels = Examples.multiples.scene().texts.map(\.content)
        for tick in ["0.02", "0.05", "0.1", "0.2", "0.5", "1"] { #expect(labels.contains(tick)) }
        #expect(labels.contains("time, s (logarithmic)"))
    }

    @Test(
        arguments: [(1, 1), (2, 2), (2, 1), (4, 1), (3, 3), (1, 4), (6, 1)],
        [400.0, 640, 900, 1400])
    func `keep texts on the canvas and apart`(size: (Int, Int), width: Double) {
        for kind in [Axis.Kind.linear, .log(base: 10)] {
            var grid = grid(size.0, size.1, kind: kind)
            grid.width = width
            let scene = grid.scene()
            #expect(scene.strayTexts.isEmpty, "\(scene.strayTexts)")
            #expect(scene.coveringTexts.isEmpty, "\(scene.coveringTexts)")
            grid.columns = grid.columns.enumerated().map { Examples.nasty[$0.offset % 4] }
            grid.rows = grid.rows.enumerated().map { Examples.nasty[$0.offset % 5] }
            #expect(grid.scene().strayTexts.isEmpty && grid.scene().coveringTexts.isEmpty)
        }
    }

    @Test func `show every run and stay small`() {
        let runs = Examples.multiples.panels.flatMap(\.series).flatMap(\.points).flatMap(\.runs)
        #expect(Examples.multiples.scene().dots.count > runs.count * 3 / 4)
        #expect(Examples.multiples.svg().utf8.count < 18_000)
        #expect(grid(3, 3).svg().utf8.count < 36_000)
    }
}
