package import Markdown
package import PerfModel
import Statistics

/// The short table that a terminal shows at the end of a recording or for a session.
package struct SummaryTable {
    /// The rows that may be compared with each other: one benchmark, load and caching mode.
    package struct Group {
        /// What they have in common, where there is more than one group.
        package var heading: String?
        /// Configuration, runs, median, interval, user, sys, CPU %, peak memory; the factor where some
        /// group has several rows.
        package var table: Table
        /// What is timed in the runs of each row that count, by position.
        fileprivate var runs: [[Double]]
    }

    /// In the order of tables; none for no measurements.
    package let groups: [Group]
    /// What must be said once: units, missing intervals, runs that do not count; then the warnings, and
    /// what the commands say beside each other.
    package let notes: [String]
    /// The last of the notes: what must be minded, a sentence for each name of a warning, and what
    /// commands say beside each other.
    package let judgements: [String]
    /// Where several commands were measured, each beside the reference; their sentences are notes, too.
    package let comparisons: [CommandComparison]

    /// Takes the configurations of one session.
    ///
    /// - Parameter reference: the command that others are compared with; nil for the fastest.
    package init(_ measurements: [Measurements], in session: Session, reference: String? = nil) {
        let points = measurements.map { SweepPoint($0, in: session) }
            .sorted(by: SweepPoint.precedes)
        let sections = Section.sections(of: points)
        let hosts = HostNames(of: [session])
        let times = points.flatMap { [$0.median, $0.meanUser, $0.meanSys].compactMap(\.self) }
        let wall = TimeUnit.fitting(points.compactMap(\.median)).orSmaller(for: times)
        let hasFactors = sections.contains { $0.points.count > 1 }
        let isSeveral = Set(points.map(\.configuration.benchmark)).count > 1
        groups = sections.map { section in
            let parts = [isSeveral ? section.benchmark : nil, section.words].compactMap(\.self)
            let words = parts.joined(separator: ", ")
            let heading = sections.count > 1 && !words.isEmpty ? words : nil
            return Group(
                heading: heading, table: Self.table(of: section, hosts, wall, hasFactors),
                runs: section.points.map { $0.walls?.values ?? [] })
        }
        let short: Set<SampleWarning.Name> = [.tooFew]
        let warnings = WarningLines(
            points, hosts: hosts, among: SessionWarnings(points), silent: short
        ).lines
        let contests = ComparedContests(points, reference: reference)
        comparisons = contests.comparisons(of: points)
        let unheld = contests.missingReference.map {
            "No run of \(CommandComparison.quoted($0)) counts: nothing is held against it."
        }
        judgements =
            warnings.map { "Warning: \($0)" } + [unheld].compactMap(\.self)
            + comparisons.map { $0.sentence + "." }
        notes =
            Self.notes(for: points, hosts, wall, hasFactors)
            + [Words.shellCost(of: session, from: "Of each time").map { $0 + "." }]
            .compactMap(\.self)
            + judgements
    }

    /// Groups and notes as lines for a terminal; empty for no measurements.
    ///
    /// - Parameter width: the columns that a line may take, or nil for as many as it needs.
    package func plainText(width: Int? = nil) -> String {
        guard !groups.isEmpty else { return "" }
        let fitting = groups.map { group in
            width.map { group.table.fitting(width: $0) } ?? group.table
        }
        let missing = missing(in: fitting)
        let shown = missing.isEmpty ? withRuns(fitting, width: width) : fitting
        let tables = zip(groups, shown).map { group, table in
            (group.heading.map { Self.line($0, width) } ?? "") + table.plainText(width: width)
        }
        let said = notes.filter { $0 != Self.factorNote || !missing.contains("factor") }
        let noRoom = missing.isEmpty ? [] : ["No room here for \(Quantity.names(missing))."]
        let last = (said + noRoom).map { Words.wrapped(harmless($0), to: width) }.joined()
        return (tables + [last]).joined(separator: "\n")
    }

    /// The tables with each row's runs in their order as characters, where all of them have room for
    /// that: it shows a slow first run, drift and groups.
    ///
    /// - Parameter width: a terminal's; nil for none, where nothing is added.
    private func withRuns(_ tables: [Table], width: Int?) -> [Table] {
        guard let width, groups.contains(where: { $0.runs.contains { $0.count > 2 } }) else {
            return tables
        }
        let longer = zip(groups, tables).map { group, table in
            Table(
                columns: table.columns + [Table.Column(Self.runsInOrder, key: "runs_in_order")],
                rows: zip(table.rows, group.runs).map { row, runs in
                    row + [RunLine.text(runs, width: Self.mostCharacters)]
                })
        }
        return longer.allSatisfy { $0.width <= width } ? longer : tables
    }

    private static let runsInOrder = "runs in order"
    /// How many characters one row's runs take at most.
    private static let mostCharacters = 20

    /// The titles of the columns that a narrow terminal has no room for.
    private func missing(in fitting: [Table]) -> [String] {
        (groups.first?.table.columns ?? []).filter { column in
            fitting.contains { !$0.columns.contains(column) }
        }.map(\.title)
    }

    private static let factorNote = "Factor: times the fastest median."

    /// A heading as a line without what could steer a terminal: the titles of a table without rows.
    private static func line(_ text: String, _ width: Int?) -> String {
        Table(columns: [Table.Column(text, key: "heading")], rows: []).plainText(width: width)
    }
}

