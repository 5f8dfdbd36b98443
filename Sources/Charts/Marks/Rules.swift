/// Vertical rules with their words above the frame, and horizontal ones (named beside the frame).
struct Rules: Mark {
    let rules: [Rule]
    /// What the words of vertical rules must not leave; nil for what the axis' title leaves.
    var room: ClosedRange<Double>?

    private struct Placed {
        let rule: Rule
        let x: Double
        /// How many lines of words lie under this rule's.
        var row: Int
        var minX: Double, maxX: Double
        /// Whether the line is a pole with the words to its right, or ends in the middle below them.
        var isFlag = false

        var height: Int { rule.detail.isEmpty ? 1 : 2 }
    }

    func ends(of plot: Plot) -> Ends {
        let rows = placed(in: plot).filter { !$0.rule.label.isEmpty }.map { $0.row + $0.height }
        guard let rows = rows.max() else { return Ends() }
        return Ends(top: 13 + Double(rows) * Theme.line, bottom: 0)
    }

    func draw(in plot: Plot) -> [Element] {
        let placed = placed(in: plot)
        return horizontal(in: plot) + placed.map { line($0, in: plot) }
            + placed.flatMap { words($0, in: plot) }
    }

    /// The baseline of the lowest line of a rule's words.
    private func baseline(_ placed: Placed, in plot: Plot) -> Double {
        plot.frame.minY - 12 - Double(placed.row) * Theme.line
    }

    private func line(_ placed: Placed, in plot: Plot) -> Element {
        let x = Theme.crisp(placed.x)
        let foot = baseline(placed, in: plot)
        let top =
            placed.rule.label.isEmpty
            ? plot.frame.minY
            : placed.isFlag ? foot - Double(placed.height - 1) * Theme.line - 9 : foot + 5
        return placed.rule.style.colored(
            .line(strokes(at: x, from: top, in: plot), placed.rule.style.line))
    }

    /// The line down to the frame's bottom, without what the axis' title lies on.
    private func strokes(at x: Double, from top: Double, in plot: Plot) -> [[Position]] {
        let (above, below) = (plot.frame.minY - 24, plot.frame.minY - 8)
        let end = Position(x, plot.frame.maxY)
        guard room == nil, top < below, x < ValueAxis.titleEnd(of: plot.y, on: plot.width) + 3
        else { return [[Position(x, top), end]] }
        return (top < above ? [[Position(x, top), Position(x, above)]] : [])
            + [[Position(x, below), end]]
    }

    private func words(_ placed: Placed, in plot: Plot) -> [Element] {
        let rule = placed.rule
        let lines = [(rule.label, rule.style.words), (rule.detail, Look.note)]
            .filter { !$0.0.isEmpty }
        let x = placed.isFlag ? placed.minX : (placed.minX + placed.maxX) / 2
        return lines.enumerated().map { index, line in
            let (full, look) = line
            let words = look.font.shortened(full, to: placed.maxX - placed.minX)
            let row = Double(lines.count - 1 - index)
            let place = Position(x, baseline(placed, in: plot) - row * Theme.line)
            return .text(
                Text(
                    words, at: place, anchor: placed.isFlag ? .start : .middle, look: look,
                    style: look == .aside ? rule.style.series : nil,
                    tooltip: words == full ? "" : full))
        }
    }

    private func horizontal(in plot: Plot) -> [Element] {
        rules.compactMap { rule in
            guard case .y(let value) = rule.place, let y = plot.y(value).map(Theme.crisp)
            else { return nil }
            let ends = [Position(plot.frame.minX, y), Position(plot.frame.maxX, y)]
            return rule.style.colored(.line([ends], rule.style.line))
        }
    }

    /// The vertical rules inside the frame, with their words over them, or, where some of those
    /// would collide, beside them as flags.
    private func placed(in plot: Plot) -> [Placed] {
        let left = room?.lowerBound ?? ValueAxis.titleEnd(of: plot.y, on: plot.width) + 12
        let right = room?.upperBound ?? plot.width - Theme.padding
        let placed = rules.compactMap { rule -> Placed? in
            guard case .x(let value) = rule.place, let share = plot.x.position(of: value),
                (0...1).contains(share)
            else { return nil }
            let x = plot.horizontal(share)
            let width = min(
                max(
                    rule.style.words.font.width(of: rule.label),
                    Look.note.font.width(of: rule.detail)), (right - left) * 0.9)
            let beside = min(max(x, left + width / 2), right - width / 2)
            // Words that the axis' title would push off their line stand above the title.
            let isAbove = room == nil && x < beside - width / 2
            let middle = isAbove ? max(x, Theme.padding + width / 2) : beside
            return Placed(
                rule: rule, x: x, row: isAbove ? 1 : 0, minX: middle - width / 2,
                maxX: middle + width / 2)
        }
        let labelled = placed.filter { !$0.rule.label.isEmpty }
        let collide = labelled.indices.contains { index in
            labelled[..<index].contains { Self.collide($0, labelled[index]) }
        }
        return collide
            ? placed.filter(\.rule.label.isEmpty) + Self.flags(labelled, left...right) : placed
    }

    /// The words right of their lines, those of lines further left above, so that no line crosses any.
    private static func flags(_ rules: [Placed], _ room: ClosedRange<Double>) -> [Placed] {
        var flags: [Placed] = []
        for rule in rules.sorted(by: { $0.x > $1.x }) {
            var flag = rule
            let width = rule.maxX - rule.minX
            let start = rule.x + 5
            flag.isFlag = start + width <= room.upperBound
            flag.minX = flag.isFlag ? start : room.upperBound - width
            flag.maxX = flag.minX + width
            // The axis' title stands in the lowest line.
            if flag.minX < room.lowerBound { flag.row = 1 }
            for other in flags where collide(flag, other) {
                flag.row = max(flag.row, other.row + other.height)
            }
            flags.append(flag)
        }
        return flags
    }

    private static func collide(_ left: Placed, _ right: Placed) -> Bool {
        left.minX < right.maxX + 12 && right.minX < left.maxX + 12
    }
}

extension Rule.Style {
    var line: Look {
        switch self {
        case .plain: .rule
        case .mark: .change
        case .series: .limit
        }
    }

    var words: Look {
        switch self {
        case .plain: .note
        case .mark: .mark
        case .series: .aside
        }
    }

    /// The series whose colour the rule has.
    var series: Series.Style? {
        if case .series(let style) = self { style } else { nil }
    }

    /// The line of a rule in the colour it has.
    func colored(_ element: Element) -> Element {
        series.map { .group(Group(style: $0, [element])) } ?? element
    }
}
