import PerfModel

extension Finding {
    func endings(_ tally: Tally, _ worst: [Missed]) -> Statement {
        let kinds = Outcome.allCases.filter { $0 != .ok }.compactMap { outcome -> String? in
            let count = (tally.outcomes[outcome] ?? 0) - (tally.expected[outcome] ?? 0)
            return count == 0 ? nil : "\(Digits.count(count)) \(outcome.rawValue)"
        }
        let isSeveral = Set(field.points.map(\.configuration.benchmark)).count > 1
        let places = worst.map { missed in
            let (benchmark, words) = (missed.configuration.benchmark, missed.configuration.words)
            let name = words.isEmpty ? benchmark : isSeveral ? "\(benchmark): \(words)" : words
            return "\(name) (\(Digits.count(missed.runs)))"
        }
        return Statement(
            "\(Digits.count(tally.notOK)) of \(Digits.count(tally.runs, "run")) did not end ok.",
            "\(Quantity.list(kinds)); they are in no median. Most of them: \(Quantity.list(places))."
        )
    }

    func changes(_ changes: [Change]) -> Statement {
        let steps = changes.map { "\($0.name) \(Quantity.change($0.ratio))" }
        let evidence = changes.map { change in
            let medians = [change.before.median ?? 0, change.after.median ?? 0]
            let unit = TimeUnit.fitting(medians)
            let revisions = [change.before, change.after].map { $0.session.revision?.shortName }
            let ends = medians.map(unit.text)
            let place = ends[0] == ends[1] ? "both \(ends[0])" : ends.joined(separator: " → ")
            guard let old = revisions[0], let new = revisions[1], old != new else { return place }
            return "\(place) from \(old) to \(new)"
        }
        return Statement(
            "Largest change since the session before: \(steps.joined(separator: " and ")).",
            "\(evidence.joined(separator: "; ")). Whether that is more than scatter is not judged.")
    }
}
