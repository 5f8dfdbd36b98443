import PerfModel
import Statistics

/// What two sides held against each other come to, in sentences.
struct VerdictWords {
    let sides: JudgedSides
    let names: VerdictNames

    /// The most configurations that one sentence names.
    private static let mostNames = 8

    /// What matters, with the largest change.
    var headline: String {
        let census = sides.census
        guard census.all > 0 else {
            return "Nothing could be judged: no configuration is on both sides."
        }
        guard census.judged > 0 else { return "Nothing could be judged: \(reasons(census))." }
        let all = Digits.count(census.all, "configuration")
        if census.all == 1, let only = sides.judgements.first {
            return "\(names.name(only)): \(sentence(only))."
        }
        let changed = sides.judgements.filter { [.regressed, .improved].contains($0.verdict) }
        guard let first = changed.first else {
            let rest = "\(count(census.unchanged)) unchanged, \(reasons(census))"
            let possible =
                census.possible > 0
                ? ", of which \(Digits.count(census.possible)) possibly changed" : ""
            return "None of \(all) regressed or improved: \(rest)\(possible)."
        }
        return "\(ChapterBlocks.capitalized(count(census.regressed))) of \(all) regressed and"
            + " \(count(census.improved)) improved\(changed.count > 1 ? "; most of all" : ":")"
            + " \(names.name(first)), \(change(first))."
    }

    private func count(_ number: Int) -> String { number == 0 ? "none" : Digits.count(number) }

    /// `12 not-resolved, 3 too-few`; `all decided` for none.
    private func reasons(_ census: VerdictCensus) -> String {
        let undecided = census.undecided.values.reduce(0, +)
        guard undecided > 0 else { return "none undecided" }
        let parts = JudgedReason.allCases.compactMap { reason in
            census.undecided[reason].map { "\(Digits.count($0)) \(reason.rawValue)" }
        }
        return "\(Digits.count(undecided)) undecided (\(parts.joined(separator: ", ")))"
    }

    /// `regressed, +15.2 % (+12.1 % to +18.4 %)`.
    private func sentence(_ judgement: Judgement) -> String {
        let reason = judgement.verdict.reason.map { " (\($0.rawValue))" } ?? ""
        let possible = judgement.isPossible ? ", possible and unconfirmed" : ""
        return "\(judgement.verdict.word)\(reason)\(possible), \(change(judgement))"
    }

    /// `+15.2 % (+12.1 % to +18.4 %)`; both values where there is no ratio.
    private func change(_ judgement: Judgement) -> String {
        guard let ratio = judgement.ratio else {
            let values = [judgement.baseline.median, judgement.candidate.median]
                .compactMap(\.self)
            return values.map { VerdictTable.value($0, of: sides.metric, beside: values) }
                .joined(separator: " → ")
        }
        return Quantity.change(ratio)
            + (VerdictTable.interval(judgement).map { " (\($0))" } ?? "")
    }

    /// What the two sides are: `Baseline: v1.2, 10 sessions from … to …`.
    var sideLines: [String] {
        let lines = [("Baseline", sides.baseline), ("Candidate", sides.candidate)].map {
            "\($0): \(Self.words($1))."
        }
        let known = names.hosts.hosts
        guard names.hosts.areSeveral else {
            return lines + known.map { "Host: \(HostNames.briefFacts(of: $0))." }
        }
        return lines
            + known.map {
                "Host \(names.hosts.shortName(of: $0)): \(HostNames.briefFacts(of: $0))."
            }
    }

    private static func words(_ side: ComparedSide) -> String {
        guard let first = side.sessions.first, let last = side.sessions.last else {
            return "\(side.words), no session"
        }
        let count = Digits.count(side.sessions.count, "session")
        return "\(side.words), \(count), \(Session.span(from: first, to: last))"
    }

    /// How it was judged, what could not be, and the sums; in this order.
    var notes: [String] {
        [possible, metric, methods, floors, detectable, needed].compactMap(\.self) + unpaired
            + [overall, census].compactMap(\.self)
    }

    private var possible: String? {
        let found = sides.judgements.filter(\.isPossible)
        guard !found.isEmpty else { return nil }
        let told = list(found) { "\(names.name($0)) \(Quantity.change($0.ratio ?? 1))" }
        return "Possible, unconfirmed: \(told). Another session of the same revision would tell."
    }

    private var metric: String? {
        let metric = sides.metric
        guard !metric.isTime else { return nil }
        let unit = metric.unit.map { " (\($0))" } ?? ""
        return
            "Of the metric \(metric.name)\(unit) \(metric.prefersLarger ? "more" : "less") is better."
    }

