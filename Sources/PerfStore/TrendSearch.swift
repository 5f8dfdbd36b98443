/// Finds which sessions the trend of each benchmark may be about, from the newest session back.
struct TrendSearch {
    /// The most sessions of one configuration.
    let most: Int
    /// By the benchmark's row.
    private var found: [Int64: Candidate] = [:]

    /// What a benchmark's newest session measures of it.
    struct Candidate {
        /// The place of that session, its host's row and its label.
        let newest: Int
        let host: Int64?
        let label: String?
        /// For each configuration of that session, by its row, the sessions on that host under that
        /// label that have it, newest first.
        var places: [Int64: [Int]]
    }

    init(most: Int) { self.most = most }

    /// Takes what a session measures; sessions come newest first.
    mutating func add(
        _ members: [(configuration: Int64, benchmark: Int64)], of place: Int, host: Int64?,
        label: String?
    ) {
        for (configuration, benchmark) in members {
            guard let newest = found[benchmark]?.newest else {
                found[benchmark] = Candidate(
                    newest: place, host: host, label: label, places: [configuration: [place]])
                continue
            }
            if newest == place {
                found[benchmark]?.places[configuration] = [place]
            } else if found[benchmark]?.host == host, found[benchmark]?.label == label,
                found[benchmark]?.places[configuration].map({ $0.count < most }) ?? false
            {
                found[benchmark]?.places[configuration]?.append(place)
            }
        }
    }

    /// The candidates of all benchmarks, under the places of their newest sessions, in no order.
    var candidates: [Int: [Candidate]] { Dictionary(grouping: found.values, by: \.newest) }
}
