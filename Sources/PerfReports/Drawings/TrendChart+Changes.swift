import Charts
import PerfModel

/// The steps that a trend chart shows: levels along the lines, and a rule between two sessions.
extension TrendChart {
    /// The changes of a drawn line, oldest first, each inside it.
    func changes(of line: Line) -> [TrendChange] {
        marks.changes
            .filter { $0.line == line.key && line.points.indices.dropFirst().contains($0.index) }
            .sorted { $0.index < $1.index }
    }

    /// The stretches of one level of a line, from rule to rule; none for a line without changes.
    func levels(of line: Line, at positions: [String: Double]) -> [Level] {
        let changes = changes(of: line)
        guard let first = changes.first, let start = place(0, of: line, at: positions),
            let end = place(line.points.count - 1, of: line, at: positions)
        else { return [] }
        let steps = changes.compactMap { step($0, of: line, at: positions) }
        let values = [first.before] + changes.map(\.after)
        let ends = [start] + steps + [end]
        guard ends.count == values.count + 1 else { return [] }
        return values.indices.map {
            Level(from: ends[$0], to: ends[$0 + 1], value: values[$0] * 1e-9)
        }
    }

    private func place(_ index: Int, of line: Line, at positions: [String: Double]) -> Double? {
        positions[line.points[index].session.id]
    }

    /// The middle between the points before and after a change.
    private func step(
        _ change: TrendChange, of line: Line, at positions: [String: Double]
    ) -> Double? {
        guard let before = place(change.index - 1, of: line, at: positions),
            let after = place(change.index, of: line, at: positions)
        else { return nil }
        return (before + after) / 2
    }

    /// Changes of all lines that lie between the same two sessions.
    struct Step {
        var before: Session, after: Session
        var changes: [(line: Line, change: TrendChange)]
    }

    /// Oldest first.
    var steps: [Step] {
        let found = lines.flatMap { line in changes(of: line).map { (line: line, change: $0) } }
        let groups = Groups(found) { line, change in
            [change.index - 1, change.index].map { line.points[$0].session.id }
        }
        return groups.all.compactMap { changes in
            changes.first.map { line, change in
                Step(
                    before: line.points[change.index - 1].session,
                    after: line.points[change.index].session, changes: changes)
            }
        }.sorted { Session.precedes($0.after, $1.after) }
    }

    /// A rule for each step, with its size and the two commits.
    func rules(at positions: [String: Double]) -> [Rule] {
        steps.compactMap { step in
            guard let before = positions[step.before.id], let after = positions[step.after.id]
            else { return nil }
            return Rule(
                .x((before + after) / 2), label: "\(words(of: step)) \(Self.since(step.after))",
                detail: Self.between(step), style: .mark)
        }
    }

    /// `+8.3 %`; of several lines `serial +8.3 %, threads ×4 +7.9 %`, of many `5 lines +1.2–+8.3 %`.
    func words(of step: Step) -> String {
        let changes = step.changes
        if lines.count == 1, let only = changes.first { return only.change.words }
        if changes.count <= 2 {
            return changes.map { "\($0.line.name) \($0.change.words)" }.joined(separator: ", ")
        }
        let sorted = changes.sorted {
            $0.change.after * $1.change.before < $1.change.after * $0.change.before
        }
        let ends = [sorted[0], sorted[sorted.count - 1]].map(\.change.words)
        let range = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
        return "\(Digits.count(changes.count, "line")) \(range)"
    }

    /// `since 2026-11-07`; where the session has no start, since its revision.
    static func since(_ session: Session) -> String {
        let place = session.startedAt?.date ?? session.revision?.shortName
        return "since \(place ?? "session \(session.id.prefix(8))")"
    }

    /// `between 3f2a91c and 8b04d7e (4 commits)`; empty where a revision is not known.
    static func between(_ step: Step) -> String {
        guard let before = step.before.revision, let after = step.after.revision else { return "" }
        if before == after { return "both at \(after.shortName)" }
        let commits = step.changes.lazy.compactMap(\.change.commits).first
            .map { " (\(Digits.count($0, "commit")))" }
        return "between \(before.shortName) and \(after.shortName)\(commits ?? "")"
    }

    /// What the newest step of a single line says in a title: `slower since 2026-11-07`; nil without.
    var claim: String? {
        guard lines.count == 1, let step = steps.last, let change = step.changes.first?.change,
            change.before != change.after
        else { return nil }
        return "\(change.after > change.before ? "slower" : "faster") \(Self.since(step.after))"
    }

    /// A sentence for each step.
    var stepSentences: [String] {
        steps.map { step in
            let detail = Self.between(step)
            let what = words(of: step)
            return "Level \(what) \(Self.since(step.after))\(detail.isEmpty ? "" : ", \(detail)")."
        }
    }
}
