package import PerfModel
import RelaxedJSON

/// What was measured as hyperfine's JSON, with the meanings that its fields have there.
///
/// Only runs that count are in it, since hyperfine leaves warm-ups out and ends where a command
/// fails; the same runs are in all lists. Times are the regions where every counted run declared one,
/// else those of the whole processes.
/// - Source: D. Peter and others, hyperfine 1.15 and 1.20, `BenchmarkResult`,
///   https://github.com/sharkdp/hyperfine.
package struct HyperfineExport: Hashable, Sendable {
    /// The file, with a line end; the same bytes for the same runs.
    package let text: String
    /// The configurations without a run that counts, which hyperfine's JSON cannot tell.
    package let leftOut: [Configuration]

    package init(_ configurations: [ExportedConfiguration]) {
        var results: [JSONTree] = []
        var leftOut: [Configuration] = []
        for configuration in configurations {
            if let result = Self.result(configuration) {
                results.append(result)
            } else {
                leftOut.append(configuration.configuration)
            }
        }
        text = JSONTree.object([("results", .list(results))]).text() + "\n"
        self.leftOut = leftOut
    }

    /// One result, in hyperfine's order of fields; nil without a run that counts.
    private static func result(_ exported: ExportedConfiguration) -> JSONTree? {
        let runs = exported.counted
        let regions = runs.compactMap(\.report.region)
        let timed = regions.count == runs.count ? regions : runs.map(\.usage.wall)
        guard let times = Seconds(nanoseconds: timed) else { return nil }
        var members: [(name: String, value: JSONTree)] = [
            ("command", .text(exported.command)),
            ("mean", .number(times.mean)),
            ("stddev", times.deviation.map { .number($0) } ?? .null),
            ("median", .number(times.median)),
            ("user", mean(runs, \.usage.user)),
            ("system", mean(runs, \.usage.sys)),
            ("min", .number(times.least)),
            ("max", .number(times.most)),
            ("times", .list(times.values.map { .number($0) })),
        ]
        let memory = runs.compactMap(\.usage.maxRSS)
        if memory.count == runs.count {
            members.append(("memory_usage_byte", .list(memory.map { .whole($0) })))
        }
        members.append(("exit_codes", .list(runs.map(exitCode))))
        let parameters = DimensionNames.parameters(of: exported.configuration)
        if !parameters.isEmpty {
            members.append(
                ("parameters", .object(parameters.map { ($0.name, .text($0.value)) })))
        }
        return .object(members)
    }

    /// The mean of a CPU time; null unless every run knows it.
    private static func mean(_ runs: [Run], _ time: KeyPath<Run, Int64?>) -> JSONTree {
        let times = runs.compactMap { $0[keyPath: time] }
        guard times.count == runs.count, let seconds = Seconds(nanoseconds: times) else {
            return .null
        }
        return .number(seconds.mean)
    }

    /// The exit status; 128 + the signal's number where one ended it; null where neither is known.
    private static func exitCode(_ run: Run) -> JSONTree {
        if let status = run.exitStatus { return .whole(Int64(status)) }
        return run.signal.map { .whole(128 + Int64($0)) } ?? .null
    }
}
