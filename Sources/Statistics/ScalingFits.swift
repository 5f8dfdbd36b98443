/// How the times of one program with several counts of workers scale: every law, and which of them holds.
///
/// A law that nothing identifies is nil, with the reason; one whose numbers cannot be believed is there, with the
/// reason as well. Residuals are all of ln(time), so that they can be compared; `best` is the law with the least
/// `informationCriterion` among those without a reason.
package struct ScalingFits: Equatable, Sendable {
    /// The laws, in the order in which the simpler stands first.
    package enum Law: String, CaseIterable, Equatable, Sendable {
        case amdahl, gustafson, usl
        case karpFlatt = "karp_flatt"
    }

    /// Why a law says nothing, or nothing that can be believed.
    package enum Reason: Equatable, Sendable {
        /// All times are of one count of workers.
        case oneCountOnly
        /// So many counts of workers are needed, so many are there.
        case tooFewCounts(needed: Int, given: Int)
        /// There is no run with one worker.
        case noOneWorker
        /// So many workers are slower than one.
        case slower(workers: Int)
        /// So many workers are more than so many times as fast as one.
        case superlinear(workers: Int)
        /// A number that the law needs exceeds the largest `Double`, or is no number.
        case notFinite
    }

    /// The time with one worker: the median of its runs, else as Amdahl's law has it; nil for another count only.
    package let baseline: Double?
    /// Whether that time was measured.
    package let isBaselineMeasured: Bool
    package let amdahl: Amdahl?
    package let gustafson: Gustafson?
    package let usl: UniversalScalability?
    /// The serial share that each count beyond one worker shows, the fewest first.
    package let karpFlatt: [(workers: Int, share: Double)]
    /// Why some of the laws say nothing or are not to be believed.
    package let notApplicable: [Law: Reason]
    /// The law that describes the medians best; nil where too few of them tell.
    package let best: Law?

    package static func == (one: Self, other: Self) -> Bool {
        one.amdahl == other.amdahl && one.gustafson == other.gustafson && one.usl == other.usl
            && one.baseline == other.baseline && one.notApplicable == other.notApplicable
            && one.karpFlatt.elementsEqual(other.karpFlatt, by: ==) && one.best == other.best
    }

    /// - Parameter times: per count of workers, in any order, each count once.
    /// - Throws: `AmdahlRefusal` for counts below 1 and times that are not above 0; never `oneCountOnly`.
    /// - Complexity: some thousand steps of O(n).
    package init(times: [Int: Sample]) throws(AmdahlRefusal) {
        for workers in times.keys.sorted() {
            guard workers >= 1 else { throw .workersNotPositive(workers) }
            guard let least = times[workers]?.minimum, least > 0 else {
                throw .timeNotPositive(workers: workers)
            }
        }
        var reasons: [Law: Reason] = [:]
        let one = times[1]?.median
        if times.count > 1 {
            amdahl = try Amdahl(times: times)
        } else {
            (amdahl, reasons[.amdahl]) = (nil, .oneCountOnly)
        }
        baseline = one ?? amdahl?.oneWorker
        isBaselineMeasured = one != nil
        gustafson = Gustafson(times: times)
        usl = UniversalScalability(times: times)
        karpFlatt = Self.shares(times, one: one)
        reasons.merge(Self.missing(times, gustafson: gustafson, usl: usl)) { first, _ in first }
        if let doubt = amdahl?.doubt.map(Reason.init) {
            reasons[.amdahl] = doubt
            if case .superlinear = doubt, usl != nil { reasons[.usl] = doubt }
        }
        if let doubt = gustafson?.doubt(most: times.keys.max() ?? 1) {
            reasons[.gustafson] = doubt
        }
        notApplicable = reasons
        // A measured T(1) is met exactly: its residual is 0, and it is one of the points.
        let points = Double(times.count)
        let held = one == nil ? 1 : ((points - 1) / points).squareRoot()
        best = Self.best(
            points: times.count,
            [
                (.amdahl, amdahl?.residual.map { $0 * held }, 2),
                (.gustafson, gustafson?.residual.map { $0 * held }, 2),
                (.usl, usl?.residual, 3),
            ].filter { reasons[$0.0] == nil })
    }

    private static func shares(
        _ times: [Int: Sample], one: Double?
    ) -> [(workers: Int, share: Double)] {
        guard let one else { return [] }
        return times.keys.sorted().compactMap { workers in
            times[workers].flatMap {
                Statistics.karpFlatt(speedUp: one / $0.median, workers: workers)
            }
            .map { (workers, $0) }
        }
    }

    /// Why laws are not there at all.
    private static func missing(
        _ times: [Int: Sample], gustafson: Gustafson?, usl: UniversalScalability?
    ) -> [Law: Reason] {
        var reasons: [Law: Reason] = [:]
        let relative: Reason? =
            times[1] == nil ? .noOneWorker : times.count < 2 ? .oneCountOnly : nil
        if gustafson == nil { reasons[.gustafson] = relative ?? .notFinite }
        if let relative { reasons[.karpFlatt] = relative }
        if usl == nil {
            let needed = UniversalScalability.fewestCounts
            reasons[.usl] =
                times.count < 2
                ? .oneCountOnly
                : times.count < needed
                    ? .tooFewCounts(needed: needed, given: times.count) : .notFinite
        }
        return reasons
    }

    private static func best(points: Int, _ laws: [(Law, Double?, Int)]) -> Law? {
        var best: (law: Law, criterion: Double)?
        for (law, residual, parameters) in laws {
            guard let residual,
                let criterion = informationCriterion(
                    residual: residual, points: points, parameters: parameters)
            else { continue }
            if criterion < best?.criterion ?? .infinity { best = (law, criterion) }
        }
        return best?.law
    }
}

extension ScalingFits.Reason {
    fileprivate init(_ doubt: Amdahl.Doubt) {
        switch doubt {
        case .slower(let workers): self = .slower(workers: workers)
        case .superlinear(let workers): self = .superlinear(workers: workers)
        }
    }
}

extension Gustafson {
    /// Why s is not to be believed: it lies outside of 0 … 1 by more than `Amdahl.tolerance`.
    fileprivate func doubt(most: Int) -> ScalingFits.Reason? {
        if fittedShare < -Amdahl.tolerance { return .superlinear(workers: most) }
        if fittedShare > 1 + Amdahl.tolerance { return .slower(workers: most) }
        return nil
    }
}
