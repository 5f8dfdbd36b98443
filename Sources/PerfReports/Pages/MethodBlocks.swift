import Markdown
import PerfModel
import Statistics

/// How the numbers were made, and how to make them again.
struct MethodBlocks {
    var evidence: Evidence
    var options: ReportOptions
    /// Whether a chart was split because it would have had too many lines.
    var isSplit: Bool

    /// The most counts of runs whose coverage is told.
    private static let mostCounts = 4

    var blocks: [Block] {
        [.heading(level: 2, ["Method"], anchor: "method")]
            + [
                .bulletList(
                    [interval, timed, phases, comparison, means, columns, order].compactMap(\.self)
                        .map {
                            [.text($0)]
                        } + splitting)
            ]
            + [
                .heading(level: 2, ["Again"], anchor: "again"),
                .code(commands.joined(separator: "\n"), language: "sh"),
            ]
    }

    /// The interval of the median, with what it covers exactly.
    private var interval: String {
        let counts = Set(evidence.newest.map(\.runs)).sorted()
        let covered = counts.compactMap { count -> String? in
            guard count > 0, let ranks = orderStatisticRanks(count: count) else { return nil }
            return "\(Quantity.confidence(ranks.coverage)) for \(Digits.count(count, "run"))"
        }
        let text =
            "One point is the median of the runs of one configuration on one host in one session;"
            + " runs of several are never pooled. Its interval is made of order statistics and"
            + " covers at least 95 %"
        let exact = Quantity.joined(Array(covered.prefix(Self.mostCounts)))
        let more = covered.count > Self.mostCounts ? ", …" : ""
        return covered.isEmpty ? text + "." : "\(text): \(exact)\(more)."
    }

    /// What is timed, where it is not the whole process.
    private var timed: String? {
        guard evidence.newest.contains(where: \.isRegion) else { return nil }
        return
            "Where a program declares the region that is timed, medians, intervals, speed-ups and"
            + " factors are of that region; the whole process, with start and end, stands beside it."
    }

    /// What phases are, where runs told any.
    private var phases: String? {
        let told = evidence.newest.contains { !(evidence.details(of: $0)?.phases.isEmpty ?? true) }
        guard told else { return nil }
        return
            "Phases are as programs tell them. A workload of perfdb's own counts as start and"
            + " argument-transfer the time in which nobody computes because of them, not that of"
            + " workers which begin while others compute."
    }

    private var comparison: String {
        "Factors are ratios of medians, their 95 % intervals a bootstrap of"
            + " \(Digits.count(MedianRatio.usualDraws)) draws. Two sets of runs are told apart where"
            + " Mann–Whitney's p is at most \(Digits.fixed(MannWhitney.usualLevel, 2)) and the"
            + " factor's interval leaves out 1; where one of many is told, p is corrected by the method"
            + " of Benjamini and Hochberg. Gains below"
            + " \(Quantity.percent((Comparison.leastGain - 1) * 100)) are not told."
    }

    private var means: String {
        "User and sys are means over the runs, CPU their sum over the sum of wall times; peak memory"
            + " is that of the largest single process, in MiB of \(Digits.count(1_048_576)) bytes."
            + " Warm-ups and runs"
            + " that did not end ok are in no number."
    }

    /// What the short headings of the tables stand for.
    private var columns: String {
        "In tables: med. is the median and 95 % its interval; eff. is the speed-up for each worker,"
            + " MiB the peak memory."
    }

    private var order: String {
        let orders = Set(evidence.sessions.map(\.order)).sorted()
        let seeds = Set(evidence.sessions.compactMap(\.seed)).sorted()
        let recorders = Set(evidence.sessions.map(\.recorder)).sorted()
        let origins = Set(evidence.sessions.map(\.origin)).subtracting([.measured])
            .map(\.rawValue).sorted()
        let seed =
            switch seeds.count {
            case 0: ""
            case 1...4:
                ", \(seeds.count == 1 ? "seed" : "seeds") "
                    + Quantity.list(seeds.map { String($0) })
            default: ", a seed per session"
            }
        let origin = origins.isEmpty ? "" : " Some sessions are \(Quantity.list(origins))."
        return "Order of the runs: \(Quantity.list(orders))\(seed). Recorded by"
            + " \(Quantity.list(recorders)).\(origin)"
    }

    private var splitting: [[Inline]] {
        guard isSplit else { return [] }
        return [
            [
                .text(
                    "A chart that would have more than \(LineSplit.mostLines) lines is split by the"
                        + " dimension with the most values.")
            ]
        ]
    }

    /// The commands that record the newest points and make this report.
    private var commands: [String] {
        Reproduction.lines(for: evidence.newest)
            + [Shell.line(["perfdb", "report"] + options.arguments)]
    }
}
