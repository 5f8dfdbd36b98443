/// Places the panels of small multiples, their headings, axes and labels.
struct PanelGrid {
    private let chart: SmallMultiples
    private let x: PlotAxis, y: PlotAxis
    private let columns: Int, rows: Int
    private let width: Double, panelHeight: Double, panelWidth: Double
    private let left: Double, right: Double
    private let heading: Heading
    /// Whether the last panel of each row names every line of the row.
    private let hasLabels: Bool

    private static let gap = 22.0
    private static let axisRoom = 60.0
    private static let titleRoom = 20.0
    /// Between titles and frames where rules have no words.
    private static let leastWords = 8.0

    init(_ chart: SmallMultiples) {
        self.chart = chart
        let columns = max(chart.columns.count, 1)
        let rows = max(chart.rows.count, 1)
        (self.columns, self.rows) = (columns, rows)
        panelHeight = Theme.bounded(chart.panelHeight, 80)
        heading = Heading(title: chart.title, subtitle: chart.subtitle)
        let asked = Theme.bounded(chart.width, 160)
        let all = chart.panels.prefix(columns * rows)
        let share = Int(asked / Double(columns) / 70)
        x = PlotAxis(
            chart.x, holding: all.flatMap { $0.series.places(on: chart.x) }, .along(count: share))
        y = PlotAxis(
            chart.y, holding: all.flatMap { $0.series.values(with: $0.rules) },
            .value(count: Int(panelHeight / 45)))
        let names = (0..<rows).map { Self.names(in: $0, of: chart, columns: columns) }
        let limit = Theme.labelLimit(height: panelHeight + 144)
        hasLabels = names.allSatisfy { $0.all == $0.last && $0.all.count <= limit }
        left = ValueAxis(axis: y).sides(on: asked).left
        let series = hasLabels ? all.flatMap(\.series) : []
        right = EndLabels(series: series, rules: all.flatMap(\.rules), y: y).sides(on: asked).right
        let gaps = Self.gap * Double(columns - 1)
        panelWidth = max((asked - left - right - gaps) / Double(columns), Theme.leastFrame)
        width = max(asked, left + right + gaps + panelWidth * Double(columns))
    }

    /// The names of the lines in a row, and those in its last panel.
    private static func names(in row: Int, of chart: SmallMultiples, columns: Int)
        -> (all: Set<String>, last: Set<String>)
    {
        let panels = (0..<columns).map { column -> [Series] in
            let index = row * columns + column
            return index < chart.panels.count ? chart.panels[index].series : []
        }
        return (
            Set(panels.joined().map(\.name)), Set((panels.last ?? []).map(\.name))
        )
    }

    private func panel(_ row: Int, _ column: Int) -> SmallMultiples.Panel {
        let index = row * columns + column
        return index < chart.panels.count ? chart.panels[index] : .init(series: [])
    }

    func scene() -> Scene {
        var elements: [Element] = []
        var top = heading.height(on: width)
        if !y.heightTitle.isEmpty {
            let title = Look.quiet.font.shortened(y.heightTitle, to: width / 2)
            elements.append(
                .text(
                    Text(
                        title, at: Position(Theme.padding, top + 16),
                        tooltip: title == y.heightTitle ? "" : y.heightTitle)))
            top += Self.titleRoom + 4
        }
        for row in 0..<rows {
            let frames = frames(of: row, below: top)
            for column in 0..<columns {
                elements += draw(row, column, in: frames[column], below: top)
            }
            top = (frames.first?.maxY ?? top) + (row == rows - 1 ? 0 : Self.gap)
        }
        elements += axisTitle(below: top)
        top += x.title.isEmpty ? 40 : Self.axisRoom
        let (legend, height) = legend(below: top)
        elements += legend
        let canvas = Rectangle(minX: 0, minY: 0, maxX: width, maxY: height)
        return Scene(
            width: width, height: height, title: chart.title, description: chart.description,
            elements: [.box(canvas, .background)] + heading.draw(on: width) + elements)
    }

    private func axisTitle(below y: Double) -> [Element] {
        guard !x.title.isEmpty else { return [] }
        let room = width - left - right
        let title = Look.quiet.font.shortened(x.title, to: room)
        let place = Position(left + room / 2, y + 39)
        return [
            .text(
                Text(
                    title, at: place, anchor: .middle, tooltip: title == x.title ? "" : x.title))
        ]
    }

