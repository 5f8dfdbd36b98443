import Statistics

extension TrendChange {
    /// The steps of a line's medians from session to session, oldest first; none in fewer sessions
    /// than `ChangePoints` looks at. What is excluded counts in none.
    static func found(in line: Line) -> [TrendChange] {
        let counted = line.points.indices.filter { line.points[$0].median != nil }
        let medians = counted.compactMap { line.points[$0].median }
        guard medians.count >= ChangePoints.fewestValues, let sample = try? Sample(medians) else {
            return []
        }
        return ChangePoints(of: sample).points.map { point in
            TrendChange(
                line: line.key, index: counted[point.index], before: point.before,
                after: point.after)
        }
    }
}
