import Markdown
import PerfModel

/// This machine's points and a study's, side by side: ratios only within a column.
struct BesideTable {
    /// What the study is called.
    var name: String
    /// Of one host and scale.
    var ours: [SweepPoint]
    var theirs: [SweepPoint]

    /// One configuration: this machine's point under each runtime, and the study's.
    private struct Row {
        var configuration: Configuration
        var ours: [String?: SweepPoint]
        var theirs: SweepPoint?
    }

    /// A configuration without what a study does not say or names in another way.
    private func identity(of configuration: Configuration, without extra: Set<String>)
        -> Configuration
    {
        var bare = configuration
        (bare.runtime, bare.mechanism) = (nil, nil)
        bare.load = configuration.load.map { Load(name: $0.name) }
        bare.parameters.removeAll { extra.contains($0.name) }
        return bare
    }

    private var rows: [Row] {
        let names = Set(theirs.flatMap { $0.configuration.parameters.map(\.name) })
        let own = Set(ours.flatMap { $0.configuration.parameters.map(\.name) })
        let extra = own.subtracting(names)
        let known = Dictionary(
            theirs.map { (identity(of: $0.configuration, without: []), $0) },
            uniquingKeysWith: { first, _ in first })
        let variants = Groups(ours) {
            identity(of: $0.configuration, without: [SweepPoint.scaleName])
        }
        var rows = variants.keys.map { variant in
            Row(
                configuration: variant,
                ours: Dictionary(
                    variants[variant].map { ($0.configuration.runtime, $0) },
                    uniquingKeysWith: { first, _ in first }),
                theirs: known[identity(of: variant, without: extra)])
        }
        let matched = Set(rows.compactMap { $0.theirs?.configuration })
        rows += theirs.filter { !matched.contains($0.configuration) }.map {
            Row(
                configuration: identity(of: $0.configuration, without: []), ours: [:], theirs: $0)
        }
        return rows.sorted { $0.configuration < $1.configuration }
    }

    private var runtimes: [String?] {
        Groups(ours.sorted { ($0.configuration.runtime ?? "") < ($1.configuration.runtime ?? "") })
        {
            $0.configuration.runtime
        }.keys
    }

    /// Configuration, then median, runs and speed-up of this machine under each runtime, then theirs.
    var table: Table {
        let rows = rows
        let (mine, their) = (Baselines(among: ours), Baselines(among: theirs))
        var columns = dimensions(of: rows)
        for runtime in runtimes {
            let words = runtimes.count > 1 ? runtime ?? "runtime not said" : "this machine"
            columns += Self.numbers(words, ours, mine) { $0.ours[runtime] }
        }
        columns += Self.numbers("the \(name)", theirs, their) { $0.theirs }
        return Content.table(columns, rows: rows)
    }

    private func dimensions(of rows: [Row]) -> [Content<Row>] {
        let constants = SweepPoint.constants(of: ours + theirs).map(\.name)
        let names = Set(rows.flatMap { $0.configuration.parameters.map(\.name) })
            .subtracting(constants).sorted()
        func differs(_ value: (Configuration) -> String?) -> Bool {
            Set(rows.map { value($0.configuration) }).count > 1
        }
        var columns: [Content<Row>] = [
            Content("strategy", key: "strategy") { $0.configuration.strategy?.name },
            .number("workers", key: "workers") {
                $0.configuration.workers.map { Digits.count($0) }
            },
        ]
        if differs(\.caching) {
            columns.insert(Content("caching", key: "caching") { $0.configuration.caching }, at: 0)
        }
        if differs({ $0.load?.name }) {
            columns.insert(Content("load", key: "load") { $0.configuration.load?.name }, at: 0)
        }
        if differs(\.benchmark) {
            columns.insert(
                Content("benchmark", key: "benchmark") { $0.configuration.benchmark }, at: 0)
        }
        return columns
            + names.map { name in .number(name, key: name) { $0.configuration.value(of: name) } }
    }

    private static func numbers(
        _ words: String, _ points: [SweepPoint], _ baselines: Baselines,
        _ point: @escaping (Row) -> SweepPoint?
    ) -> [Content<Row>] {
        let unit = TimeUnit.fitting(points.compactMap(\.median))
        return [
            .number("\(words), \(unit.symbol)", key: "\(words)_median") {
                point($0).flatMap(unit.median)
            },
            .number("n", key: "\(words)_runs") { point($0).map(ResultTable.runs) },
            .number("speed-up", key: "\(words)_speed_up") {
                point($0).flatMap(baselines.speedUp).map(Quantity.factor)
            },
        ]
    }

    /// Whether a number of theirs stands in several rows.
    private var hasVariants: Bool {
        let told = rows.compactMap { $0.theirs?.configuration }
        return Set(told).count < told.count
    }

    /// What must be said under the table.
    var notes: [String] {
        let constants = SweepPoint.constants(of: ours).map { "\($0.name)=\($0.value)" }
        let places = Groups(theirs) { HostNames.facts(of: $0.host) }.keys
        return [
            "Speed-ups are within a column, against serial, else against the same strategy with one"
                + " worker: times of two machines are no ratio.",
            "The \(name)' numbers: \(places.joined(separator: "; ")).",
            ours.contains(where: \.isRegion)
                ? "This machine's times are of the region that the programs declare." : nil,
            theirs.contains { $0.readingError != nil } ? "± is the error of reading." : nil,
            hasVariants
                ? "Where this machine has several variants of a configuration, theirs stands beside"
                    + " each." : nil,
            constants.isEmpty ? nil : "This machine with \(Quantity.list(constants)).",
        ].compactMap(\.self)
    }
}
