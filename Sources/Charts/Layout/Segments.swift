/// The segments of one stacked bar: where each part starts and stops.
struct Segments: Equatable, Sendable {
    struct Item: Equatable, Sendable {
        /// The index of the part.
        let part: Int
        /// In the axis' unit, `start` < `stop`.
        let start: Double, stop: Double
    }

    let stack: Stack
    let items: [Item]
    /// Where the stretch that belongs to no part starts and stops.
    let rest: Item?
    /// What is said at the end; NaN for a bar without anything.
    let total: Double
    /// Where the bar ends; NaN for a bar without anything.
    let end: Double

    /// A rest smaller than this share of the total is noise.
    private static let leastRest = 0.01

    init(_ stack: Stack, parts: [Part]) {
        self.stack = stack
        var sum = 0.0
        var items: [Item] = []
        for (part, value) in stack.values.prefix(parts.count).enumerated() {
            guard let value = value.flatMap(Number.drawable), value > 0,
                Number.drawable(sum + value) != nil, sum + value > sum
            else { continue }
            items.append(Item(part: part, start: sum, stop: sum + value))
            sum += value
        }
        self.items = items
        let isZero = stack.values.contains { $0 == 0 }
        let given = stack.total.flatMap(Number.drawable).flatMap { $0 >= 0 ? $0 : nil }
        total = given ?? (items.isEmpty && !isZero ? .nan : sum)
        let hasRest = given.map { $0 - sum > Self.leastRest * $0 } ?? false
        rest = hasRest ? Item(part: parts.count, start: sum, stop: given ?? sum) : nil
        end = total.isNaN ? .nan : max(sum, rest?.stop ?? 0)
    }
}
