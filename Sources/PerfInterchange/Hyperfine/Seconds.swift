/// Times in seconds as they are written, and what can be computed from them by whoever reads them.
struct Seconds {
    /// At least one, in the order given.
    let values: [Double]
    private let sorted: [Double]

    /// - Parameter nanoseconds: whole ones; below 2^53 (104 days) each second is the nearest double.
    /// - Returns: nil where there are none.
    init?(nanoseconds: [Int64]) {
        guard !nanoseconds.isEmpty else { return nil }
        values = nanoseconds.map { Double($0) / 1e9 }
        sorted = values.sorted()
    }

    var least: Double { sorted[0] }
    var most: Double { sorted[sorted.count - 1] }

    var mean: Double { Self.sum(values) / Double(values.count) }

    /// The middle one, or the mean of the two in the middle.
    var median: Double {
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
            ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The standard deviation with n − 1; nil for one value.
    var deviation: Double? {
        guard values.count > 1 else { return nil }
        let mean = mean
        let squares = values.map { ($0 - mean) * ($0 - mean) }
        return (Self.sum(squares) / Double(values.count - 1)).squareRoot()
    }

    /// A sum that does not lose what the small ones add.
    ///
    /// - Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
    ///   Summen", ZAMM 54 (1974), method IV.
    private static func sum(_ values: [Double]) -> Double {
        var sum = 0.0
        var lost = 0.0
        for value in values {
            let next = sum + value
            lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
            sum = next
        }
        return sum + lost
    }
}
