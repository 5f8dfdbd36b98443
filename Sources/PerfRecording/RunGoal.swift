/// How often a configuration is measured.
package enum RunGoal: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// So many times, 0 or more.
    case count(Int)
    /// Until the median is known well enough.
    case enough(EnoughRuns)

    package init(integerLiteral count: Int) { self = .count(count) }

    /// How many runs there will be; nil where that shows on the way.
    package var count: Int? {
        guard case .count(let count) = self else { return nil }
        return count
    }

    /// At most so many runs; nil: as many as fit in the budget.
    package var most: Int? {
        switch self {
        case .count(let count): count
        case .enough(let enough): enough.most
        }
    }

    /// At least so many runs, unless the budget is spent before.
    package var least: Int {
        switch self {
        case .count(let count): count
        case .enough(let enough): enough.least
        }
    }
}

/// As many runs as it takes to know the median of a configuration well enough.
///
/// After `least` runs that count it is measured further until the interval of the median, at least
/// 95 %, reaches no further than `precision` of the median to either side, or `budget` is spent, or
/// `most` runs are made.
package struct EnoughRuns: Hashable, Sendable {
    /// 6 unless given: the fewest that have an interval of 95 %.
    package var least: Int
    /// Whether the user named `least`: then the budget does not end a configuration before.
    package var isLeastGiven: Bool
    /// Nil: as many as fit in the budget.
    package var most: Int?
    /// The share of the median that the interval may reach to each side, greater than 0.
    package var precision: Double
    /// What the configuration's timed runs may take together, nanoseconds; a run that was begun before
    /// is finished.
    package var budget: Int64

    package init(
        least: Int = 6, isLeastGiven: Bool = false, most: Int? = nil, precision: Double = 0.02,
        budget: Int64 = 10_000_000_000
    ) {
        self.least = least
        self.isLeastGiven = isLeastGiven
        self.most = most
        self.precision = precision
        self.budget = budget
    }
}
