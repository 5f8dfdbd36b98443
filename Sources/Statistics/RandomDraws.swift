extension RandomNumberGenerator {
    /// Draws an integer from 0 to `bound` − 1, each equally likely.
    ///
    /// The standard library may change how it draws; this may not, for orders and intervals must be
    /// the same next year.
    ///
    /// - Precondition: `bound` is at least 1.
    /// - Source: Lemire 2019, "Fast Random Integer Generation in an Interval", algorithm 5.
    package mutating func drawInteger(below bound: Int) -> Int {
        precondition(bound >= 1, "an integer below \(bound) cannot be drawn")
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let excess = (0 &- bound) % bound
            while product.low < excess { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// Draws a number between 0 and 1, both left out: the middle of one of 2^52 equal parts.
    package mutating func drawUnit() -> Double {
        (Double(next() >> 12) + 0.5) * 0x1p-52
    }

    /// Draws from the standard normal distribution.
    ///
    /// - Source: Marsaglia and Bray 1964, "A Convenient Method for Generating Normal Variables".
    package mutating func drawNormal() -> Double {
        while true {
            let x = 2 * drawUnit() - 1
            let y = 2 * drawUnit() - 1
            let square = x * x + y * y
            if square > 0 && square < 1 {
                return x * (-2 * CMath.logarithm(square) / square).squareRoot()
            }
        }
    }

    /// Draws from the gamma distribution of a shape of at least 1 and the scale 1.
    ///
    /// - Source: Marsaglia and Tsang 2000, "A Simple Method for Generating Gamma Variables".
    private mutating func drawGamma(shape: Double) -> Double {
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = drawNormal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            let u = drawUnit()
            if CMath.logarithm(u) < x * x / 2 + d - d * v + d * CMath.logarithm(v) { return d * v }
        }
    }

    /// Draws the `rank`-th smallest of `count` numbers that are uniform between 0 and 1.
    ///
    /// It has the beta distribution of `rank` and `count` − `rank` + 1, the share that the first of
    /// two gamma variables has in their sum: as cheap for a million numbers as for ten.
    ///
    /// - Source: Devroye 1986, "Non-Uniform Random Variate Generation", I.4.3 and IX.3.
    mutating func drawUniformOrderStatistic(rank: Int, of count: Int) -> Double {
        let first = drawGamma(shape: Double(rank))
        let rest = drawGamma(shape: Double(count - rank + 1))
        return first / (first + rest)
    }
}

extension Array {
    /// The elements in a random order, every order equally likely, the same for the same generator.
    ///
    /// - Source: Fisher and Yates 1938, in Durstenfeld's form (1964, "Algorithm 235").
    package func inRandomOrder(using generator: inout some RandomNumberGenerator) -> [Element] {
        var order = self
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, generator.drawInteger(below: last + 1))
        }
        return order
    }
}
