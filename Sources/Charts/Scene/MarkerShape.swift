/// The outline of a marker; shapes have about the same area.
package enum MarkerShape: CaseIterable, Equatable, Sendable {
    case circle, square, diamond, triangle, triangleDown, hexagon, cross

    /// The radius of the circle, in points.
    static let radius = 4.0

    /// The corners around the centre, in points; empty for the circle.
    package var corners: [Position] {
        switch self {
        case .circle: []
        case .square: Self.corners([(-3.6, -3.6), (3.6, -3.6), (3.6, 3.6), (-3.6, 3.6)])
        case .diamond: Self.corners([(0, -5), (5, 0), (0, 5), (-5, 0)])
        case .triangle: Self.corners([(0, -5), (4.8, 3.4), (-4.8, 3.4)])
        case .triangleDown: Self.corners([(0, 5), (4.8, -3.4), (-4.8, -3.4)])
        case .hexagon:
            Self.corners([(-2.3, -4), (2.3, -4), (4.6, 0), (2.3, 4), (-2.3, 4), (-4.6, 0)])
        case .cross:
            Self.corners([
                (-4.4, -2), (-2, -4.4), (0, -2.4), (2, -4.4), (4.4, -2), (2.4, 0), (4.4, 2),
                (2, 4.4), (0, 2.4), (-2, 4.4), (-4.4, 2), (-2.4, 0),
            ])
        }
    }

    private static func corners(_ pairs: [(Double, Double)]) -> [Position] {
        pairs.map { Position($0.0, $0.1) }
    }
}
