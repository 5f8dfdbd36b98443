import Foundation
import PerfModel
import PerfReports
import Statistics

/// How often a whole command over many benchmarks, as `perfdb compare` and `perfdb check` judge them, is wrong and
/// right.
struct VerdictTrial {
    /// How far sessions scatter and the runs within one do, as shares.
    static let between = 0.03, within = 0.01
    static let runs = 10, benchmarks = 60

    /// How many commands did what.
    struct Counts {
        var commands = 0
        /// Unchanged, ten sessions a side: any verdict; one benchmark 15 % slower: found.
        var told = 0, found = 0
        /// Unchanged, one new session against 30: any verdict, and any possible change.
        var newTold = 0, newPossible = 0
        /// One benchmark 15 % slower: a verdict or possible, and of those a verdict after two sessions more.
        var newFound = 0, confirmed = 0
    }

    private var generator: SplitMix64
    private var count = 0

    private init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    static func counts(commands: Int, seed: UInt64) -> Counts {
        var counts = Counts()
        for command in 0..<commands {
            var trial = VerdictTrial(seed: seed &+ UInt64(command))
            trial.add(to: &counts)
        }
        return counts
    }

    private mutating func add(to counts: inout Counts) {
        let before = sessions(10)
        let same = Self.judged(before, sessions(10), isGate: false).census
        let slower = Self.judged(before, sessions(10, slower: 1.15), isGate: false)
        let history = before + sessions(20)
        let newSame = Self.judged(history, sessions(1), isGate: true).census
        let new = sessions(1, slower: 1.15)
        let newSlower = Self.judged(history, new, isGate: true)
        counts.commands += 1
        if same.regressed + same.improved > 0 { counts.told += 1 }
        if Self.first(slower)?.verdict == .regressed { counts.found += 1 }
        if newSame.regressed + newSame.improved > 0 { counts.newTold += 1 }
        if newSame.regressed + newSame.improved + newSame.possible > 0 { counts.newPossible += 1 }
        guard let first = Self.first(newSlower), first.verdict == .regressed || first.isPossible
        else { return }
        counts.newFound += 1
        let again = Self.judged(history, new + sessions(2, slower: 1.15), isGate: true)
        if Self.first(again)?.verdict == .regressed { counts.confirmed += 1 }
    }

    /// The benchmark that may be slower.
    private static func first(_ sides: JudgedSides) -> Judgement? {
        sides.judgements.first { $0.configuration.benchmark == "0" }
    }

    private static func judged(
        _ baseline: [SessionValues], _ candidate: [SessionValues], isGate: Bool
    ) -> JudgedSides {
        JudgedSides(
            baseline: side(baseline), candidate: side(candidate),
            rules: VerdictRules(demandsSessions: isGate))
    }

    private static func side(_ values: [SessionValues]) -> ComparedSide {
        var seen: Set<String> = []
        return ComparedSide(
            words: "", sessions: values.map(\.session).filter { seen.insert($0.id).inserted },
            values: values)
    }

    private mutating func sessions(_ number: Int, slower factor: Double = 1) -> [SessionValues] {
        (0..<number).flatMap { _ in session(slower: factor) }
    }

    private mutating func session(slower factor: Double) -> [SessionValues] {
        count += 1
        let session = Session(
            id: String(count), startedAt: Instant(microseconds: Int64(count)), recorder: "simulate")
        return (0..<Self.benchmarks).compactMap { index in
            let noise = exp(Self.between * generator.drawNormal())
            let level = 1e6 * (index == 0 ? factor : 1) * noise
            let values = (0..<Self.runs).map { _ in
                level * exp(Self.within * generator.drawNormal())
            }
            return (try? Sample(values)).map {
                SessionValues(
                    session: session, configuration: Configuration(benchmark: String(index)),
                    values: $0)
            }
        }
    }
}
