import Foundation
import SimulatedSeries
import Statistics

// How often perfdb's search for changes of level is wrong, and how often it is right; as Markdown.

let series = 300
let lengths = [30, 100, 400]

func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}

print("| histories without a change | 30 values | 100 | 400 | all | possible at the end, all |")
print("|---|---|---|---|---|---|")
for (row, kind) in SeriesKind.allCases.enumerated() {
    let rates = lengths.map { length in
        SeriesTrial.falseAlarms(
            kind, values: length, series: series, seed: UInt64(1_000 * row + length))
    }
    let shares = rates.map { percent($0.confirmed) }.joined(separator: " | ")
    let all = rates.reduce(0) { $0 + $1.confirmed } / Double(lengths.count)
    let ends = rates.reduce(0) { $0 + $1.unconfirmed } / Double(lengths.count)
    print("| \(kind.rawValue) | \(shares) | \(percent(all)) | \(percent(ends)) |")
}
print("")
print("| steps in Gaussian histories | found | possible at the end |")
print("|---|---|---|")
for (step, after) in [
    (1.5, 40), (2.0, 40), (3.0, 40), (5.0, 1), (5.0, 2), (5.0, 3), (5.0, 4), (5.0, 8),
] {
    let rate = SeriesTrial.found(
        step: step, before: 60, after: after, series: 1_000,
        seed: UInt64(step * 100) + UInt64(after))
    print(
        "| \(step) σ, 60 + \(after) values | \(percent(rate.confirmed)) | \(percent(rate.unconfirmed)) |"
    )
}
print("")
print(
    "| one new session against 30, 60 benchmarks | verdict | at least possible | 15 % slower found |"
)
print("|---|---|---|---|")
for isPooled in [false, true] {
    let rates = SessionTrial.rates(
        commands: 1_000, benchmarks: 60, slower: 0.15, isPooled: isPooled, seed: 42)
    let shares = [rates.verdict, rates.possible, rates.found].map(percent).joined(separator: " | ")
    print(
        "| \(isPooled ? "spread of all benchmarks together" : "each its own spread") | \(shares) |")
}

print("")
let counts = VerdictTrial.counts(commands: 1_000, seed: 1)
func rate(_ count: Int, of all: Int = counts.commands) -> String {
    percent(Double(count) / Double(max(all, 1)))
}
print("| whole commands over 60 benchmarks | in percent |")
print("|---|---|")
print("| unchanged, 10 sessions a side: any verdict | \(rate(counts.told)) |")
print("| 10 sessions a side, one benchmark 15 % slower: found | \(rate(counts.found)) |")
print("| unchanged, one new session against 30: any verdict | \(rate(counts.newTold)) |")
print("| the same: any verdict or possible change | \(rate(counts.newPossible)) |")
print(
    "| one new session, one benchmark 15 % slower: verdict or possible | \(rate(counts.newFound)) |"
)
print(
    "| of those: a verdict with two sessions more | \(rate(counts.confirmed, of: counts.newFound)) |"
)

// How long 10,000 values take, which is no part of the page: it is this machine's.
var generator = SplitMix64(seed: 1)
let clock = ContinuousClock()
for (name, step) in [("no step", 0.0), ("seven steps", 4.0)] {
    var values = SeriesKind.gaussian.values(10_000, using: &generator)
    for index in values.indices { values[index] += step * Double(index * 8 / 10_000 % 2) }
    var times: [Duration] = []
    for _ in 0..<5 {
        times.append(
            clock.measure { if let all = try? Sample(values) { _ = ChangePoints(of: all) } })
    }
    FileHandle.standardError.write(
        Data("10,000 values, \(name): \(times.min() ?? .zero)\n".utf8))
}
