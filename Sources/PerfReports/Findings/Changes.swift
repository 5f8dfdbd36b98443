import PerfModel

extension Change {
    /// The largest rise and the largest fall of a median from a session to the next, newest only.
    ///
    /// - Parameter lines: trend lines; those with one session say nothing.
    /// - Returns: none, one or two; the rise first.
    static func largest(in lines: [Line]) -> [Change] {
        let steps = lines.compactMap { line -> Change? in
            let timed = line.points.filter { $0.median != nil }
            guard timed.count > 1, let after = timed.last, let now = after.median,
                let then = timed[timed.count - 2].median, then > 0
            else { return nil }
            return Change(
                name: line.name, before: timed[timed.count - 2], after: after, ratio: now / then)
        }
        guard let rise = steps.max(by: { $0.ratio < $1.ratio }),
            let fall = steps.min(by: { $0.ratio < $1.ratio })
        else { return [] }
        let rises = rise.ratio > 1 ? [rise] : []
        return rises + (fall.ratio < 1 || rises.isEmpty ? [fall] : [])
    }
}
