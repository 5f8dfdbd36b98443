import Statistics

/// What is said of one configuration of two sides.
package enum JudgedVerdict: Equatable, Sendable {
    case regressed, improved, unchanged
    case undecided(JudgedReason)

    init(_ verdict: Verdict) {
        switch verdict {
        case .regressed: self = .regressed
        case .improved: self = .improved
        case .unchanged: self = .unchanged
        case .undecided(.tooFew): self = .undecided(.tooFew)
        case .undecided(.notResolved): self = .undecided(.notResolved)
        case .undecided(.belowNoiseFloor): self = .undecided(.belowNoiseFloor)
        case .undecided(.zero): self = .undecided(.zero)
        }
    }

    /// The word of the glossary.
    package var word: String {
        switch self {
        case .regressed: "regressed"
        case .improved: "improved"
        case .unchanged: "unchanged"
        case .undecided: "undecided"
        }
    }

    package var reason: JudgedReason? {
        if case .undecided(let reason) = self { reason } else { nil }
    }

    /// Whether the values were looked at: what has too few, or none to be held against, was not judged.
    package var isJudged: Bool {
        switch reason {
        case nil, .notResolved, .belowNoiseFloor: true
        case .tooFew, .differentHosts, .noBaseline, .zero: false
        }
    }
}

/// Why nothing is said of a configuration.
package enum JudgedReason: String, CaseIterable, Equatable, Sendable {
    case notResolved = "not-resolved"
    case belowNoiseFloor = "below-noise-floor"
    case tooFew = "too-few"
    case noBaseline = "no-baseline"
    case differentHosts = "different-hosts"
    case zero
}

/// What counts as a value where two sides are held against each other.
package enum JudgedMethod: String, Equatable, Sendable {
    /// Each session counts once, on both sides.
    case sessions
    /// One to three new sessions against ten or more: a prediction from how those scatter.
    case newSessions = "new-sessions"
    /// The runs of one session a side.
    case runs
}
