/// What must be minded about the runs of one configuration in one session: facts with their numbers.
///
/// Times are in nanoseconds. Nothing is ever left out of a number because of a warning.
package enum SampleWarning: Equatable, Sendable {
    /// Some runs lie far from the median; the effect is the mean with them over the one without, less 1.
    case outliers(count: Int, runs: Int, effectOnMean: Double?)
    /// The first run that counts lies far above the median.
    case slowFirstRun(first: Double, median: Double)
    /// The runs fall into two groups, each with its mean; the share is that of the upper one.
    case bimodal(lower: Double, upper: Double, upperShare: Double)
    /// The runs follow their order; the change is that of the last half's median over the first half's.
    case drift(change: Double, correlation: Double, pValue: Double)
    /// The step of the clock is no small part of the median.
    case clockTick(tick: Double, median: Double)
    /// Starting a process that does nothing takes much of the median.
    case nearTimingFloor(floor: Double, median: Double)
    /// Others took this share of the CPU time that was wanted, 0…1.
    case steal(share: Double, when: Moment)
    /// The runs were held back by a quota for this share of their time, and cores were slowed down
    /// because they were hot as often.
    case throttled(share: Double, slowdowns: Int64)
    /// There are fewer runs than an interval needs.
    case tooFew(runs: Int)

    /// When something was taken.
    package enum Moment: Equatable, Sendable {
        case duringRuns, beforeStart
    }

    /// What a kind of warning is called in JSON; these names stay.
    package enum Name: String, CaseIterable, Sendable {
        case tooFew = "too-few"
        case slowFirstRun = "slow-first-run"
        case outliers
        case bimodal
        case drift
        case clockTick = "clock-tick"
        case nearTimingFloor = "near-timing-floor"
        case steal
        case throttled
    }

    package var name: Name {
        switch self {
        case .outliers: .outliers
        case .slowFirstRun: .slowFirstRun
        case .bimodal: .bimodal
        case .drift: .drift
        case .clockTick: .clockTick
        case .nearTimingFloor: .nearTimingFloor
        case .steal: .steal
        case .throttled: .throttled
        case .tooFew: .tooFew
        }
    }

    /// How bad it is beside others of its name: larger is worse.
    var severity: Double {
        switch self {
        case .outliers(let count, let runs, _): Double(count) / Double(max(runs, 1))
        case .slowFirstRun(let first, let median): first / median
        case .bimodal(let lower, let upper, _): upper / lower
        case .drift(let change, _, _): abs(change)
        case .clockTick(let tick, let median): tick / median
        case .nearTimingFloor(let floor, let median): floor / median
        case .steal(let share, _): share
        case .throttled(let share, let slowdowns): share + Double(slowdowns)
        case .tooFew(let runs): -Double(runs)
        }
    }
}
