/// The labels of the y axis left of the frame, and its title above them.
struct ValueAxis: Mark {
    let axis: PlotAxis
    var hasTitle = true

    private static let font = Look.quiet.font
    private static let titleRoom = 28.0

    func sides(on width: Double) -> Sides {
        let widest = axis.ticks.map { Self.font.width(of: $0.label) }.max() ?? 0
        return Sides(left: max(48, Theme.padding + widest + Theme.gap), right: 0)
    }

    func ends(of plot: Plot) -> Ends {
        Ends(top: axis.heightTitle.isEmpty ? 8 : Self.titleRoom, bottom: 0)
    }

    /// Where the title ends on the right; 0 without one.
    static func titleEnd(of axis: PlotAxis, on width: Double) -> Double {
        let title = font.shortened(axis.heightTitle, to: width / 2)
        return title.isEmpty ? 0 : Theme.padding + font.width(of: title)
    }

    func draw(in plot: Plot) -> [Element] {
        var elements: [Element] = []
        if hasTitle, !axis.heightTitle.isEmpty {
            let place = Position(Theme.padding, plot.frame.minY - 12)
            let title = Self.font.shortened(axis.heightTitle, to: plot.width / 2)
            elements.append(
                .text(
                    Text(
                        title, at: place, tooltip: title == axis.heightTitle ? "" : axis.heightTitle
                    )))
        }
        for tick in axis.ticks {
            guard let share = axis.position(of: tick) else { continue }
            let place = Position(
                plot.frame.minX - Theme.gap, plot.vertical(share).rounded() + 4)
            elements.append(.text(Text(tick.label, at: place, anchor: .end)))
        }
        return elements
    }
}
