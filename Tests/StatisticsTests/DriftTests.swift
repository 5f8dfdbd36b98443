import Testing

@testable import Statistics

@Suite struct `The drift of a sample` {
    @Test(arguments: [[1], [1, 2], [3, 3, 3, 3]] as [[Double]])
    func `is not told where there is no order`(values: [Double]) throws {
        #expect(try Sample(values).drift == nil)
    }

    @Test func `of rising values is certain, and exact for few`() throws {
        let drift = try #require(try Sample([1, 2, 3, 5, 8, 13]).drift)
        #expect(drift.correlation == 1)
        #expect(drift.pValue == 2.0 / 720)
        #expect(drift.change == 8 / 2.0 - 1)
        #expect(drift.isEvident)
        let least = try #require(try Sample([5, 4, 3, 2, 1]).drift)
        #expect(least.correlation == -1)
        #expect(least.pValue == 2.0 / 120)
        #expect(!least.isEvident)
    }

    /// SciPy 1: scipy.stats.spearmanr(range(10), values).
    @Test func `of more than nine values has the probability of Student's t`() throws {
        let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
        let drift = try #require(try Sample(values).drift)
        #expect(abs(drift.correlation - 0.391_453_783_156_039_3) < 1e-12)
        #expect(abs(drift.pValue - 0.263_287_552_992_341_3) < 1e-9)
    }

    /// Every order of the values, one by one: how far its sum of rank × place is from the middle.
    @Test(
        arguments: [
            [1, 2, 3], [2, 1, 1, 3], [4, 1, 3, 2, 5], [1, 1, 2, 2, 3, 3], [1, 3, 2, 4, 6, 5, 7],
            [1, 1, 1, 2, 1, 3, 3],
        ] as [[Double]])
    func `has for few values the probability of all orders`(values: [Double]) throws {
        func distance(_ order: [Double]) -> Int {
            let sum = order.enumerated().reduce(0) { sum, place in
                let below = order.count { $0 < place.element }
                let rank = 2 * below + order.count { $0 == place.element } + 1
                return sum + 2 * rank * (place.offset + 1)
            }
            return abs(sum - order.count * (order.count + 1) * (order.count + 1))
        }
        let orders = Self.orders(of: values)
        let far = orders.count { distance($0) >= distance(values) }
        let drift = try #require(try Sample(values).drift)
        #expect(abs(drift.pValue - Double(far) / Double(orders.count)) < 1e-12)
    }

    private static func orders(of values: [Double]) -> [[Double]] {
        guard values.count > 1 else { return [values] }
        return values.indices.flatMap { index -> [[Double]] in
            var rest = values
            let first = rest.remove(at: index)
            return orders(of: rest).map { [first] + $0 }
        }
    }

    @Test func `leaves the middle value out of both halves, and 0 has no change`() throws {
        #expect(try Sample([1, 1, 9, 3, 3]).drift?.change == 2)
        #expect(try Sample([0, 0, 9, 3, 3]).drift?.change == nil)
    }
}
