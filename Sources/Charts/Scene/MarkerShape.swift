/// The outline of a marker; those of lines have about the same area.
package enum MarkerShape: CaseIterable, Equatable, Sendable {
    case circle, square, diamond, triangle, triangleDown, hexagon, hourglass
    /// An upright bar, for a value on a horizontal row.
    case bar

    /// The radius of the circle, in points.
    static let radius = 4.0

    /// The corners around the centre, in points; empty for the circle.
    ///
    /// Whole distances between corners keep the path data short.
    package var corners: [Position] {
        switch self {
        case .circle: []
        case .square: Self.corners([(-3.5, -3.5), (3.5, -3.5), (3.5, 3.5), (-3.5, 3.5)])
        case .diamond: Self.corners([(0, -5), (5, 0), (0, 5), (-5, 0)])
        case .triangle: Self.corners([(0, -5.5), (5, 3.5), (-5, 3.5)])
        case .triangleDown: Self.corners([(0, 5.5), (5, -3.5), (-5, -3.5)])
        case .hexagon: Self.corners([(-2, -4), (2, -4), (5, 0), (2, 4), (-2, 4), (-5, 0)])
        case .hourglass: Self.corners([(-4, -4.5), (4, -4.5), (-4, 4.5), (4, 4.5)])
        case .bar: Self.corners([(-1.5, -13), (1.5, -13), (1.5, 13), (-1.5, 13)])
        }
    }

    private static func corners(_ pairs: [(Double, Double)]) -> [Position] {
        pairs.map { Position($0.0, $0.1) }
    }
}
