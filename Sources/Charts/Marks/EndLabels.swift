/// Names and last values right of the frame, each at the height where its line ends.
struct EndLabels: Mark {
    let series: [Series]
    /// Horizontal rules are named in the same column.
    let rules: [Rule]
    let y: PlotAxis
    /// Whether lines are named here, or by a legend that leaves their last values to say.
    var hasNames = true

    private struct Item {
        let name: String
        /// What follows the name and is never shortened.
        let value: String
        let style: Series.Style?
        let look: Look
        /// Where the line ends; nil for a series without a value.
        let end: Position?
        /// The series that the label names; nil for a rule.
        var series: String?
        /// Whether the line leaves the frame there, and is named beside that place.
        var isCut = false
    }

    func sides(on width: Double) -> Sides {
        guard let widest = widths.max() else { return Sides(left: 0, right: 24) }
        let room = min(widest, width * Theme.labelShare)
        return Sides(left: 0, right: Theme.labelGap + room + Theme.padding)
    }

    func draw(in plot: Plot) -> [Element] {
        let all = items(in: plot)
        let items = all.filter { !$0.isCut }
        let room = plot.frame.minY...max(plot.frame.minY, plot.frame.maxY)
        let wanted = items.map {
            min(max($0.end?.y ?? room.upperBound, room.lowerBound), room.upperBound)
        }
        let places = LabelPlacement.spread(wanted, gap: Theme.labelPitch, in: room)
        return items.indices.flatMap { index -> [Element] in
            let label = text(items[index], at: places[index], in: plot)
            guard let leader = leader(items[index], to: places[index], in: plot) else {
                return [.text(label)]
            }
            return [leader, .text(label)]
        } + cut(all.filter { $0.isCut && !$0.name.isEmpty }, in: plot)
    }

    /// Names of lines that leave the frame, inside it where they do so.
    private func cut(_ items: [Item], in plot: Plot) -> [Element] {
        var taken: [Rectangle] = []
        return items.compactMap { item in
            guard let end = item.end else { return nil }
            let isAtTop = end.y < plot.frame.midY
            let name = Look.aside.font.shortened(item.name, to: plot.frame.width / 2)
            let width = Look.aside.font.width(of: name)
            let isLeft = end.x - 2 * Theme.gap - width > plot.frame.minX
            var text = Text(
                Self.isolated(name),
                at: Position(
                    end.x + (isLeft ? -2 * Theme.gap : Theme.gap), end.y + (isAtTop ? 16 : -8)),
                anchor: isLeft ? .end : .start, look: .aside, style: item.style,
                tooltip: name == item.name ? "" : item.name, series: item.series)
            while taken.contains(where: text.bounds.overlaps) {
                text.position.y += isAtTop ? Theme.labelPitch : -Theme.labelPitch
            }
            taken.append(text.bounds)
            return .text(text)
        }
    }

    private func text(_ item: Item, at y: Double, in plot: Plot) -> Text {
        let x = plot.frame.maxX + Theme.labelGap
        let room = plot.width - Theme.padding - x
        let font = item.look.font
        let name = font.shortened(
            item.name, to: max(room - Look.width(ofValue: item.value), 24))
        return Text(
            Self.isolated(name), value: item.value, at: Position(x, y + 4.5), look: item.look,
            style: item.style, tooltip: name == item.name ? "" : item.name, series: item.series)
    }

    /// A thin line from the end of a line to its label, where the label had to move far away.
    private func leader(_ item: Item, to y: Double, in plot: Plot) -> Element? {
        guard let end = item.end, let style = item.style, (end.y - y).magnitude > 6 else {
            return nil
        }
        let start = max(min(end.x + 7, plot.frame.maxX), plot.frame.minX)
        let line = [
            Position(start, end.y), Position(max(start, plot.frame.maxX - 12), end.y),
            Position(plot.frame.maxX + Theme.labelGap - 3, y),
        ]
        return .group(Group(style: style, series: item.series, [.line([line], .leader)]))
    }

    private func items(in plot: Plot) -> [Item] {
        let lines = series.map { series in
            let end = series.end(in: plot)
            let value = end.map { y.text($0.value) } ?? "–"
            let isCut = end?.isCut ?? false
            // A legend tells lines by their colours; grey is what they are compared with.
            let isKnown = !hasNames && isCut && series.style != .neutral
            let isNamed = hasNames || isCut
            return Item(
                name: isKnown ? "" : isNamed ? series.name : value, value: isNamed ? value : "",
                style: series.style,
                look: series.isBefore ? .aside : .label,
                end: end?.center, series: series.name, isCut: isCut)
        }
        return lines
            + rules.compactMap { rule in
                guard case .y(let value) = rule.place, !rule.label.isEmpty, let y = plot.y(value)
                else { return nil }
                return Item(
                    name: rule.label, value: "", style: rule.style.series, look: rule.style.words,
                    end: Position(plot.frame.maxX, y))
            }
    }

    /// The widths of the labels as far as they are known before there is a frame.
    private var widths: [Double] {
        let lines = series.map { series in
            let last = series.levels.last?.value ?? lastValue(of: series)
            let value = last.map { y.text($0) } ?? "–"
            return hasNames
                ? Look.label.font.width(of: series.name) + Look.width(ofValue: value)
                : Look.label.font.width(of: value)
        }
        return lines
            + rules.compactMap { rule in
                guard case .y = rule.place, !rule.label.isEmpty else { return nil }
                return rule.style.words.font.width(of: rule.label)
            }
    }

    /// The value with the greatest x; where that has no place after all, the label is shorter.
    private func lastValue(of series: Series) -> Double? {
        var last: (x: Double, value: Double)?
        for index in series.points.indices {
            let x = series.points[index].x
            let value = series.points[index].value
            if x >= last?.x ?? -.infinity, y.position(of: value) != nil { last = (x, value) }
        }
        return last?.value
    }

    /// The name such that its direction of writing does not turn what follows it around.
    private static func isolated(_ name: String) -> String {
        let turns = name.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0590...0x08FF, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...0xFDFF,
                0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
                true
            default: false
            }
        }
        guard turns else { return name }
        // Those of the name itself could end what sets it apart.
        let inner = name.unicodeScalars.map {
            (0x2066...0x2069).contains($0.value) ? "\u{FFFD}" : $0
        }
        var isolated = String.UnicodeScalarView(["\u{2068}"])
        isolated.append(contentsOf: inner)
        isolated.append("\u{2069}")
        return String(isolated)
    }
}
