/// Places panels with scales of their own beside each other.
struct PanelRow {
    private let chart: PairedChart
    private let panels: [PairedChart.Panel]
    private let x: PlotAxis
    private let heights: [PlotAxis]
    private let width: Double, panelHeight: Double, panelWidth: Double
    /// The room left and right of each frame, up to the neighbour's or to the canvas' edge.
    private let sides: [Sides]
    private let heading: Heading
    private let legend: LegendLine
    /// Whether lines say their last values.
    private let hasValues: Bool

    private static let gap = 14.0
    private static let headingRoom = 22.0
    /// Between headings and frames where rules have no words.
    private static let leastWords = 8.0

    init(_ chart: PairedChart) {
        self.chart = chart
        let panels =
            chart.panels.isEmpty ? [.init(y: Axis(label: ""), series: [])] : chart.panels
        let count = Double(panels.count)
        let asked = Theme.bounded(chart.width, 160)
        let panelHeight = Theme.bounded(chart.panelHeight, 80)
        let all = panels.flatMap(\.series)
        x = PlotAxis(
            chart.x, holding: all.places(on: chart.x), .along(count: Int(asked / count / 70)))
        let heights = panels.map {
            PlotAxis(
                $0.y, holding: $0.series.values(with: $0.rules),
                .value(count: Int(panelHeight / 50)))
        }
        let limit = Theme.labelLimit(height: panelHeight + 144)
        let hasValues = panels.allSatisfy { $0.series.count <= limit }
        let sides = panels.indices.map { index -> Sides in
            let labels = EndLabels(
                series: hasValues ? panels[index].series : [], rules: panels[index].rules,
                y: heights[index], hasNames: false)
            let left = ValueAxis(axis: heights[index]).sides(on: asked).left
            let right = labels.sides(on: asked / count).right
            return Sides(
                left: index == 0 ? left : left - Theme.padding + Self.gap,
                right: index == panels.count - 1 ? right : right - Theme.padding + Self.gap)
        }
        let used = sides.reduce(0) { $0 + $1.left + $1.right }
        panelWidth = max((asked - used) / count, Theme.leastFrame)
        width = max(asked, used + panelWidth * count)
        heading = Heading(title: chart.title, subtitle: chart.subtitle)
        var names: Set<String> = []
        let named = all.filter { names.insert($0.name).inserted }
        legend = LegendLine(
            series: named.filter { !$0.isComputed } + named.filter(\.isComputed))
        (self.panels, self.heights, self.panelHeight) = (panels, heights, panelHeight)
        (self.sides, self.hasValues) = (sides, hasValues)
    }

    func scene() -> Scene {
        let start = heading.height(on: width)
        let top = start + legend.height(on: width)
        let frames = self.frames(below: top)
        let bottom = frames.first?.maxY ?? top
        let canvas = Rectangle(
            minX: 0, minY: 0, maxX: width, maxY: bottom + (x.title.isEmpty ? 40 : 60))
        return Scene(
            width: width, height: canvas.maxY, title: chart.title, description: chart.description,
            elements: [.box(canvas, .background)] + heading.draw(on: width)
                + legend.draw(below: start, on: width)
                + frames.indices.flatMap { draw($0, in: frames[$0], below: top) }
                + axisTitle(below: bottom))
    }

    /// The frames of the panels, below their headings and the words of their rules.
    private func frames(below top: Double) -> [Rectangle] {
        var edge = 0.0
        let flat = sides.map { side in
            let minX = edge + side.left
            edge = minX + panelWidth + side.right
            return Rectangle(minX: minX, minY: top, maxX: minX + panelWidth, maxY: top)
        }
        let words = flat.indices.map {
            rules($0, in: flat[$0]).ends(of: plot($0, flat[$0])).top
        }
        let hasHeadings = panels.indices.contains { !self.words(of: $0).isEmpty }
        let start =
            top + (hasHeadings ? Self.headingRoom : 0) + max(words.max() ?? 0, Self.leastWords)
        return flat.map {
            Rectangle(minX: $0.minX, minY: start, maxX: $0.maxX, maxY: start + panelHeight)
        }
    }

    private func plot(_ index: Int, _ frame: Rectangle) -> Plot {
        let isLast = index == panels.count - 1
        let end = frame.maxX + sides[index].right
        return Plot(
            width: isLast ? width : end + Theme.padding - Self.gap, height: frame.maxY,
            frame: frame, x: x, y: heights[index],
            insetX: min(Theme.inset, frame.width / 10), insetY: 0)
    }

    private func rules(_ index: Int, in frame: Rectangle) -> Rules {
        let side = sides[index]
        let isLast = index == panels.count - 1
        let end = frame.maxX + side.right - (isLast ? Theme.padding : Self.gap)
        return Rules(
            rules: panels[index].rules, room: frame.minX - Theme.gap...max(end, frame.maxX))
    }

    private func draw(_ index: Int, in frame: Rectangle, below top: Double) -> [Element] {
        let panel = panels[index], plot = plot(index, frame)
        var marks: [any Mark] = [
            Grid(direction: .horizontal), Bands(series: panel.series), rules(index, in: frame),
            Lines(series: panel.series), BottomAxis(axis: x, hasTitle: false),
            ValueAxis(axis: heights[index], hasTitle: false),
        ]
        marks.append(
            panel.series.hasValues(x, heights[index])
                ? EndLabels(
                    series: hasValues ? panel.series : [], rules: panel.rules, y: heights[index],
                    hasNames: false)
                : NoData())
        return heading(of: index, above: frame, below: top)
            + marks.flatMap { $0.draw(in: plot) }
    }

    /// What a panel shows, and what its axis is called where that is not the same.
    private func words(of index: Int) -> [String] {
        let title = heights[index].heightTitle, heading = panels[index].heading
        // The axis says the unit, too.
        return (title.hasPrefix(heading) ? [title] : [heading, title]).filter { !$0.isEmpty }
    }

    private func heading(of index: Int, above frame: Rectangle, below top: Double) -> [Element] {
        let words = words(of: index)
        guard let first = words.first else { return [] }
        let start = frame.minX - sides[index].left + (index == 0 ? Theme.padding : Self.gap)
        let room = frame.maxX + sides[index].right - Theme.padding - start
        let name = Look.heading.font.shortened(first, to: room)
        let rest = words.dropFirst().map { "· \($0)" }.joined()
        let second = Font(size: 13, isBold: false)
            .shortened(rest, to: max(room - Look.heading.font.width(of: name) - 4, 0))
        let isWhole = name == first && second == rest
        return [
            .text(
                Text(
                    name, value: second, at: Position(start, top + 13), look: .heading,
                    tooltip: isWhole ? "" : words.joined(separator: " · ")))
        ]
    }

    private func axisTitle(below y: Double) -> [Element] {
        guard !x.title.isEmpty else { return [] }
        let title = Look.quiet.font.shortened(x.title, to: width - 2 * Theme.padding)
        return [
            .text(
                Text(
                    title, at: Position(width / 2, y + 39), anchor: .middle,
                    tooltip: title == x.title ? "" : x.title))
        ]
    }
}
