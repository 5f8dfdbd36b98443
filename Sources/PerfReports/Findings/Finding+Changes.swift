import PerfModel

extension Finding {
    func endings(_ tally: Tally, _ worst: [SweepPoint]) -> Statement {
        let kinds = Outcome.allCases.filter { $0 != .ok }.compactMap { outcome -> String? in
            let count = tally.outcomes[outcome] ?? 0
            return count == 0 ? nil : "\(Digits.count(count)) \(outcome.rawValue)"
        }
        let places = worst.map { point in
            let words = point.configuration.words
            let missed = point.attempts - point.runs
            return "\(words.isEmpty ? point.configuration.benchmark : words) \(Digits.count(missed))"
        }
        return Statement(
            "\(Digits.count(tally.notOK)) of \(Digits.count(tally.runs, "run")) did not end well.",
            "\(Quantity.list(kinds)); they are in no median. Most of them: \(Quantity.list(places)).")
    }

    func changes(_ changes: [Change]) -> Statement {
        let parts = changes.map { change in
            let medians = [change.before.median ?? 0, change.after.median ?? 0]
            let unit = TimeUnit.fitting(medians)
            let revisions = [change.before, change.after].map { $0.session.revision?.shortName }
            var place = medians.map(unit.text).joined(separator: " → ")
            if let old = revisions[0], let new = revisions[1], old != new {
                place += ", \(old) → \(new)"
            }
            return "\(change.name) \(Quantity.change(change.ratio)) (\(place))"
        }
        return Statement("Since the session before: \(parts.joined(separator: "; ")).")
    }
}
