import PerfModel
import Statistics

/// Decides what the numbers of one section say.
struct FindingRules {
    var section: Section
    var hosts: HostNames
    /// What tells the section from the benchmark's others, so that findings name it; nil for the only one.
    var sectionWords: String?

    /// The most fields of which every finding is told; of more only the fastest of each.
    static let mostFields = 3

    /// The findings of each field, in the order of tables, the fastest first in each.
    ///
    /// Where there are several, one with a single point says nothing.
    func findings() -> [Finding] {
        let fields = Field.fields(of: section, hosts: hosts)
        if fields.count > 1, fields.allSatisfy({ $0.points.count == 1 }) {
            return among(fields)
        }
        let telling = fields.count > 1 ? fields.filter { $0.points.count > 1 } : fields
        return telling.flatMap { field -> [Finding] in
            var facts = [fastestFact(of: field)].compactMap(\.self)
            if fields.count <= Self.mostFields {
                facts += [alikeFact(of: field)].compactMap(\.self)
                facts += field.pools.compactMap { Scaling($0, in: field) }.map { .scaling($0) }
                facts += [processorsFact(of: field)].compactMap(\.self)
            }
            return facts.map { Finding(field: field, section: sectionWords, fact: $0) }
        }
    }

    /// Where each field has one point, their fastest and slowest, on one host and revision only.
    private func among(_ fields: [Field]) -> [Finding] {
        let points = fields.flatMap(\.points)
        guard let first = points.first,
            points.allSatisfy({
                $0.host == first.host && Version(of: $0.session) == Version(of: first.session)
            })
        else { return [] }
        let names = Dictionary(
            zip(points.map(\.configuration), fields.map { $0.words ?? "" }),
            uniquingKeysWith: { first, _ in first })
        let field = Field(words: nil, points: points, names: names)
        return [rangeFact(of: field)].compactMap(\.self)
            .map { Finding(field: field, section: sectionWords, fact: $0) }
    }

    private func fastestFact(of field: Field) -> Finding.Fact? {
        guard let best = fastest(of: field.points) else { return nil }
        guard field.points.count > 1 else { return .single(best) }
        guard let baseline = field.baseline(of: best) else { return rangeFact(of: field) }
        if baseline.configuration != best.configuration {
            return Comparison(best, against: baseline).map {
                .fastest($0.chosen(among: field.points, around: baseline))
            }
        }
        let others = field.points.filter { $0.configuration != best.configuration }
        return fastest(of: others).flatMap { Comparison($0, against: best) }
            .map { .nothingBeats($0.chosen(among: field.points, around: best)) }
    }

    private func rangeFact(of field: Field) -> Finding.Fact? {
        let timed = field.points.filter { $0.median != nil }
        guard let best = fastest(of: timed),
            let slowest = timed.max(by: { ($0.median ?? 0) < ($1.median ?? 0) }),
            slowest.configuration != best.configuration
        else { return nil }
        return Comparison(best, against: slowest).map {
            .range($0.chosen(among: timed, around: best))
        }
    }

    /// The best points of the two fastest strategies, where those cannot be told apart.
    private func alikeFact(of field: Field) -> Finding.Fact? {
        let bests = field.pools.compactMap(fastest).sorted { ($0.median ?? 0) < ($1.median ?? 0) }
        guard bests.count > 1, let comparison = Comparison(bests[0], against: bests[1]),
            comparison.hasEnoughRuns, !comparison.isResolved
        else { return nil }
        return .alike(comparison)
    }

    /// The point of each pool that uses the most CPU time per wall time.
    private func processorsFact(of field: Field) -> Finding.Fact? {
        let most = field.pools.compactMap { pool in
            pool.filter { ($0.configuration.workers ?? 1) > 1 && $0.cpuPercent != nil }
                .max { ($0.cpuPercent ?? 0) < ($1.cpuPercent ?? 0) }
        }
        return most.isEmpty ? nil : .processors(most)
    }
}
