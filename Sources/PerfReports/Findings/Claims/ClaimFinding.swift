import PerfModel

/// What points say about a claim: one verdict, made of those of the groups that were judged apart.
struct ClaimFinding: Equatable {
    /// In the order of tables, those that decide first; none where nothing was measured.
    let parts: [Part]
    /// Why there is none, where there is none; a sentence.
    let absence: String?

    /// What one group of points says.
    struct Part: Equatable {
        /// What sets the group apart from the others: `start=spawn`; nil for the only one.
        var name: String?
        var verdict: ClaimVerdict
        /// One or more sentences.
        var evidence: String
        /// Nil where none was said.
        var runtime: String?
        /// Whether it is of the runtimes that the claims are about: the documents speak of Python.
        var isOfClaim: Bool { Claim.Runtimes.python.contains(runtime) }
    }

    init(parts: [Part], absence: String? = nil) {
        let known = parts.filter { $0.verdict != .notMeasured }
        self.parts = known.filter(\.isOfClaim) + known.filter { !$0.isOfClaim }
        let told = absence ?? parts.first?.evidence ?? "There are no such runs."
        self.absence = self.parts.isEmpty ? told : nil
    }

    /// Those that decide: of the runtimes that the claims are about, else all.
    var deciding: [Part] {
        let own = parts.filter(\.isOfClaim)
        return own.isEmpty ? parts : own
    }

    /// Does not hold where one group that decides says so, else undecided where one is, else holds.
    var verdict: ClaimVerdict {
        let verdicts = Set(deciding.map(\.verdict))
        if verdicts.isEmpty { return .notMeasured }
        if verdicts.contains(.doesNotHold) { return .doesNotHold }
        return verdicts.contains(.undecided) ? .undecided : .holds
    }

    /// The runtimes that it is about, those that decide first; empty where none was said.
    var runtimes: [String] { Groups(parts.compactMap(\.runtime)) { $0 }.keys }

    /// The most groups that are told with their numbers, where all say the same.
    private static let mostParts = 2

    /// The sentences of the groups, each under its name: at least one of each runtime and verdict, and
    /// how many more there are.
    var evidence: String {
        if let absence { return absence }
        let areAlike = Set(parts.map(\.verdict)).count == 1
        let kinds = Groups(parts.indices) { [parts[$0].runtime, parts[$0].verdict.rawValue] }
        let firsts = kinds.all.compactMap(\.first)
        let others = parts.indices.filter { !firsts.contains($0) }
            .prefix(max(0, Self.mostParts - firsts.count))
        let shown = (firsts + others).sorted()
        let told = shown.map { index in
            let part = parts[index]
            guard let name = part.name else { return part.evidence }
            return "\(name)\(areAlike ? "" : " (\(part.verdict.rawValue))"): \(part.evidence)"
        }
        let left = parts.indices.filter { !shown.contains($0) }.map { parts[$0].verdict }
        let counts = ClaimVerdict.allCases.compactMap { verdict -> String? in
            let count = left.filter { $0 == verdict }.count
            return count > 0 ? verdict.counted(count, isMore: true) : nil
        }
        let rest = left.isEmpty ? [] : ["\(Quantity.list(counts))."]
        return (told + rest).joined(separator: " ")
    }
}

extension ClaimVerdict {
    /// So many of it: `1 holds`, `3 do not hold`, `2 more are undecided`.
    func counted(_ count: Int, isMore: Bool = false) -> String {
        let words =
            switch self {
            case .holds: count == 1 ? "holds" : "hold"
            case .doesNotHold: count == 1 ? "does not hold" : "do not hold"
            case .undecided, .notMeasured: "\(count == 1 ? "is" : "are") \(rawValue)"
            }
        return "\(Digits.count(count))\(isMore ? " more" : "") \(words)"
    }
}

/// A claim with what this machine's runs and the documents' own numbers say about it.
struct CheckedClaim: Equatable {
    let claim: Claim
    let measured: ClaimFinding
    let transcribed: ClaimFinding

    /// Every claim, in the order given.
    ///
    /// - Parameter points: each configuration's newest, of every origin.
    static func all(
        _ claims: [Claim], points: [SweepPoint], details: @escaping (SweepPoint) -> Details?
    ) -> [CheckedClaim] {
        let measured = points.filter { $0.session.origin != .transcribed }
        let transcribed = points.filter { $0.session.origin == .transcribed }
        return claims.map { claim in
            CheckedClaim(
                claim: claim,
                measured: ClaimRules(claim, points: measured, details: details).finding(),
                transcribed: ClaimRules(claim, points: transcribed, details: details).finding())
        }
    }
}
