import Charts
import TestSupport
import Testing

@Suite struct `Ticks of a scale` {
    @Test(arguments: [
        (Double.nan, 1.0, 5), (0, .infinity, 5), (-.infinity, 0, 5), (0, 1, 0), (0, 1, -3),
        (-1.7e308, 1.7e308, 5),
    ])
    func `are absent where there is nothing to divide`(start: Double, stop: Double, count: Int) {
        #expect(Ticks(start, stop, about: count).values.isEmpty)
    }

    @Test(arguments: [0.0, 4, -0.25, 1e-9, 1e9, 1e300])
    func `of a single value are that value`(value: Double) {
        #expect(Ticks(value, value, about: 5).values == [value])
    }

    @Test(arguments: [
        (0.0, 1.0, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
        (0, 0.71, 5, [0, 0.2, 0.4, 0.6]),
        (0.71, 0, 5, [0, 0.2, 0.4, 0.6]),
        (-1, 1, 5, [-1, -0.5, 0, 0.5, 1]),
        (90, 113, 5, [90, 95, 100, 105, 110]),
        (0, 6, 6, [0, 1, 2, 3, 4, 5, 6]),
        (1e9, 2e9, 2, [1e9, 1.5e9, 2e9]),
        (1e-9, 3e-9, 2, [1e-9, 2e-9, 3e-9]),
        (0.29, 0.3, 1, [0.29, 0.3]),
    ])
    func `are exact multiples of a round step`(
        start: Double, stop: Double, count: Int, expected: [Double]
    ) {
        #expect(Ticks(start, stop, about: count).values == expected)
    }

    @Test func `change their step at the geometric midpoints of 1, 2, 5 and 10`() {
        let spans: [(Double, Double)] = [
            (14.1, 1), (14.2, 2), (31.6, 2), (31.7, 5), (70.7, 5), (70.8, 10),
        ]
        for (span, step) in spans {
            #expect(Ticks(0, span, about: 10).step == step, "0…\(span)")
        }
    }

    @Test(arguments: [(0.2, 1), (0.5, 1), (1.0, 0), (20, 0), (0.01, 2), (5e-9, 9), (2e-12, 9)])
    func `say how many decimals tell them apart`(step: Double, digits: Int) {
        #expect(Ticks(0, step * 5, about: 5).digits == digits)
    }

    @Test func `have no negative zero`() {
        for value in Ticks(-1, 1, about: 4).values where value == 0 {
            #expect(value.sign == .plus)
        }
    }

    @Test func `stay inside the domain and ascend`() {
        var generator = SeededGenerator(seed: 1)
        for round in 0..<2000 {
            let scale = Double.random(in: -250...250, using: &generator)
            let start = Double.random(in: -1...1, using: &generator) * power(scale)
            let stop = start + Double.random(in: 0...1, using: &generator) * power(scale)
            let ticks = Ticks(start, stop, about: Int.random(in: 1...20, using: &generator))
            #expect(ticks.values.allSatisfy { $0 >= start && $0 <= stop }, "seed 1, \(round)")
            #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
            #expect(ticks.values.count <= 40 && ticks.step > 0)
        }
    }

    private func power(_ exponent: Double) -> Double {
        var result = 1.0
        for _ in 0..<Int(exponent.magnitude) { result *= exponent < 0 ? 0.1 : 10 }
        return result
    }
}
