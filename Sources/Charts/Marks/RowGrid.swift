/// Fine upright lines at the ticks of the x axis, beside rows but not through their headings.
struct RowGrid: Mark {
    let stack: RowStack

    func draw(in plot: Plot) -> [Element] {
        plot.x.ticks.compactMap { tick in
            guard let share = plot.x.position(of: tick) else { return nil }
            let x = Theme.crisp(plot.horizontal(share))
            let strokes = stack.blocks.map { block in
                [
                    Position(x, plot.frame.minY + block.top),
                    Position(x, plot.frame.minY + block.bottom),
                ]
            }
            return .line(strokes, tick.value == 0 ? .axis : .grid)
        }
    }
}
