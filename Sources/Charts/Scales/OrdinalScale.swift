/// Names at equal distances: value 0 is the first name, 1 the second; others have no place.
package struct OrdinalScale: Scale, Equatable {
    package let names: [String]
    package let ticks: [Tick]

    /// Makes a scale over names; without any it has no ticks, with one it has it in the middle.
    package init(_ names: [String]) {
        self.names = names
        ticks = names.enumerated().map { Tick(value: Double($0.offset), label: $0.element) }
    }

    package func position(of value: Double) -> Double? {
        guard value >= 0, value <= Double(names.count - 1) else { return nil }
        return names.count > 1 ? value / Double(names.count - 1) : 0.5
    }
}
