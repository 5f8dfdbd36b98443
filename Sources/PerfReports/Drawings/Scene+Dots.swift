import Charts

extension Scene {
    /// How many runs are drawn as dots.
    var dots: Int { Self.dots(in: elements) }

    private static func dots(in elements: [Element]) -> Int {
        elements.map { element in
            switch element {
            case .dots(let places, _): places.count
            case .group(let group): dots(in: group.elements)
            case .line, .area, .box, .boxes, .marker, .text: 0
            }
        }.reduce(0, +)
    }
}
