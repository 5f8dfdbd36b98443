import PerfModel
import Statistics

/// The tests of what is no time: CPU time, memory, phases, endings and metrics.
extension ClaimRules {
    static func cpuPercent(
        _ line: [SweepPoint], _ range: ClosedRange<Double>
    ) -> (ClaimVerdict, String) {
        let known = line.compactMap { point in point.cpuPercent.map { (point, $0) } }
        guard !known.isEmpty else { return (.notMeasured, "No run knows its CPU time.") }
        let isInside = known.allSatisfy { range.contains($0.1) }
        let told = known.map { "\($0.words): \(Quantity.percent($1)) of a CPU" }
        return (isInside ? .holds : .doesNotHold, sentence(told))
    }

    static func userAboveWall(
        _ line: [SweepPoint], _ isAbove: Bool
    ) -> (ClaimVerdict, String) {
        let known = line.compactMap { point -> (SweepPoint, Double, Double)? in
            guard let user = point.meanUser, let wall = point.wholeMean else { return nil }
            return (point, user, wall)
        }
        guard !known.isEmpty else { return (.notMeasured, "No run knows its user time.") }
        let told = known.map { point, user, wall in
            let unit = TimeUnit.fitting([user, wall])
            return "\(point.words): \(unit.text(user)) of user time in \(unit.text(wall))"
        }
        let holds = known.allSatisfy { ($0.1 > $0.2) == isAbove }
        return (holds ? .holds : .doesNotHold, sentence(told))
    }

    func memoryMore(_ first: ClaimPoints, _ second: ClaimPoints) -> ClaimFinding {
        func median(_ point: SweepPoint) -> Double? {
            (try? Sample((details(point)?.memory ?? []).map(Double.init)))?.median
        }
        let named = first.named.union(second.named)
        let groups = OpenDimensions.groups(ClaimPair.all(first, second, among: points)) {
            OpenDimensions(of: [$0.first, $0.second], named: named)
        }
        return ClaimFinding(
            parts: groups.map { group in
                let known = group.members.compactMap { pair -> (ClaimPair, Double, Double)? in
                    guard let one = median(pair.first), let other = median(pair.second) else {
                        return nil
                    }
                    return (pair, one, other)
                }
                guard !known.isEmpty else {
                    return ClaimFinding.Part(
                        name: group.name, verdict: .notMeasured,
                        evidence: "No run told its workers' memory.")
                }
                let against = known.filter { $0.1 <= $0.2 }
                let others = known.filter { $0.1 > $0.2 }.suffix(max(0, 2 - against.count))
                let told = (against + others).map { pair, one, other in
                    "\(pair.first.words) \(Quantity.mebibytes(Int64(one))) MiB against"
                        + " \(Quantity.mebibytes(Int64(other))) MiB of \(pair.second.words)"
                }
                let left = known.count - told.count
                let more = left > 0 ? ["\(Digits.count(left)) more alike"] : []
                return ClaimFinding.Part(
                    name: group.name, verdict: against.isEmpty ? .holds : .doesNotHold,
                    evidence: Self.sentence(told + more),
                    runtime: known[0].0.first.configuration.runtime)
            })
    }

    func phaseShare(
        _ line: [SweepPoint], _ phases: [String], _ range: ClosedRange<Double>
    ) -> (ClaimVerdict, String) {
        let shares = line.compactMap { point -> (SweepPoint, Double)? in
            guard let median = point.median, median > 0,
                let told = details(point)?.phases.filter({ phases.contains($0.name) }),
                let sum = Self.sums(told.map(\.durations))?.median
            else { return nil }
            return (point, sum / median)
        }
        guard !shares.isEmpty else { return (.notMeasured, "No run told these phases.") }
        let told = shares.map { "\(Quantity.percent($1 * 100)) with \($0.words)" }
        let holds = shares.allSatisfy { range.contains($0.1) }
        let verb = phases.count == 1 ? "takes" : "take"
        let words = "\(Quantity.list(phases)) \(verb) \(Quantity.list(told)) of the time"
        return (holds ? .holds : .doesNotHold, Self.sentence([words]))
    }

