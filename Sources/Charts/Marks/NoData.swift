/// The words in the middle of a chart that has nothing to show.
struct NoData: Mark {
    func draw(in plot: Plot) -> [Element] {
        let middle = Position(plot.frame.midX, plot.frame.midY + 4)
        return [.text(Text("no data", at: middle, anchor: .middle))]
    }
}
