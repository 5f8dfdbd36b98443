extension Amdahl {
    /// Fits the law; with a single count beside one worker p is exact, from both medians.
    ///
    /// - Parameter times: per count of workers, in any order, each count once, every time above 0.
    /// - Throws: `AmdahlRefusal`; a p that cannot be believed is a result, with its doubt.
    /// - Complexity: O(n) per step, of which there are about 400.
    package init(times: [Int: Sample]) throws(AmdahlRefusal) {
        let counts = times.keys.sorted()
        for workers in counts {
            guard workers >= 1 else { throw .workersNotPositive(workers) }
            guard let least = times[workers]?.minimum, least > 0 else {
                throw .timeNotPositive(workers: workers)
            }
        }
        guard counts.count > 1, let most = counts.last else { throw .oneCountOnly }
        let one = times[1]?.median
        let fit = LogFit(
            runs: counts.filter { one == nil || $0 > 1 }.flatMap { workers in
                (times[workers]?.sorted ?? []).map { (workers, CMath.logarithm($0)) }
            }, oneWorker: one.map(CMath.logarithm))
        let exact =
            counts.count > 2
            ? nil
            : one.flatMap { one in
                times[most].flatMap { parallelFraction(speedUp: one / $0.median, workers: most) }
            }
        let fraction = exact ?? fit.fraction(mostWorkers: most)
        let start = fit.start(fraction)
        fittedFraction = fraction
        oneWorker = one ?? CMath.exponential(start)
        isOneWorkerMeasured = one != nil
        let medians = counts.filter { one == nil || $0 > 1 }
            .compactMap { workers in times[workers].map { (workers, CMath.logarithm($0.median)) } }
        let isFree = medians.count > (one == nil ? 2 : 1)
        residual =
            isFree
            ? (LogFit.squares(medians, fraction, start) / Double(medians.count)).squareRoot() : nil
        doubt = Self.doubt(
            fraction, most: most,
            speedUps: medians.map { ($0, CMath.exponential(start - $1)) })
    }

    /// What lies beyond a bound of the law, the fewest workers first.
    private static func doubt(
        _ fraction: Double, most: Int, speedUps: [(workers: Int, factor: Double)]
    ) -> Doubt? {
        for (workers, factor) in speedUps where workers > 1 {
            if factor > Double(workers) * (1 + tolerance) { return .superlinear(workers: workers) }
            if factor < 1 - tolerance { return .slower(workers: workers) }
        }
        let pools = speedUps.filter { $0.workers > 1 }
        if fraction > 1 + rounding {
            let first = pools.first { $0.factor > Double($0.workers) }
            return .superlinear(workers: first?.workers ?? most)
        }
        if fraction < -rounding {
            return .slower(workers: pools.first { $0.factor < 1 }?.workers ?? most)
        }
        return nil
    }
}

/// The sum of squares to be made least, over p alone.
private struct LogFit {
    /// Counts of workers with the logarithm of one time each.
    let runs: [(workers: Int, logarithm: Double)]
    /// The logarithm of T(1); nil where it is fitted.
    let oneWorker: Double?

    /// ln T(1): given, or the mean of what every run says of it.
    func start(_ fraction: Double) -> Double {
        if let oneWorker { return oneWorker }
        let sum = runs.reduce(0.0) {
            $0 + $1.logarithm - CMath.logarithm(Amdahl.share(fraction, $1.workers))
        }
        return sum / Double(runs.count)
    }

    static func squares(
        _ runs: [(workers: Int, logarithm: Double)], _ fraction: Double, _ start: Double
    ) -> Double {
        runs.reduce(0.0) { sum, run in
            let share = Amdahl.share(fraction, run.workers)
            guard share > 0 else { return .infinity }
            let difference = run.logarithm - start - CMath.logarithm(share)
            return sum + difference * difference
        }
    }

    private func cost(_ fraction: Double) -> Double {
        Self.squares(runs, fraction, start(fraction))
    }

    /// The p of least cost: by steps, then by golden section.
    ///
    /// p lies below n/(n − 1) for the most workers n, where the law's time would vanish.
    ///
    /// - Source: Kiefer 1953, "Sequential Minimax Search for a Maximum", for the section.
    func fraction(mostWorkers: Int) -> Double {
        let upper = Double(mostWorkers) / Double(mostWorkers - 1)
        let lower = Amdahl.leastFraction
        let steps = 240
        let step = (upper - lower) / Double(steps)
        let best =
            (0..<steps).map { lower + step * Double($0) }
            .min { cost($0) < cost($1) } ?? 0
        return section(max(best - step, lower), min(best + step, upper))
    }

    private func section(_ lower: Double, _ upper: Double) -> Double {
        let golden = (5.0.squareRoot() - 1) / 2
        var (low, high) = (lower, upper)
        for _ in 0..<100 where high - low > 1e-14 {
            let (left, right) = (high - golden * (high - low), low + golden * (high - low))
            if cost(left) <= cost(right) { high = right } else { low = left }
        }
        return (low + high) / 2
    }
}
