import PerfModel

extension Change {
    /// The last step of each line from one session with a median to the next.
    ///
    /// - Parameter lines: trend lines; those with one session say nothing.
    static func steps(in lines: [Line]) -> [Change] {
        lines.compactMap { line in
            let timed = line.points.filter { $0.median != nil }
            guard timed.count > 1, let after = timed.last, let now = after.median,
                let then = timed[timed.count - 2].median, then > 0
            else { return nil }
            return Change(
                name: line.name, before: timed[timed.count - 2], after: after, ratio: now / then)
        }
    }

    /// The largest rise and the largest fall; of equal ones the first.
    ///
    /// - Returns: none, one or two; the rise first.
    static func largest(of steps: [Change]) -> [Change] {
        var rise: Change?
        var fall: Change?
        for step in steps {
            if step.ratio > rise?.ratio ?? 1 { rise = step }
            if step.ratio < fall?.ratio ?? 1 { fall = step }
        }
        return [rise, fall].compactMap(\.self)
    }
}
