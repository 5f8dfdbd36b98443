import Statistics
import Testing

@Suite struct `Random draws` {
    @Test func `of a seed are those of the published generator`() {
        var generator = SplitMix64(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test func `below 1 are 0`() {
        var generator = SplitMix64(seed: 0)
        #expect((0..<100).allSatisfy { _ in generator.drawInteger(below: 1) == 0 })
    }

    @Test func `below a bound are the same for ever`() {
        var generator = SplitMix64(seed: 42)
        let drawn = (0..<12).map { _ in generator.drawInteger(below: 10) }
        #expect(drawn == [7, 1, 2, 3, 0, 8, 2, 8, 3, 6, 2, 4])
    }

    @Test func `reject what would favour some integers`() {
        // 2^64 = 3·(2^64 − 1)/3 + 1, so that of three the product's low half 0 is one too many.
        var generator = ScriptedGenerator(numbers: [0, 1, UInt64.max])
        #expect(generator.drawInteger(below: 3) == 0)
        #expect(generator.numbers == [UInt64.max])
        #expect(generator.drawInteger(below: 3) == 2)
    }

    @Test func `are as frequent for every integer`() {
        var generator = SplitMix64(seed: 3)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[generator.drawInteger(below: 7)] += 1 }
        let deviation = counts.reduce(0.0) { $0 + Double(($1 - 10_000) * ($1 - 10_000)) / 10_000 }
        // The 99.9 % quantile of chi square with 6 degrees of freedom.
        #expect(deviation < 22.46)
    }

    @Test func `of an order keep nothing and one element as they are`() {
        var generator = SplitMix64(seed: 1)
        #expect([Int]().inRandomOrder(using: &generator) == [])
        #expect([7].inRandomOrder(using: &generator) == [7])
        #expect(generator == SplitMix64(seed: 1))
    }

    @Test func `of an order are the same for ever`() {
        var generator = SplitMix64(seed: 42)
        let order = Array(0..<10).inRandomOrder(using: &generator)
        #expect(order == [8, 3, 6, 5, 4, 0, 9, 2, 1, 7])
        #expect(order.sorted() == Array(0..<10))
    }

    @Test func `of an order are as frequent for every order`() {
        var generator = SplitMix64(seed: 5)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<24_000 {
            counts[[1, 2, 3, 4].inRandomOrder(using: &generator), default: 0] += 1
        }
        #expect(counts.count == 24)
        let deviation = counts.values.reduce(0.0) {
            $0 + Double(($1 - 1_000) * ($1 - 1_000)) / 1_000
        }
        // The 99.9 % quantile of chi square with 23 degrees of freedom.
        #expect(deviation < 49.73)
    }
}

/// Gives the numbers it was given, one by one.
private struct ScriptedGenerator: RandomNumberGenerator {
    var numbers: [UInt64]

    mutating func next() -> UInt64 { numbers.removeFirst() }
}
