/// The steps of the search for changes of level, on values without a unit.
struct LevelSearch {
    let values: [Double]
    let minimumChange: Double
    /// The noise between neighbours, above 0.
    let sigma: Double
    /// The values with their spikes clipped, in units of σ from their median.
    private let clipped: [Double]

    /// The smaller side up to which p counts all permutations, whatever the larger side has.
    static let exactSide = 8

    /// - Parameter values: at least `ChangePoints.fewestValues`, not all equal, of a magnitude near 1.
    init(_ values: [Double], minimumChange: Double) {
        self.values = values
        self.minimumChange = minimumChange
        let sigma = SeriesNoise.sigma(of: values)
        let middle = Sample.median(ofSorted: values.sorted())
        self.sigma = sigma
        clipped = SeriesNoise.clipped(values, sigma: sigma).map { ($0 - middle) / sigma }
    }

    /// The boundaries that stand, ascending.
    func confirmed() -> [Int] {
        var boundaries = moved(partition())
        var tests = boundaries.indices.map { test($0, of: boundaries) }
        while let worst = worstFailure(of: boundaries, tests) {
            boundaries.remove(at: worst)
            tests.remove(at: worst)
            // Only its neighbours have other values beside them now.
            for place in [worst - 1, worst] where boundaries.indices.contains(place) {
                tests[place] = test(place, of: boundaries)
            }
        }
        return boundaries
    }

    /// The best partition, and again where the noise turns out to be larger than σ says.
    private func partition() -> [Int] {
        let search = OptimalPartition(clipped, fewest: ChangePoints.fewestOfLevel)
        let penalty = ChangePoints.penalty * CMath.logarithm(Double(values.count))
        let first = search.boundaries(penalty: penalty)
        let residuals = residuals(of: first)
        let phi = SeriesNoise.autocorrelation(of: residuals, levels: first.count + 1)
        let scale = max(1, SeriesNoise.scaleOfMAD * Self.deviation(of: residuals))
        let factor = scale * scale * (1 + phi) / (1 - phi)
        // A larger penalty leaves a partition without boundaries as it is.
        return factor > 1 && !first.isEmpty
            ? search.boundaries(penalty: penalty * factor) : first
    }

    /// The clipped values less the means of their levels.
    private func residuals(of boundaries: [Int]) -> [Double] {
        var residuals: [Double] = []
        residuals.reserveCapacity(clipped.count)
        for (start, end) in zip([0] + boundaries, boundaries + [clipped.count]) {
            let level = clipped[start..<end]
            let mean = level.reduce(0, +) / Double(level.count)
            residuals += level.map { $0 - mean }
        }
        return residuals
    }

    /// How alike neighbours are beside the levels.
    func autocorrelation(of boundaries: [Int]) -> Double {
        SeriesNoise.autocorrelation(of: residuals(of: boundaries), levels: boundaries.count + 1)
    }

    /// The MAD, not scaled.
    static func deviation(of values: [Double]) -> Double {
        let middle = Sample.median(ofSorted: values.sorted())
        return Sample.median(ofSorted: values.map { abs($0 - middle) }.sorted())
    }

    /// The values before and after a boundary that test it: up to 50 of each of its levels.
    func sides(_ place: Int, of boundaries: [Int]) -> (left: Range<Int>, right: Range<Int>) {
        let boundary = boundaries[place]
        let start = place > 0 ? boundaries[place - 1] : 0
        let end = place + 1 < boundaries.count ? boundaries[place + 1] : values.count
        return (
            max(start, boundary - ChangePoints.mostTested)..<boundary,
            boundary..<min(end, boundary + ChangePoints.mostTested)
        )
    }

    /// The boundaries, each where the values next to it fit best to the medians on its two sides.
    private func moved(_ boundaries: [Int]) -> [Int] {
        var moved = boundaries
        for place in moved.indices {
            let (left, right) = sides(place, of: moved)
            let fewest = ChangePoints.fewestOfLevel
            let (lowest, highest) = (left.lowerBound + fewest, right.upperBound - fewest)
            var best = (index: moved[place], cost: Double.infinity)
            // The nearest first, so that of equal ones the nearest is kept.
            for step in 0...ChangePoints.reachOfMove {
                for index in Set([moved[place] - step, moved[place] + step]).sorted()
                where index >= lowest && index <= highest {
                    let cost =
                        distance(left.lowerBound..<index) + distance(index..<right.upperBound)
                    if cost < best.cost { best = (index, cost) }
                }
            }
            moved[place] = best.index
        }
        return moved
    }

