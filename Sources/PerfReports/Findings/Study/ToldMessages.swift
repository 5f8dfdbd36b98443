import PerfModel

/// Errors that programs told of themselves, and warnings about what they told, counted.
struct ToldMessages: StudyFact {
    /// Errors first, each with the most runs first.
    let totals: [Total]

    struct Total: Equatable {
        let kind: RunMessage.Kind
        let name: String
        let runs: Int
        /// The text of the message that most runs have.
        let text: String
        /// How many different texts there are.
        let texts: Int
    }

    static func findings(
        among points: [SweepPoint], details: (SweepPoint) -> Details?, hosts: HostNames
    ) -> [StudyFinding] {
        let counts = points.flatMap { details($0)?.messages ?? [] }
        guard let first = points.first, let fact = ToldMessages(counts) else { return [] }
        let names = Set(first.configuration.parameters.map(\.name))
        var bare = first
        bare.configuration.runtime = nil
        let subject = StudySubject(
            of: bare, hosts: HostNames(of: []),
            leavingOut: names.union(["load", "caching", "label"]))
        return [StudyFinding(subject: subject, fact: fact)]
    }

    init?(_ counts: [Details.MessageCount]) {
        let groups = Groups(counts) { [$0.message.kind.rawValue, $0.message.name] }
        totals = groups.all.compactMap { members -> Total? in
            let byText = Groups(members) { $0.message.text }
            let sums = byText.keys.map { text in
                (text: text, runs: byText[text].reduce(0) { $0 + $1.runs })
            }
            guard let first = members.first?.message,
                let most = sums.max(by: { ($0.runs, $1.text) < ($1.runs, $0.text) })
            else { return nil }
            return Total(
                kind: first.kind, name: first.name, runs: sums.reduce(0) { $0 + $1.runs },
                text: most.text, texts: sums.count)
        }.sorted { left, right in
            if left.kind != right.kind { return left.kind == .error }
            return (right.runs, left.name) < (left.runs, right.name)
        }
        guard !totals.isEmpty else { return nil }
    }

    var statement: Statement {
        func sum(_ kind: RunMessage.Kind) -> Int {
            totals.filter { $0.kind == kind }.reduce(0) { $0 + $1.runs }
        }
        let parts = [
            sum(.error) > 0 ? "\(Digits.count(sum(.error), "run")) told an error" : nil,
            sum(.warning) > 0 ? "\(Digits.count(sum(.warning), "run")) have a warning" : nil,
        ].compactMap(\.self)
        let told = totals.map { total in
            let more = total.texts > 1 ? " and \(Digits.count(total.texts - 1)) more" : ""
            return "\(total.name), \(Digits.count(total.runs, "run")): “\(total.text)”\(more)"
        }
        return Statement(
            "\(Quantity.list(parts)).", "\(told.joined(separator: "; ")).")
    }
}
