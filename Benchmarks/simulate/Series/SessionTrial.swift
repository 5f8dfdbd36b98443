import CLibrary
import Statistics

/// How often one new session of a command's benchmarks is told to differ from the sessions before.
package enum SessionTrial {
    /// How far sessions scatter, and how far the runs within one do, as shares.
    static let between = 0.03, within = 0.01
    static let runs = 10, sessions = 30

    /// A session's value: the median of its runs.
    private static func session(using generator: inout some RandomNumberGenerator) -> Double {
        let level = exp(between * generator.drawNormal())
        let runs = (0..<runs).map { _ in level * exp(within * generator.drawNormal()) }.sorted()
        return (runs[runs.count / 2 - 1] + runs[runs.count / 2]) / 2
    }

    /// Of commands over so many benchmarks, the shares with a verdict and with at least a possible change; of one
    /// benchmark that is slower by a share, how often it is one of the two.
    package static func rates(
        commands: Int, benchmarks: Int, slower: Double, isPooled: Bool, seed: UInt64
    ) -> (verdict: Double, possible: Double, found: Double) {
        var generator = SplitMix64(seed: seed)
        var (verdicts, possible, found) = (0, 0, 0)
        for _ in 0..<commands {
            let histories = (0..<benchmarks).map { _ in
                (try? Sample((0..<sessions).map { _ in session(using: &generator) }))
            }.compactMap(\.self)
            let pooled =
                isPooled ? HistorySpread.pooled(histories.compactMap(HistorySpread.init)) : nil
            let news = histories.map { _ in session(using: &generator) }
            func corrected(_ factor: Double) -> [Double] {
                benjaminiHochberg(
                    zip(histories, news).enumerated().map { index, pair in
                        let value = pair.1 * (index == 0 ? factor : 1)
                        return NewValue(value, earlier: pair.0, pooled: pooled)?.pValue ?? 1
                    })
            }
            let least = corrected(1).min() ?? 1
            if least <= NewValue.strictLevel { verdicts += 1 }
            if least <= NewValue.weakLevel { possible += 1 }
            if corrected(1 + slower)[0] <= NewValue.weakLevel { found += 1 }
        }
        let all = Double(commands)
        return (Double(verdicts) / all, Double(possible) / all, Double(found) / all)
    }
}
