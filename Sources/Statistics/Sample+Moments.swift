extension Sample {
    /// The arithmetic mean.
    ///
    /// The mean of the differences from a first mean corrects the rounding of the first, and all is
    /// computed in units of a power of two near the largest magnitude, so that no sum overflows.
    package var mean: Double { scaledMean * unit }

    /// The standard deviation with n − 1 in the denominator.
    ///
    /// Nil for one value, which shows no spread, and where it exceeds the largest `Double`.
    ///
    /// - Source: Chan, Golub, LeVeque 1983, "Algorithms for Computing the Sample Variance", two-pass.
    package var standardDeviation: Double? {
        guard count > 1 else { return nil }
        let unit = unit
        let mean = scaledMean
        // Differences in units of the largest one: their squares neither overflow nor vanish.
        let reach = max(abs(minimum / unit - mean), abs(maximum / unit - mean))
        guard reach > 0 else { return 0 }
        var squares = 0.0
        var differences = 0.0
        for value in sorted {
            let difference = (value / unit - mean) / reach
            squares += difference * difference
            differences += difference
        }
        let variance = (squares - differences * differences / Double(count)) / Double(count - 1)
        let deviation = max(variance, 0).squareRoot() * reach * unit
        return deviation.isFinite ? deviation : nil
    }

    /// The standard deviation as a share of the mean's magnitude.
    ///
    /// Nil for one value, where the mean is 0, and where the quotient exceeds the largest `Double`.
    package var coefficientOfVariation: Double? {
        guard let standardDeviation, mean != 0 else { return nil }
        let share = standardDeviation / abs(mean)
        return share.isFinite ? share : nil
    }

    /// A power of two near the largest magnitude; 1 where all values are 0.
    private var unit: Double {
        let magnitude = max(abs(minimum), abs(maximum))
        return magnitude > 0 ? magnitude.binade : 1
    }

    /// The mean in units of `unit`, between the smallest and the largest value.
    ///
    /// The sums run in ascending order, so that the order given changes no digit.
    private var scaledMean: Double {
        let unit = unit
        let size = Double(count)
        let first = sorted.reduce(0) { $0 + $1 / unit } / size
        let correction = sorted.reduce(0) { $0 + ($1 / unit - first) } / size
        return min(max(first + correction, minimum / unit), maximum / unit)
    }
}