    private var methods: String? {
        let methods = Set(sides.judgements.compactMap(\.method))
        var parts: [String] = []
        if methods.contains(.sessions) || methods.contains(.newSessions) {
            parts.append("Each session counts once, with the median of its runs.")
        }
        if methods.contains(.runs) {
            let known = sides.judgements.contains { $0.method == .runs && $0.noiseFloor != nil }
            parts.append(
                known
                    ? "Of one session a side the runs are the values, and a change must also stand out"
                        + " from how the history's sessions scatter."
                    : "Of one session a side the runs are the values. They do not know how sessions"
                        + " differ from each other: \(NewValue.fewestValues) sessions before would."
            )
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private var floors: String? {
        let judged = sides.judgements.filter { $0.method == .sessions && $0.verdict.isJudged }
        guard !judged.isEmpty else { return nil }
        let known = judged.compactMap(\.noiseFloor)
        guard let low = known.min(), let high = known.max() else {
            return
                "No noise floor: \(NewValue.fewestValues) sessions of a history would say how they"
                + " scatter."
        }
        let rest = judged.count - known.count
        return "Noise floor, by how the history's sessions scatter: \(Self.shares(low, high))"
            + (rest > 0 ? "; \(Digits.count(rest)) without a history have none." : ".")
    }

    private var detectable: String? {
        let known = sides.judgements.filter { $0.verdict == .undecided(.notResolved) }
            .compactMap(\.detectableChange)
        guard let low = known.min(), let high = known.max() else { return nil }
        return "Not resolved: a change below \(Self.shares(low, high)) would not be seen."
    }

    /// `8.1 %`, `3.0 % to 8.1 %`.
    private static func shares(_ low: Double, _ high: Double) -> String {
        let ends = [low, high].map { "\(Digits.fixed(100 * $0, 1)) %" }
        return ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
    }

    /// Of those that have too few; else of those that the baseline does not have.
    private var needed: String? {
        let few = sides.judgements.filter { $0.verdict == .undecided(.tooFew) }
        if few.isEmpty, sides.census.judged > 0 { return nil }
        let found = (few.isEmpty ? sides.judgements : few).compactMap(\.needed)
        guard
            let most = found.max(by: {
                $0.baseline + $0.candidate < $1.baseline + $1.candidate
            })
        else { return nil }
        let (baseline, candidate) = (most.baseline, most.candidate)
        let parts = [(baseline, "the baseline"), (candidate, "the candidate")].filter { $0.0 > 0 }
            .map { "\(Digits.count($0.0, "more session")) of \($0.1)" }
        guard !parts.isEmpty else { return nil }
        return "Too few sessions to tell: \(parts.joined(separator: " and ")) would do."
    }

    private var unpaired: [String] {
        let foreign = sides.judgements.filter { $0.verdict == .undecided(.differentHosts) }
        let new = sides.judgements.filter { $0.verdict == .undecided(.noBaseline) }
        func alone(_ reason: UnpairedConfiguration.Reason) -> [UnpairedConfiguration] {
            sides.unpaired.filter { $0.reason == reason }
        }
        let lines: [(String, [String])] = [
            ("Measured on different hosts, so not compared", foreign.map(names.name)),
            ("Not in the baseline", new.map(names.name)),
            (
                "Only in the baseline",
                alone(.notInCandidate).map { names.name($0.configuration) }
            ),
            ("No run of the candidate counts", alone(.noRuns).map { names.name($0.configuration) }),
        ]
        return lines.filter { !$0.1.isEmpty }.map { "\($0): \(list($1) { $0 })." }
    }

    private func list<Item>(_ items: [Item], _ name: (Item) -> String) -> String {
        let told = items.prefix(Self.mostNames).map(name)
        let rest = items.count - told.count
        return Quantity.names(told + (rest > 0 ? ["\(Digits.count(rest)) more"] : []))
    }

    private var overall: String? {
        guard let overall = sides.overall, overall.count > 1 else { return nil }
        return "Overall: \(Quantity.change(overall.ratio)), the geometric mean of"
            + " \(Digits.count(overall.count)) paired configurations."
    }

    private var census: String {
        let census = sides.census
        let unpaired =
            census.unpaired > 0 ? "; \(Digits.count(census.unpaired)) on one side only" : ""
        return "Census: \(Digits.count(census.judged)) of"
            + " \(Digits.count(census.all, "configuration")) judged:"
            + " \(Digits.count(census.regressed)) regressed, \(Digits.count(census.improved)) improved,"
            + " \(Digits.count(census.unchanged)) unchanged; \(reasons(census))\(unpaired)."
    }
}