    /// Σ|x − median|.
    private func distance(_ range: Range<Int>) -> Double {
        let middle = Sample.median(ofSorted: values[range].sorted())
        return values[range].reduce(0) { $0 + abs($1 - middle) }
    }

    /// What the values beside one boundary say of it.
    private struct BoundaryTest {
        /// Mann and Whitney's p, and the magnitude that a normal value exceeds so often.
        var pValue = 1.0, quantile = 0.0
        /// How many times the noise the medians lie apart.
        var steps = 0.0
        /// Whether it is too small, or a short level overlaps with its neighbour, whatever p is.
        var isHopeless = true

        /// p where neighbours are alike: the quantile shrinks by √((1 − φ) ÷ (1 + φ)), as if there were so many
        /// values less; a plain step stays as it is.
        ///
        /// - Source: Bayley and Hammersley 1946, "The 'Effective' Number of Independent Observations in an
        ///   Autocorrelated Time Series".
        func probability(autocorrelation phi: Double) -> Double {
            guard steps < LevelSearch.plainStep, phi > 0, pValue < 1 else { return pValue }
            let shrunk = quantile * ((1 - phi) / (1 + phi)).squareRoot()
            return CMath.complementaryError(shrunk / 2.0.squareRoot())
        }
    }

    private func test(_ place: Int, of boundaries: [Int]) -> BoundaryTest {
        let (left, right) = sides(place, of: boundaries)
        guard let before = try? Sample(Array(values[left])),
            let after = try? Sample(Array(values[right]))
        else { return BoundaryTest() }
        let test = Self.test(before, after)
        let steps = steps(before, after)
        let isShort = min(before.count, after.count) < Self.shortLevel
        let least = minimumChange * max(before.median, 0)
        return BoundaryTest(
            pValue: test.pValue,
            quantile: leastArgument(between: 0, and: 37) {
                CMath.complementaryError($0 / 2.0.squareRoot()) <= test.pValue
            },
            steps: steps,
            isHopeless: steps < ChangePoints.leastSize
                || abs(after.median - before.median) < least
                || isShort && abs(test.cliffsDelta) < Self.leastDelta)
    }

    /// The place of the boundary that fails by most; nil where all stand.
    private func worstFailure(of boundaries: [Int], _ tests: [BoundaryTest]) -> Int? {
        guard !tests.isEmpty else { return nil }
        let level = min(
            max(ChangePoints.familyLevel / Double(values.count), ChangePoints.leastLevel),
            ChangePoints.mostLevel)
        let phi = max(autocorrelation(of: boundaries), Self.usualAutocorrelation)
        var worst: (place: Int, pValue: Double, steps: Double)?
        for (place, test) in tests.enumerated() {
            let pValue = test.probability(autocorrelation: phi)
            guard pValue > level || test.isHopeless else { continue }
            if (pValue, -test.steps) > (worst?.pValue ?? -1, -(worst?.steps ?? 0)) {
                worst = (place, pValue, test.steps)
            }
        }
        return worst?.place
    }

    /// The least autocorrelation that p is corrected for: of few values it cannot be told, and of 391 real
    /// histories half had 0.19 or more, a quarter 0.36 or more.
    static let usualAutocorrelation = 0.3
    /// How many times the noise a step has that no autocorrelation explains, and whose p is not corrected.
    static let plainStep = 4.0
    /// A level of fewer values is short, and must hardly overlap with its neighbour.
    static let shortLevel = 8
    /// The least |δ| of a short level: of 4 against 50 values no more than 5 pairs of 200 may be the wrong way
    /// round. Else two far values at the end, with two before them, make a level.
    static let leastDelta = 0.95

    /// How many times the noise the medians lie apart: the larger of σ and of the scatter about the two medians.
    private func steps(_ before: Sample, _ after: Sample) -> Double {
        let rests =
            before.values.map { $0 - before.median } + after.values.map { $0 - after.median }
        let spread = SeriesNoise.scaleOfMAD * Sample.median(ofSorted: rests.map(abs).sorted())
        return abs(after.median - before.median) / max(sigma, spread)
    }

    /// Mann and Whitney's test of what comes after against what was before.
    static func test(_ before: Sample, _ after: Sample) -> MannWhitney {
        let isSmall = min(before.count, after.count) <= exactSide
        return MannWhitney(
            baseline: before, candidate: after,
            exactUpTo: isSmall
                ? ChangePoints.mostTested + exactSide : MannWhitney.largestExactCount)
    }
}
