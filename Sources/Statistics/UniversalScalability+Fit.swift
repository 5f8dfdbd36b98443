extension UniversalScalability {
    /// Fits the law to every run.
    ///
    /// - Parameter times: per count of workers, in any order, every count at least 1 and every time above 0.
    /// - Returns: nil for fewer counts than `fewestCounts`.
    /// - Complexity: O(n) per step, of which there are some hundreds.
    /// - Source: Marquardt 1963, "An Algorithm for Least-Squares Estimation of Nonlinear Parameters"; Golub and
    ///   Pereyra 1973 for leaving γ out, whose logarithm follows from the two others.
    package init?(times: [Int: Sample]) {
        let counts = times.keys.sorted()
        guard counts.count >= Self.fewestCounts, (counts.first ?? 0) >= 1 else { return nil }
        let runs = counts.flatMap { workers in
            (times[workers]?.sorted ?? []).map {
                ScalabilityFit.Run(count: Double(workers), logarithm: CMath.logarithm($0))
            }
        }
        let fit = ScalabilityFit(runs: runs)
        let best = fit.best()
        let start = fit.logarithmOfGamma(best.sigma, best.kappa)
        (sigma, kappa) = (best.sigma, best.kappa)
        gamma = CMath.exponential(start)
        guard gamma > 0, gamma.isFinite else { return nil }
        let squares = counts.reduce(0.0) { sum, workers in
            guard let median = times[workers]?.median else { return sum }
            let run = ScalabilityFit.Run(
                count: Double(workers), logarithm: CMath.logarithm(median))
            let rest = run.rest(best.sigma, best.kappa) + start
            return sum + rest * rest
        }
        residual = (squares / Double(counts.count)).squareRoot()
    }
}

/// The least squares of ln(time) over σ and κ, both within 0 … 1.
private struct ScalabilityFit {
    struct Run {
        var count: Double
        var logarithm: Double

        /// ln(time) − ln(predicted) where γ is 1.
        func rest(_ sigma: Double, _ kappa: Double) -> Double {
            logarithm + CMath.logarithm(count)
                - CMath.logarithm(UniversalScalability.delay(count, sigma, kappa))
        }
    }

    typealias Point = (sigma: Double, kappa: Double)

    let runs: [Run]

    func logarithmOfGamma(_ sigma: Double, _ kappa: Double) -> Double {
        -runs.reduce(0.0) { $0 + $1.rest(sigma, kappa) } / Double(runs.count)
    }

    private func squares(_ point: Point) -> Double {
        let start = logarithmOfGamma(point.sigma, point.kappa)
        return runs.reduce(0.0) { sum, run in
            let rest = run.rest(point.sigma, point.kappa) + start
            return sum + rest * rest
        }
    }

    /// The best end of walks from several starts.
    func best() -> Point {
        let starts: [Point] = [
            linearised(), (0.05, 0.001), (0, 0), (0.5, 0), (0, 0.01), (1, 0), (0.1, 1e-6),
        ]
        var best: (point: Point, squares: Double)?
        for start in starts {
            let end = walk(from: start)
            let found = squares(end)
            if found < best?.squares ?? .infinity { best = (end, found) }
        }
        return best?.point ?? (0, 0)
    }

    /// Gunther's start: (n ÷ S − 1) ÷ (n − 1) = σ + κ·n, a straight line; S from the fewest workers.
    private func linearised() -> Point {
        guard let first = runs.min(by: { $0.count < $1.count }) else { return (0, 0) }
        let points = runs.filter { $0.count > max(first.count, 1) }.map { run in
            let relative = CMath.exponential(run.logarithm - first.logarithm)
            return (x: run.count, y: (run.count / first.count * relative - 1) / (run.count - 1))
        }
        let kappa = slope(of: points) ?? 0
        let sigma =
            points.reduce(0.0) { $0 + $1.y - kappa * $1.x } / Double(max(points.count, 1))
        return (min(max(sigma, 0), 1), min(max(kappa, 0), 1))
    }

    private func walk(from start: Point) -> Point {
        var (point, damping) = (start, 1e-3)
        var least = squares(point)
        for _ in 0..<200 where damping < 1e12 {
            let step = step(at: point, damping: damping)
            let next: Point = (
                min(max(point.sigma + step.sigma, 0), 1), min(max(point.kappa + step.kappa, 0), 1)
            )
            let found = squares(next)
            if found < least {
                (point, least, damping) = (next, found, damping / 10)
            } else {
                damping *= 10
            }
        }
        return point
    }

    /// Marquardt's step; a parameter that is held by its bound takes none.
    private func step(at point: Point, damping: Double) -> Point {
        let start = logarithmOfGamma(point.sigma, point.kappa)
        let slopes = runs.map { run in
            let delay = UniversalScalability.delay(run.count, point.sigma, point.kappa)
            let one = (run.count - 1) / delay
            return (sigma: one, kappa: one * run.count)
        }
        let size = Double(runs.count)
        let means = slopes.reduce((sigma: 0.0, kappa: 0.0)) {
            ($0.sigma + $1.sigma / size, $0.kappa + $1.kappa / size)
        }
        var (ss, sk, kk, sr, kr) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (run, slope) in zip(runs, slopes) {
            let rest = run.rest(point.sigma, point.kappa) + start
            let (s, k) = (slope.sigma - means.sigma, slope.kappa - means.kappa)
            ss += s * s
            sk += s * k
            kk += k * k
            sr += s * rest
            kr += k * rest
        }
        let holdsSigma = (point.sigma <= 0 && sr <= 0) || (point.sigma >= 1 && sr >= 0)
        let holdsKappa = (point.kappa <= 0 && kr <= 0) || (point.kappa >= 1 && kr >= 0)
        (ss, kk) = (ss * (1 + damping), kk * (1 + damping))
        if holdsSigma { return (0, holdsKappa || kk <= 0 ? 0 : kr / kk) }
        if holdsKappa { return (ss <= 0 ? 0 : sr / ss, 0) }
        let determinant = ss * kk - sk * sk
        guard determinant > 0 else { return (0, 0) }
        return ((kk * sr - sk * kr) / determinant, (ss * kr - sk * sr) / determinant)
    }
}
