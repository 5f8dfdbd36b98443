/// The drawing area with its two axes: where a value lies in points.
package struct Plot: Sendable {
    /// The size of the canvas, on which the frame lies.
    package var width: Double, height: Double
    /// What the axes enclose.
    package var frame: Rectangle
    package let x: PlotAxis, y: PlotAxis
    /// How far the ends of each axis' domain stay inside the frame.
    package let insetX: Double, insetY: Double

    /// The horizontal place of a value of the x axis, in points; nil where it has none.
    package func x(_ value: Double) -> Double? { x.position(of: value).map(horizontal) }

    /// The vertical place of a value of the y axis, in points; nil where it has none.
    package func y(_ value: Double) -> Double? { y.position(of: value).map(vertical) }

    /// The horizontal place of a share of the x axis.
    package func horizontal(_ share: Double) -> Double {
        frame.minX + insetX + share * (frame.width - 2 * insetX)
    }

    /// The vertical place of a share of the y axis, which runs upwards.
    package func vertical(_ share: Double) -> Double {
        frame.maxY - insetY - share * (frame.height - 2 * insetY)
    }
}