extension SummaryTable {
    private static func table(
        of section: Section, _ hosts: HostNames, _ wall: TimeUnit, _ hasFactors: Bool
    ) -> Table {
        let keys = section.points.map { LineKey(scaling: $0, over: .none) }
        let names = LineNames(of: keys, hosts: hosts)
        let best = fastest(of: section.points)?.median ?? 0
        let columns: [Content<SweepPoint>] = [
            Content("configuration", key: "configuration") {
                names.name(of: LineKey(scaling: $0, over: .none)) ?? section.benchmark
            },
            .number("runs", key: "runs", text: ResultTable.runs),
            .number("median", key: "median_wall") { wall.median(of: $0) },
            .number("interval", key: "interval") { point in
                point.interval.map {
                    wall.range(from: $0.lower, to: $0.upper, around: point.median ?? 0)
                }
            }.ranked(6),
            .number("user", key: "mean_user") { $0.meanUser.map(wall.number) }.ranked(3),
            .number("sys", key: "mean_sys") { $0.meanSys.map(wall.number) }.ranked(2),
            .number("CPU %", key: "cpu_percent") { $0.cpuPercent.map { Digits.fixed($0, 0) } }
                .ranked(1),
            .number("MiB", key: "max_rss") { $0.maxRSS.map(Quantity.mebibytes) }.ranked(4),
            .number("factor", key: "factor") { point in
                point.median.flatMap { best > 0 ? Quantity.factor($0 / best) : nil }
            }.ranked(5),
        ]
        return Content.table(hasFactors ? columns : Array(columns.dropLast()), rows: section.points)
    }

    private static func notes(
        for points: [SweepPoint], _ hosts: HostNames, _ wall: TimeUnit, _ hasFactors: Bool
    ) -> [String] {
        let tally = Tally(of: points)
        var notes = [
            "Times in \(wall.symbol), peak memory in MiB. Interval: of the median, at least 95 %."
        ]
        if points.contains(where: \.isRegion) {
            notes.append(
                "Medians are of the region that the program declares, the rest is of the whole process."
            )
        }
        if hasFactors { notes.append(factorNote) }
        notes += [StopWords.few(points, hosts), StopWords.ended(points, hosts)].compactMap(\.self)
        if tally.notOK > 0 {
            notes.append(
                "\(Digits.count(tally.notOK)) of \(Digits.count(tally.runs, "run")) did not end ok."
            )
        }
        return notes
    }
}
