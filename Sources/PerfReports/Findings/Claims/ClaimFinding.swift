import PerfModel

/// What points say about a claim: one verdict, made of those of the groups that were judged apart.
struct ClaimFinding: Equatable {
    /// In the order of tables; none where nothing was measured.
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
    }

    init(parts: [Part], absence: String? = nil) {
        self.parts = parts.filter { $0.verdict != .notMeasured }
        let told = absence ?? parts.first?.evidence ?? "There are no such runs."
        self.absence = self.parts.isEmpty ? told : nil
    }

    /// Does not hold where one group says so, else undecided where one is, else holds.
    var verdict: ClaimVerdict {
        let verdicts = Set(parts.map(\.verdict))
        if verdicts.isEmpty { return .notMeasured }
        if verdicts.contains(.doesNotHold) { return .doesNotHold }
        return verdicts.contains(.undecided) ? .undecided : .holds
    }

    /// The sentences of all groups, each under its name.
    var evidence: String {
        if let absence { return absence }
        return parts.map { part in
            guard let name = part.name else { return part.evidence }
            let verdict = verdict == part.verdict ? "" : " (\(part.verdict.rawValue))"
            return "\(name)\(verdict): \(part.evidence)"
        }.joined(separator: " ")
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
