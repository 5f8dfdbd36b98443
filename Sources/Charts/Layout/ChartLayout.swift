/// Finds the frame that leaves every mark the room it needs, and lets the marks draw.
struct ChartLayout {
    /// The size asked for; what the heading and marks below need is taken from it.
    let width: Double, height: Double
    let heading: Heading
    /// Painted in order, the first at the bottom.
    let marks: [any Mark]
    let x: PlotAxis, y: PlotAxis
    var insetX = Theme.inset, insetY = 0.0
    /// The height of the frame where it decides that of the canvas; then `height` counts for nothing.
    var frameHeight: Double?

    /// The scene, on a canvas at least 160 × 120 and at most 10,000 × 10,000 points.
    ///
    /// Marks that ask for extra height, such as a legend, make the canvas higher.
    func scene(description: String) -> Scene {
        let width = Theme.bounded(width, 160), height = Theme.bounded(height, 120)
        let sides = marks.map { $0.sides(on: width) }
        let left = max(Theme.padding, sides.map(\.left).max() ?? 0)
        let right = max(Theme.padding, sides.map(\.right).max() ?? 0)
        var plot = Plot(
            width: width, height: height,
            frame: Rectangle(
                minX: left, minY: 0, maxX: max(width - right, left + Theme.leastFrame), maxY: 0),
            x: x, y: y, insetX: insetX, insetY: insetY)
        let ends = marks.map { $0.ends(of: plot) }
        let extra = ends.map(\.extra).reduce(0, +)
        let top = ends.map(\.top).max() ?? 0
        plot.frame.minY = heading.height(on: width) + top
        let bottom = max(Theme.padding, ends.map(\.bottom).max() ?? 0)
        if let frameHeight {
            plot.frame.maxY = plot.frame.minY + frameHeight
            plot.height = plot.frame.maxY + bottom + extra
        } else {
            // Words that fill a third of the canvas make it higher, so that values keep their room.
            let more = max(0, top - height / 3)
            plot.frame.maxY = max(height - bottom + more, plot.frame.minY + Theme.leastFrame)
            plot.height = max(height + more, plot.frame.maxY + Theme.padding) + extra
        }
        let canvas = Rectangle(minX: 0, minY: 0, maxX: width, maxY: plot.height)
        let drawn = marks.flatMap { $0.draw(in: plot) }
        return Scene(
            width: width, height: plot.height, title: heading.title, description: description,
            elements: [.box(canvas, .background)] + heading.draw(on: width) + drawn)
    }
}
