/// Fine lines across the frame at the ticks of one axis; the one at zero is stronger.
struct Grid: Mark {
    enum Direction: Sendable { case horizontal, vertical }

    let direction: Direction

    func draw(in plot: Plot) -> [Element] {
        let axis = direction == .horizontal ? plot.y : plot.x
        return axis.ticks.compactMap { tick in
            guard let share = axis.position(of: tick) else { return nil }
            let look: Look = tick.value == 0 ? .axis : .grid
            return .line([stroke(at: share, in: plot)], look)
        }
    }

    private func stroke(at share: Double, in plot: Plot) -> [Position] {
        let frame = plot.frame
        switch direction {
        case .horizontal:
            let y = Theme.crisp(plot.vertical(share))
            return [Position(frame.minX, y), Position(frame.maxX, y)]
        case .vertical:
            let x = Theme.crisp(plot.horizontal(share))
            return [Position(x, frame.minY), Position(x, frame.maxY)]
        }
    }
}
