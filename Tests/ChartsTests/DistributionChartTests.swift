import Charts
import Testing

@Suite struct `Distribution charts` {
    private func chart(_ rows: [[Double]], kind: Axis.Kind = .linear) -> Scene {
        DistributionChart(
            title: "t",
            values: Axis(label: "time", kind: kind, unit: .seconds, includesZero: false),
            rows: rows.enumerated().map { index, runs in
                let middle = runs.isEmpty ? Double.nan : runs.sorted()[runs.count / 2]
                return DotRow(
                    name: "row \(index)", style: .ordinal(index),
                    point: Point(x: 0, value: middle, runs: runs))
            }
        ).scene()
    }

    /// The number of runs that each stretch of the histograms says it holds.
    private func counts(_ scene: Scene) -> [Int] {
        scene.boxTooltips.compactMap { Int($0.split(separator: " ").first ?? "") }
    }

    @Test func `without rows, runs or values say that there are no data`() {
        for rows in [[], [[]], [[.nan, .infinity]]] as [[[Double]]] {
            #expect(chart(rows).texts.contains { $0.content == "no data" })
        }
        #expect(chart([[-1, 0]], kind: .log(base: 10)).texts.contains { $0.content == "no data" })
    }

    @Test func `of one run have a marker and a dot, and no histogram`() {
        let scene = chart([[0.25]])
        #expect(scene.markers.count == 1 && scene.dots.count == 1)
        #expect(scene.boxes(.task).isEmpty)
        #expect(scene.texts.contains { $0.content == "250 ms · 1 run" })
    }

    @Test func `of equal runs have one stretch around them`() throws {
        let scene = chart([[0.25, 0.25, 0.25]])
        let box = try #require(scene.boxes(.task).first)
        #expect(counts(scene) == [3])
        #expect(box.midX == scene.markers.first?.center.x)
    }

    @Test func `count every run once, whatever the spread`() {
        let spreads: [[Double]] = [
            [1, 2], [1, 1, 1, 1, 100], (0..<500).map { Double($0) }, [1e-9, 1e9], [-3, 0, 3],
        ]
        for runs in spreads {
            #expect(counts(chart([runs])).reduce(0, +) == runs.count, "\(runs.prefix(5))")
        }
    }

    @Test func `show two groups as two`() {
        let runs = (0..<20).map { ($0 % 2 == 0 ? 1.0 : 2.0) + Double($0) * 0.001 }
        let boxes = chart([runs]).boxes(.task).sorted { $0.minX < $1.minX }
        #expect(boxes.count >= 2)
        #expect((boxes.last?.minX ?? 0) - (boxes.first?.maxX ?? 0) > 50)
    }

    @Test func `show every run, and hollow what does not count`() {
        let scene = Examples.distribution.scene()
        #expect(scene.texts.contains { $0.content == "22.1 ms · 3 runs" })
        let hollow = scene.leaves.filter {
            if case .dots(_, .excluded) = $0.element { true } else { false }
        }
        #expect(hollow.count == 1)
        #expect(scene.markers.last?.tooltip == "pool × 8: 22.1 ms, 3 runs, 1 excluded")
    }

    @Test(arguments: [(1, 10_000), (10, 1000), (40, 250)])
    func `are small however many runs there are`(rows: Int, runs: Int) {
        let rows = (0..<rows).map { row in
            (0..<runs).map { Double(($0 * 7919 + row) % 1009) / 1009 }
        }
        #expect(chart(rows).svg().utf8.count <= 204_800)
    }
}

@Suite struct `Excluded runs` {
    private func chart(_ excluded: [Double]) -> Scene {
        LineChart(
            title: "t", x: Examples.workers, y: Examples.time,
            series: [
                Series(
                    name: "a", style: .ordinal(0),
                    points: [Point(x: 1, value: 1, runs: [1, 1.1], excluded: excluded)])
            ]
        ).scene()
    }

    private func hollow(_ scene: Scene) -> [Position] {
        scene.leaves.flatMap { leaf -> [Position] in
            if case .dots(let places, .hole) = leaf.element { places } else { [] }
        }
    }

    @Test func `that there are none of leave no mark`() {
        #expect(hollow(chart([])).isEmpty && hollow(chart([.nan])).isEmpty)
    }

    @Test func `are hollow, on an axis that holds them`() throws {
        let scene = chart([7])
        #expect(hollow(scene).count == 1)
        let place = try #require(hollow(scene).first)
        let marker = try #require(scene.markers.first?.center)
        #expect(place.y < marker.y && place.y > 0)
        #expect(scene.markers.first?.tooltip == "a, 1: 1.0 s, 2 runs, 1 excluded")
    }

    @Test func `are all shown where no other runs are`() {
        let failed = Point(x: 0, value: nil, excluded: (0..<20).map { 1 + Double($0) / 10 })
        let other = Point(x: 0, value: 1, runs: (0..<20).map { 1 + Double($0) / 10 })
        let rows = [other, failed].enumerated().map {
            DotRow(name: "row \($0.offset)", style: .ordinal($0.offset), point: $0.element)
        }
        #expect(
            hollow(DistributionChart(title: "t", values: Examples.time, rows: rows).scene()).count
                == 20)
        #expect(hollow(DotChart(title: "t", values: Examples.time, rows: rows).scene()).count == 20)
    }

    @Test func `are hollow on bars and in rows, too`() {
        let point = Point(x: 0, value: 1, runs: [1], excluded: [2, 3])
        for way in [BarChart.Direction.horizontal, .vertical] {
            let bars = BarChart(
                title: "", values: Examples.time,
                groups: [BarGroup(bars: [Bar(name: "a", style: .neutral, point: point)])],
                direction: way)
            #expect(hollow(bars.scene()).count == 2)
        }
        let rows = DotChart(
            title: "", values: Examples.time,
            rows: [DotRow(name: "a", style: .neutral, point: point)])
        #expect(hollow(rows.scene()).count == 2)
    }
}