    /// The phases of each run added up; where not all runs told each, the sum of their medians.
    private static func sums(_ durations: [[Int64]]) -> Sample? {
        guard let first = durations.first else { return nil }
        if durations.allSatisfy({ $0.count == first.count }) {
            let sums = first.indices.map { index in
                durations.reduce(0.0) { $0 + Double($1[index]) }
            }
            return try? Sample(sums)
        }
        let medians = durations.compactMap { (try? Sample($0.map(Double.init)))?.median }
        return try? Sample([medians.reduce(0, +)])
    }

    static func deadlocks(_ line: [SweepPoint], above bytes: Int) -> (ClaimVerdict, String) {
        let known = line.compactMap { point -> (point: SweepPoint, isAbove: Bool)? in
            guard point.attempts > 0, let payload = point.configuration.number(of: "payload")
            else { return nil }
            return (point, payload > Double(bytes))
        }
        guard !known.isEmpty else { return (.notMeasured, "There are no such runs.") }
        let told = known.map { point, _ in
            let ends = Outcome.allCases.compactMap { outcome in
                point.outcomes[outcome].map { "\(Digits.count($0)) \(outcome.rawValue)" }
            }
            let payload = point.configuration.value(ofDimension: "payload") ?? ""
            return "payload=\(payload): \(Quantity.joined(ends))"
        }
        let isAsSaid = known.allSatisfy { point, isAbove in
            point.outcomes[isAbove ? .timedOut : .ok] == point.attempts
        }
        let isOneSided = Set(known.map(\.isAbove)).count < 2
        return (
            !isAsSaid ? .doesNotHold : isOneSided ? .undecided : .holds, sentence(told)
        )
    }

    func lostUpdates(_ first: ClaimPoints, _ second: ClaimPoints) -> ClaimFinding {
        let runtimes = Groups(points.filter { first.contains($0.configuration) }) {
            $0.configuration.runtime
        }.keys
        let parts = runtimes.compactMap { runtime -> ClaimFinding.Part? in
            var part = lostUpdates(first, second, in: runtime)
            part?.name = runtimes.count > 1 ? runtime : nil
            return part
        }
        return ClaimFinding(
            parts: parts,
            absence: parts.isEmpty ? "No run told lost updates on both sides." : nil)
    }

    /// Nil where one of the sides told none.
    private func lostUpdates(
        _ first: ClaimPoints, _ second: ClaimPoints, in runtime: String?
    ) -> ClaimFinding.Part? {
        func lost(_ side: ClaimPoints) -> [Double] {
            points.filter {
                side.contains($0.configuration) && $0.configuration.runtime == runtime
            }.flatMap { point in
                (details(point)?.metrics ?? []).filter { $0.metric.name == LostUpdates.metric }
                    .flatMap(\.values)
            }
        }
        let (racing, safe) = (lost(first), lost(second))
        guard !racing.isEmpty, !safe.isEmpty else { return nil }
        let verdict: ClaimVerdict =
            safe.contains { $0 > 0 }
            ? .doesNotHold : racing.contains { $0 > 0 } ? .holds : .undecided
        let told = [racing, safe].map { values in
            let count = values.filter { $0 > 0 }.count
            let most = count > 0 ? ", up to \(Digits.fixed(values.max() ?? 0, 0))" : ""
            return
                "\(Digits.count(count)) of \(Digits.count(values.count, "run")) lost updates\(most)"
        }
        return ClaimFinding.Part(
            name: nil, verdict: verdict,
            evidence: "Without the lock \(told[0]); with it \(told[1]).", runtime: runtime)
    }
}

extension SweepPoint {
    /// `threads ×4`, `serial`; the benchmark where no strategy was said.
    var words: String { configuration.strategyWords ?? configuration.benchmarkWords }
}
