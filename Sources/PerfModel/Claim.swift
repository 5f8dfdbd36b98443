/// A sentence of one of the documents and what runs must show for it to hold.
package struct Claim: Hashable, Sendable {
    /// Which document says it: `000` to `004`.
    package var document: String
    /// A stable name: lower-case words with `-` between, each once.
    package var name: String
    /// What it says, in our own words: one sentence with its full stop.
    package var text: String
    package var test: ClaimTest
    /// Which runtimes' points it speaks of.
    package var runtimes: Runtimes
    /// What is known to be wrong or missing in it, one or more sentences; nil: nothing.
    package var correction: String?

    /// Which runtimes a claim speaks of; a point without a runtime (the documents') is a Python's.
    package enum Runtimes: Hashable, Sendable {
        case every
        /// Every runtime whose first word is not `swift`.
        case python
        /// As `python`, without those whose last word is `nogil`.
        case pythonWithLock
    }

    package init(
        document: String, name: String, text: String, test: ClaimTest,
        runtimes: Runtimes = .pythonWithLock, correction: String? = nil
    ) {
        self.document = document
        self.name = name
        self.text = text
        self.test = test
        self.runtimes = runtimes
        self.correction = correction
    }
}

/// What points say about a claim.
package enum ClaimVerdict: String, CaseIterable, Hashable, Sendable {
    case holds
    case doesNotHold = "does not hold"
    /// There are points, but too few runs or differences that say nothing.
    case undecided
    /// There are no points for it, or nothing that could be measured.
    case notMeasured = "not measured"
}

/// The points that a test speaks of: a benchmark's configurations that match every filter.
package struct ClaimPoints: Hashable, Sendable {
    package var benchmark: String
    package var filter: [DimensionFilter]

    package init(_ benchmark: String, _ filter: DimensionFilter...) {
        self.benchmark = benchmark
        self.filter = filter
    }

    package func contains(_ configuration: Configuration) -> Bool {
        configuration.benchmark == benchmark && filter.allSatisfy { $0.matches(configuration) }
    }
}

/// What has to be seen for a claim to hold.
///
/// How every test is judged:
/// - Points of one session are judged together. What the filters leave open besides `workers`
///   (runtime, start method, mechanism) splits them into groups with a verdict each. Two points
///   belong together when each dimension that *both* state and neither side's filter names, `workers`
///   left out, is the same in both: a serial point without `start` goes with every start method.
/// - Times are `Measurements.timed`. Two points are *told apart* by the method for two samples; with
///   one run a side by a difference beyond both reading errors together, else not at all.
/// - *Pairs* have the same number of workers; a `serial` point pairs with every number, and so does
///   a point whose filter names its workers.
/// - No point on one of the sides: `not measured`.
package enum ClaimTest: Hashable, Sendable {
    /// Every pair's first point is faster. A pair that is slower: does not hold (said with its
    /// workers). Otherwise a pair that cannot be told apart: undecided.
    case faster(ClaimPoints, than: ClaimPoints)

    /// Every step to the next larger number of workers is faster, as far as `upTo` (nil: all), and
    /// where larger numbers were measured, none of them gains `smallestGain` over the time at `upTo`.
    case fasterWithMoreWorkers(ClaimPoints, upTo: Int?)

    /// Every step to the next larger number of workers is slower. A step that is faster: does not
    /// hold. Otherwise one that cannot be told apart: undecided.
    case slowerWithMoreWorkers(ClaimPoints)

    /// No pair's gain (time of the second ÷ time of the first) reaches `smallestGain`. The interval
    /// of one wholly at or above it: does not hold; one that holds it inside: undecided.
    case noGain(ClaimPoints, over: ClaimPoints)

    /// The first points are slower at every number of workers up to the lower bound and faster from
    /// the upper bound on. A pair that is the other way: does not hold.
    case crossover(ClaimPoints, overtake: ClaimPoints, between: ClosedRange<Int>)

    /// Time of the second ÷ time of the first lies in the range for every pair: by its interval,
    /// wholly inside holds, wholly outside does not, else undecided; with one run a side by its value.
    case factor(ClaimPoints, over: ClaimPoints, within: ClosedRange<Double>)

    /// Cached takes longer than not cached, else alike (`mechanism` aside). All pairs that are
    /// told apart say so: holds; all say the opposite: does not hold; both signs or none: undecided.
    case cachingCosts(ClaimPoints)

    /// Amdahl's p = (1 − 1/S) ÷ (1 − 1/n), S the first's speed-up over the second, lies in the range
    /// for every pair, judged as `factor`. Where no p can be believed: does not hold.
    case parallelFraction(ClaimPoints, over: ClaimPoints, within: ClosedRange<Double>)

    /// 100 × (mean user + mean sys) ÷ mean wall of the whole process lies in the range.
    case cpuPercent(ClaimPoints, within: ClosedRange<Double>)

    /// Mean user time is above mean wall time (true) or not (false) in every point.
    case userAboveWall(ClaimPoints, Bool)

    /// The workers' memory together (`Details.memory`, medians) is more in every pair.
    case memoryMore(ClaimPoints, than: ClaimPoints)

    /// The named phases make up this share (0 to 1) of the timed duration in every point: the
    /// median over runs of their sum ÷ the median of `timed`.
    case phaseShare(ClaimPoints, phases: [String], within: ClosedRange<Double>)

    /// Runs with a parameter `payload` above this many bytes end `timed-out`, the others `ok`.
    case deadlocks(ClaimPoints, above: Int)

    /// The metric `lost_updates` is above 0 in some run of the first points and in none of the
    /// second. None in the first: undecided (a race need not happen).
    case lostUpdates(ClaimPoints, noneIn: ClaimPoints)

    /// Nothing of this study can show it; the sentence says why.
    case notMeasured(String)

    /// A gain below this is none; a ratio of times. Ours: 10 % is above the noise of a calm machine.
    package static let smallestGain = 1.1
}
