/// How often a configuration is to be measured, as far as somebody said so; nil: not said.
package struct GoalRequest: Hashable, Sendable, ExpressibleByIntegerLiteral {
    package enum Count: Hashable, Sendable {
        /// As many as it takes.
        case auto
        case count(Int)
    }

    package var count: Count?
    /// 1 or more.
    package var least: Int?
    package var most: Int?
    /// A share of the median, greater than 0.
    package var precision: Double?
    package var budget: Duration?

    package init(
        _ count: Count? = nil, least: Int? = nil, most: Int? = nil, precision: Double? = nil,
        budget: Duration? = nil
    ) {
        self.count = count
        self.least = least
        self.most = most
        self.precision = precision
        self.budget = budget
    }

    /// What it is asked for by, in the options' order.
    package static let names = ["runs", "min-runs", "max-runs", "precision", "budget"]

    package init(integerLiteral count: Int) { self.init(.count(count)) }

    /// What is said beside the number of runs, by the options' names, in their order.
    private var limits: [String] {
        [
            ("min-runs", least != nil), ("max-runs", most != nil), ("precision", precision != nil),
            ("budget", budget != nil),
        ].filter(\.1).map(\.0)
    }

    /// What contradicts itself; nil where nothing does.
    package var fault: GoalFault? {
        if case .count(let count) = count, let limit = limits.first {
            return .countWith(count: count, limit: limit)
        }
        if let least, let most, most < least { return .mostBelowLeast(least: least, most: most) }
        return nil
    }

    /// This request where it says something, else the other one.
    ///
    /// A number of runs leaves nothing of the other; a limit beside none asks for as many runs as it
    /// takes.
    package func over(_ other: GoalRequest) -> GoalRequest {
        if case .count = count { return self }
        guard count != nil || !limits.isEmpty else { return other }
        return GoalRequest(
            .auto, least: least ?? other.least, most: most ?? other.most,
            precision: precision ?? other.precision, budget: budget ?? other.budget)
    }

    /// The same of a benchmark whose suite is told otherwise: a number of runs of its own stays where
    /// it is less than what is asked for.
    package func told(_ asked: GoalRequest, over suite: GoalRequest) -> GoalRequest {
        guard case .count(let own) = count else { return asked.over(over(suite)) }
        if case .count(let most) = asked.count { return GoalRequest(.count(min(own, most))) }
        return GoalRequest(.count(min(own, asked.most ?? own)))
    }

    /// The goal, with what was not said as it usually is.
    package var goal: RunGoal {
        if case .count(let count) = count { return .count(count) }
        var enough = EnoughRuns()
        if let least {
            enough.least = least
            enough.isLeastGiven = true
        }
        if let most {
            enough.most = most
            enough.least = min(enough.least, most)
        }
        if let precision { enough.precision = precision }
        if let budget { enough.budget = budget.nanoseconds }
        return .enough(enough)
    }
}

/// What a request for runs contradicts itself in.
package enum GoalFault: Error, Hashable, Sendable {
    /// A number of runs, and a limit that only makes sense without one, by its option's name.
    case countWith(count: Int, limit: String)
    case mostBelowLeast(least: Int, most: Int)
}

extension Duration {
    /// Whole nanoseconds, at most what fits.
    package var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : whole + attoseconds / 1_000_000_000
    }
}
