import PerfModel
import Statistics

/// A configuration beside what it was at an earlier time, on the same host.
struct Move {
    /// What is called before and now; of the first the factor tells how many times as fast the second is.
    private(set) var comparison: Comparison

    /// What can be told of it.
    enum Told {
        case slower, faster
        /// They differ, by less than `Comparison.leastGain`.
        case slightly
        case notApart
        case tooFew
    }

    /// Nil where a side has no run that counts or a median is zero.
    init?(_ now: SweepPoint, since before: SweepPoint) {
        guard let comparison = Comparison(now, against: before) else { return nil }
        self.comparison = comparison
    }

    var before: SweepPoint { comparison.baseline }
    var now: SweepPoint { comparison.candidate }

    /// The median now over the median before, above 1 where it is slower.
    var ratio: Double { 1 / comparison.factor }

    /// Where the ratio lies; nil for too few runs.
    var interval: Interval? {
        comparison.interval.map {
            Interval(lower: 1 / $0.upper, upper: 1 / $0.lower, confidence: $0.confidence)
        }
    }

    var told: Told {
        guard comparison.hasEnoughRuns else { return .tooFew }
        guard comparison.isResolved else { return .notApart }
        if comparison.factor >= Comparison.leastGain { return .faster }
        return ratio >= Comparison.leastGain ? .slower : .slightly
    }

    /// How large the change is, the same for twice and for half.
    var size: Double { max(ratio, comparison.factor) }

    /// Moves that are looked at together: their probabilities are corrected for that.
    ///
    /// - Source: Benjamini and Hochberg 1995.
    static func family(_ moves: [Move]) -> [Move] {
        let comparisons = Comparison.family(moves.map(\.comparison))
        return zip(moves, comparisons).map { move, comparison in
            var move = move
            move.comparison = comparison
            return move
        }
    }

    /// What can be told first, the largest change of that first, then in the order given.
    static func byWeight(_ moves: [Move]) -> [Move] {
        func rank(_ told: Told) -> Int {
            switch told {
            case .slower, .faster: 0
            case .slightly: 1
            case .notApart: 2
            case .tooFew: 3
            }
        }
        return moves.indices.sorted { left, right in
            let ranks = (rank(moves[left].told), rank(moves[right].told))
            if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
            let sizes = (moves[left].size, moves[right].size)
            return sizes.0 == sizes.1 ? left < right : sizes.0 > sizes.1
        }.map { moves[$0] }
    }
}

/// A configuration that has no partner, and why.
struct Unpaired {
    var point: SweepPoint
    var reason: Reason

    enum Reason: CaseIterable {
        /// The baseline has it on other hosts only.
        case otherHost
        /// The baseline does not have it.
        case notMeasured
        /// Its newest session belongs to the baseline, or only the baseline has it.
        case notSince
        /// No run of one side counts.
        case noRuns
    }
}
