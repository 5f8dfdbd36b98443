/// Names at equal distances: value 0 is the first name, 1 the second.
package struct OrdinalScale: Scale, Equatable {
    package let names: [String]
    package let ticks: [Tick]

    /// Makes a scale over names; without any it has no ticks and every value is in the middle.
    package init(_ names: [String]) {
        self.names = names
        ticks = names.enumerated().map { Tick(value: Double($0.offset), label: $0.element) }
    }

    package func position(of value: Double) -> Double? {
        guard let value = Number.drawable(value) else { return nil }
        return names.count > 1 ? value / Double(names.count - 1) : 0.5
    }
}
