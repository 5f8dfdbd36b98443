/// A part of a chart that knows what room it needs around the frame, and draws itself.
///
/// Adding one is a new file and one line in the list of the chart that shows it.
protocol Mark: Sendable {
    /// The room needed left and right of the frame, in points from the canvas' edges.
    func sides(on width: Double) -> Sides

    /// The room needed above the frame (below the heading) and below it (from the canvas' edge).
    ///
    /// - Parameter plot: its frame has its final left and right ends and no height yet.
    func ends(of plot: Plot) -> Ends

    /// The mark's elements, in the order they are painted.
    func draw(in plot: Plot) -> [Element]
}

struct Sides: Equatable, Sendable {
    var left = 0.0, right = 0.0
}

struct Ends: Equatable, Sendable {
    var top = 0.0, bottom = 0.0
    /// Height that is added to the canvas, below everything else.
    var extra = 0.0
}

extension Mark {
    func sides(on width: Double) -> Sides { Sides() }
    func ends(of plot: Plot) -> Ends { Ends() }
}
