/// Which tick labels are shown where not all of them fit.
enum TickThinning {
    /// Chooses labels that keep a distance, the important ones first.
    ///
    /// - Parameter labels: ascending by place, with width and rank.
    /// - Returns: the indices of the labels that stay, ascending.
    static func chosen(_ labels: [(place: Double, width: Double, rank: Int)], gap: Double) -> [Int]
    {
        if labels.allSatisfy({ $0.rank == 0 }) { return everyNth(labels, gap: gap) }
        var kept: [Int] = []
        for index in labels.indices.sorted(by: { (labels[$0].rank, $0) < (labels[$1].rank, $1) })
        where kept.allSatisfy({ areApart(labels[$0], labels[index], gap: gap) }) {
            kept.append(index)
        }
        return kept.sorted()
    }

    /// Keeps every label, every second, every third …, counted from the last, the newest.
    private static func everyNth(
        _ labels: [(place: Double, width: Double, rank: Int)], gap: Double
    ) -> [Int] {
        for stride in 1...max(labels.count, 1) {
            let kept = labels.indices.filter { (labels.count - 1 - $0) % stride == 0 }
            if zip(kept, kept.dropFirst()).allSatisfy({
                areApart(labels[$0], labels[$1], gap: gap)
            }) {
                return kept
            }
        }
        return []
    }

    private static func areApart(
        _ left: (place: Double, width: Double, rank: Int),
        _ right: (place: Double, width: Double, rank: Int), gap: Double
    ) -> Bool {
        (left.place - right.place).magnitude >= (left.width + right.width) / 2 + gap
    }
}
