import Statistics
import Testing

@Suite struct `Mann and Whitney's test` {
    @Test(arguments: [([1], [1]), ([1], [2]), ([5, 5, 5], [5, 5]), ([1, 1], [1, 1, 1, 1])])
    func `cannot tell apart what is too little or equal`(a: [Double], b: [Double]) throws {
        #expect(try test(a, b).pValue == 1)
    }

    @Test func `of equal values beyond the exact limit has the probability 1`() throws {
        let equal = [Double](repeating: 3, count: 30)
        let result = try test(equal, equal)
        #expect(!result.isExact)
        #expect(result.pValue == 1)
        #expect(result.cliffsDelta == 0)
        #expect(result.candidateWins == 450)
    }

    @Test(arguments: [1, 2])
    func `of one value against many equal ones is no less probable than one choice`(few: Int) throws
    {
        let many = [Double](repeating: 11, count: 40)
        let result = try test([Double](repeating: 10, count: few), many)
        let choices = few == 1 ? 41.0 : 42 * 41 / 2
        #expect(!result.isExact)
        #expect(abs(result.pValue - 1 / choices) < 1e-15)
    }

    @Test func `of three values each never reaches the usual level`() throws {
        let result = try test([1, 2, 3], [11, 12, 13])
        #expect(result.pValue == 0.1)
        #expect(result.cliffsDelta == 1)
        #expect(result.candidateWins == 9)
        #expect(result.isExact)
    }

    @Test func `of completely separate samples counts two ways of all`() throws {
        // C(20, 10) = 184,756 ways to choose.
        let result = try test((0..<10).map(Double.init), (100..<110).map(Double.init))
        #expect(result.pValue == 2.0 / 184_756)
    }

    @Test func `has the same answer when a sample is the smaller or the larger`() throws {
        let small = [1.0, 4, 4]
        let large = [2.0, 3, 4, 5, 6, 7, 8]
        let (forth, back) = try (test(small, large), test(large, small))
        #expect(forth.pValue == back.pValue)
        #expect(forth.cliffsDelta == -back.cliffsDelta)
        #expect(forth.candidateWins + back.candidateWins == 21)
    }

    @Test(arguments: 1...4, 1...4)
    func `equals the count of all permutations`(sizeA: Int, sizeB: Int) throws {
        let bound = sizeA + sizeB > 6 ? 3 : 4
        try everyList(of: sizeA, below: bound) { a in
            try everyList(of: sizeB, below: bound) { b in
                let slow = slowProbability(a, b)
                let result = try test(a, b)
                #expect(abs(result.pValue - slow) < 1e-14, "\(a) \(b)")
                #expect(result.candidateWins == wins(a, b), "\(a) \(b)")
            }
        }
    }

    @Test(arguments: [20, 21, 200, 3_000])
    func `beyond the limit goes over smoothly into the normal approximation`(count: Int) throws {
        var generator = SplitMix64(seed: 11)
        let a = (0..<count).map { _ in Double(generator.drawInteger(below: 50)) }
        let b = (0..<count).map { _ in Double(generator.drawInteger(below: 50)) }
        let result = try test(a, b)
        #expect(result.isExact == (2 * count <= 40))
        #expect(result.pValue > 0 && result.pValue <= 1)
        let moved = try test(a, b.map { $0 + 50 })
        #expect(moved.pValue < 1e-7)
        #expect(moved.cliffsDelta == 1)
    }

    @Test func `gives a false alarm as seldom as its level says`() throws {
        var generator = SplitMix64(seed: 13)
        let rounds = 1_000
        var alarms = 0
        for _ in 0..<rounds {
            let a = (0..<6).map { _ in Double(generator.drawInteger(below: 30)) }
            let b = (0..<6).map { _ in Double(generator.drawInteger(below: 30)) }
            if try test(a, b).pValue <= MannWhitney.usualLevel { alarms += 1 }
        }
        // Four standard errors above 5 %.
        #expect(alarms > 10 && alarms < 78)
    }

    private func test(_ a: [Double], _ b: [Double]) throws -> MannWhitney {
        MannWhitney(baseline: try Sample(a), candidate: try Sample(b))
    }

    /// Calls `body` with every ascending list of a length of integers below a bound.
    private func everyList(
        of length: Int, below bound: Int, from start: Int = 0, prefix: [Double] = [],
        _ body: ([Double]) throws -> Void
    ) rethrows {
        guard prefix.count < length else { return try body(prefix) }
        for value in start..<bound {
            try everyList(
                of: length, below: bound, from: value, prefix: prefix + [Double(value)], body)
        }
    }

    private func wins(_ a: [Double], _ b: [Double]) -> Double {
        b.reduce(0) { sum, right in
            sum + a.reduce(0) { $0 + (right > $1 ? 1 : right == $1 ? 0.5 : 0) }
        }
    }

    /// Goes through every choice of the candidates out of all values, by the bits of an integer.
    private func slowProbability(_ a: [Double], _ b: [Double]) -> Double {
        let pool = a + b
        let middle = Double(a.count * b.count) / 2
        let distance = abs(wins(a, b) - middle)
        var all = 0.0
        var asFar = 0.0
        for bits in 0..<(1 << pool.count) where bits.nonzeroBitCount == b.count {
            let chosen = pool.indices.filter { bits >> $0 & 1 == 1 }.map { pool[$0] }
            let others = pool.indices.filter { bits >> $0 & 1 == 0 }.map { pool[$0] }
            all += 1
            if abs(wins(others, chosen) - middle) >= distance { asFar += 1 }
        }
        return asFar / all
    }
}