    /// The legend, and the height of the canvas with it.
    private func legend(below top: Double) -> ([Element], Double) {
        guard !hasLabels else { return ([], top) }
        var names: Set<String> = []
        let series = chart.panels.prefix(columns * rows).flatMap(\.series)
            .filter { names.insert($0.name).inserted }
        let legend = Legend(series: series)
        var plot = plot(Rectangle(minX: left, minY: 0, maxX: width - right, maxY: top))
        plot.height = top + legend.ends(of: plot).extra
        return (legend.draw(in: plot), plot.height)
    }

    private func plot(_ frame: Rectangle) -> Plot {
        Plot(
            width: width, height: frame.maxY, frame: frame, x: x, y: y,
            insetX: min(Theme.inset, frame.width / 10), insetY: 0)
    }

    /// The frames of a row's panels, below their titles and the words of their rules.
    private func frames(of row: Int, below top: Double) -> [Rectangle] {
        let sides = (0..<columns).map { column in
            let minX = left + Double(column) * (panelWidth + Self.gap)
            return Rectangle(minX: minX, minY: top, maxX: minX + panelWidth, maxY: top)
        }
        let words = sides.enumerated().map { column, frame in
            rules(row, column, in: frame).ends(of: plot(frame)).top
        }
        let hasTitles = (0..<columns).contains { !title(row, $0).isEmpty }
        let start =
            top + (hasTitles ? Self.titleRoom : 0) + max(words.max() ?? 0, Self.leastWords)
        return sides.map {
            Rectangle(minX: $0.minX, minY: start, maxX: $0.maxX, maxY: start + panelHeight)
        }
    }

    /// What a panel shows, column before row: `high load · not cached`.
    private func title(_ row: Int, _ column: Int) -> [String] {
        let names = [
            column < chart.columns.count ? chart.columns[column] : "",
            row < chart.rows.count ? chart.rows[row] : "",
        ]
        return names.filter { !$0.isEmpty }
    }

    private func rules(_ row: Int, _ column: Int, in frame: Rectangle) -> Rules {
        var rules = panel(row, column).rules
        // Words that stand above the first row need not be said again below.
        if row > 0, rules == panel(0, column).rules {
            rules = rules.map { rule in
                guard case .x = rule.place else { return rule }
                return Rule(rule.place, label: "", style: rule.style)
            }
        }
        let isLast = column == columns - 1
        let end = isLast ? width - Theme.padding : frame.maxX + Self.gap / 2
        return Rules(rules: rules, room: frame.minX - Self.gap / 2...max(end, frame.maxX))
    }

    private func draw(_ row: Int, _ column: Int, in frame: Rectangle, below top: Double)
        -> [Element]
    {
        let panel = panel(row, column), plot = plot(frame)
        var marks: [any Mark] = [
            Grid(direction: .horizontal), Bands(series: panel.series),
            rules(row, column, in: frame), Lines(series: panel.series),
            BottomAxis(axis: x, hasLabels: row == rows - 1, hasTitle: false),
        ]
        if column == 0 { marks.append(ValueAxis(axis: y, hasTitle: false)) }
        if !panel.series.hasValues(x, y) { marks.append(NoData()) }
        if column == columns - 1 {
            marks.append(
                EndLabels(series: hasLabels ? panel.series : [], rules: panel.rules, y: y))
        }
        return heading(row, column, at: Position(frame.minX, top + 13))
            + marks.flatMap { $0.draw(in: plot) }
    }

    private func heading(_ row: Int, _ column: Int, at place: Position) -> [Element] {
        let words = title(row, column)
        guard let first = words.first else { return [] }
        let rest = words.dropFirst().map { "· \($0)" }.joined()
        let name = Look.heading.font.shortened(
            first, to: max(panelWidth - Look.width(ofValue: rest), panelWidth * 0.4))
        let room = panelWidth - Look.heading.font.width(of: name) - 4
        let second = Font(size: 13, isBold: false).shortened(rest, to: room)
        let isWhole = name == first && second == rest
        return [
            .text(
                Text(
                    name, value: second, at: place, look: .heading,
                    tooltip: isWhole ? "" : words.joined(separator: " · ")))
        ]
    }
}
