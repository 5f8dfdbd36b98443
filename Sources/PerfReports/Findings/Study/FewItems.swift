import PerfModel

/// Fewer items than workers: some have nothing to do, so the run cannot show how workers scale.
struct FewItems: StudyFact {
    let items: Int
    /// The most workers that were timed.
    let mostWorkers: Int
    /// Of each strategy with more workers than items, its fastest point with several against its base.
    let contests: [Contest]

    /// The parameter that tells how many items there are.
    static let parameter = "items"

    init?(of group: StudyGroup) {
        guard let number = group.points.first?.configuration.number(of: Self.parameter),
            let items = Int(exactly: number), items >= 1,
            let most = group.points.map(\.configuration.crew).max(), most > items
        else { return nil }
        self.items = items
        mostWorkers = most
        contests = group.pools.compactMap { pool in
            guard let base = pool.base,
                pool.crowds.contains(where: { $0.configuration.crew > items })
            else { return nil }
            return fastest(of: pool.crowds).flatMap { Contest($0, against: base) }
        }
    }

    var statement: Statement {
        let idle = mostWorkers - items
        let key =
            "\(Digits.count(items, "item")) can occupy \(Digits.count(items)) of"
            + " \(Digits.count(mostWorkers)) workers: \(Digits.count(idle)) have nothing to do."
        guard !contests.isEmpty else { return Statement(key) }
        let told = contests.map { contest in
            contest.order == .neither
                ? "\(contest.candidate.words) cannot be told apart from \(contest.baseline.words)"
                    + " (\(contest.medians))"
                : "\(contest.candidate.words) is \(contest.factorWords) as"
                    + " \(contest.baseline.words) (\(contest.medians))"
        }
        let list = Quantity.list(told)
        return Statement(
            key,
            "\(list.prefix(1).uppercased())\(list.dropFirst()); \(contests[0].runsWords). That says"
                + " nothing of the strategy.")
    }
}
