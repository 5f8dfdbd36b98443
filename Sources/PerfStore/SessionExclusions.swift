import PerfModel

/// The exclusions that hold for the runs of one session.
struct SessionExclusions {
    /// In the order in which they were made.
    let all: [Annotation]
    /// By the configuration's row: which of them are about it, in the same order.
    private var rules: [Int64: [Rule]] = [:]

    private struct Rule {
        var place: Int
        /// Nil for all positions.
        var positions: ClosedRange<Int>?
    }

    init(_ all: [Annotation], of configurations: [StoredConfiguration]) {
        self.all = all
        for stored in configurations {
            let rules = all.enumerated().compactMap { place, exclusion in
                exclusion.isAbout(benchmark: stored.configuration.benchmark)
                    ? Rule(place: place, positions: exclusion.positions) : nil
            }
            if !rules.isEmpty { self.rules[stored.id] = rules }
        }
    }

    /// The first exclusion of a run, as a place in `all`; nil where it counts.
    ///
    /// - Parameter configuration: the row of the run's configuration.
    func place(of configuration: Int64, position: Int64) -> Int? {
        guard !rules.isEmpty, let rules = rules[configuration] else { return nil }
        return rules.first { $0.positions?.contains(Int(position)) ?? true }?.place
    }

    /// Whether a run is excluded.
    func holds(_ configuration: Int64, position: Int64) -> Bool {
        place(of: configuration, position: position) != nil
    }
}
