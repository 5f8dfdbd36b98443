/// A place on the canvas in points, x to the right and y downwards from the upper left corner.
package struct Position: Equatable, Sendable {
    package var x: Double, y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle in points.
package struct Rectangle: Equatable, Sendable {
    package var minX: Double, minY: Double, maxX: Double, maxY: Double

    package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    package var width: Double { maxX - minX }
    package var height: Double { maxY - minY }
    package var midX: Double { (minX + maxX) / 2 }
    package var midY: Double { (minY + maxY) / 2 }

    /// Whether a place is inside or on the edge.
    func holds(_ place: Position) -> Bool {
        place.x >= minX && place.x <= maxX && place.y >= minY && place.y <= maxY
    }

    /// Whether two rectangles share more than an edge.
    package func overlaps(_ other: Rectangle) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }
}
