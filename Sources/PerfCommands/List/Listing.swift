import Markdown
import PerfModel
import PerfRecording
import PerfReports

/// What `list` prints: columns with a name and a key, rows of values.
struct Listing {
    /// One value: what a program reads, and what a person does.
    struct Cell {
        var value: Value
        var shown: String

        static func text(_ text: String?) -> Cell {
            Cell(value: text.map { .text($0) } ?? .missing, shown: text ?? "–")
        }

        static func count(_ count: Int?) -> Cell {
            Cell(value: count.map { .integer($0) } ?? .missing, shown: count.map { "\($0)" } ?? "–")
        }

        /// The words of a command line; nil for none.
        static func words(_ words: [String]?) -> Cell {
            Cell(
                value: words.map { .words($0) } ?? .missing, shown: words.map(Shell.line) ?? "–")
        }

        /// A moment: ISO 8601 for a program, date and minutes in UTC for a person.
        static func moment(_ instant: Instant?) -> Cell {
            guard let instant else { return Cell(value: .missing, shown: "–") }
            return Cell(
                value: .text(instant.iso8601), shown: "\(instant.date) \(instant.hoursAndMinutes)")
        }
    }

    /// A value as JSON has it.
    enum Value: Encodable {
        case text(String)
        case integer(Int)
        case list([String])
        /// The words of a command line.
        case words([String])
        /// Seconds, nil where one is missing.
        case times([Double?])
        case missing

        /// The value as a field of CSV; empty where it is missing.
        var plain: String {
            switch self {
            case .text(let text): text
            case .integer(let number): String(number)
            case .list(let texts): texts.joined(separator: ", ")
            case .words(let words): Shell.line(words)
            case .times(let times): times.map { $0.map(\.description) ?? "" }.joined(separator: " ")
            case .missing: ""
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .integer(let number): try container.encode(number)
            case .list(let texts), .words(let texts): try container.encode(texts)
            case .times(let times): try container.encode(times)
            case .missing: try container.encodeNil()
            }
        }
    }

    private let columns: [(title: String, key: String, isNumber: Bool)]
    private let rows: [[Cell]]
    /// The keys of columns that nothing is in, which people are not shown.
    private var emptyKeys: Set<String> = []
    /// Those of benchmarks, told in a column of their own.
    private var trends = BenchmarkTrends([])

    var isEmpty: Bool { rows.isEmpty }

    init(_ entries: [BenchmarkEntry], trends found: [BenchmarkTrend]) {
        let trends = BenchmarkTrends(found)
        columns = [
            ("benchmark", "benchmark", false), ("configurations", "configurations", true),
            ("sessions", "sessions", true), ("runs", "runs", true),
            ("last (UTC)", "last_started_at", false), ("trend", Self.trendKey, false),
        ]
        rows = entries.map { entry in
            [
                .text(entry.name), .count(entry.configurations), .count(entry.sessions),
                .count(entry.runs), .moment(entry.lastStartedAt),
                Cell(value: .times(trends[entry.name]), shown: ""),
            ]
        }
        self.trends = trends
        if !trends.areAny { emptyKeys = [Self.trendKey] }
    }

    private static let trendKey = "trend"

    init(_ entries: [SessionEntry]) {
        columns = [
            ("session", "session", false), ("started (UTC)", "started_at", false),
            ("revision", "commit_hash", false), ("label", "label", false), ("host", "host", false),
            ("runs", "runs", true), ("failed", "failed", true), ("benchmarks", "benchmarks", false),
            ("suite", "suite", false),
        ]
        rows = entries.map { entry in
            let session = entry.session
            return [
                Cell(value: .text(session.id), shown: String(session.id.prefix(8))),
                .moment(session.startedAt),
                Cell(
                    value: session.revision.map { .text($0.commit) } ?? .missing,
                    shown: session.revision?.shortName ?? "–"),
                .text(session.label), .text(session.host?.name), .count(entry.runs),
                .count(entry.failed),
                Cell(value: .list(entry.benchmarks), shown: Self.few(entry.benchmarks)),
                .text(session.suite),
            ]
        }
        if !entries.contains(where: { $0.session.suite != nil }) { emptyKeys = ["suite"] }
    }

    /// At most three names, and how many more there are.
    private static func few(_ names: [String]) -> String {
        let shown = names.prefix(names.count == 4 ? 4 : 3).joined(separator: ", ")
        return names.count > 4 ? "\(shown) and \(names.count - 3) more" : shown
    }

    init(_ entries: [HostEntry]) {
        columns = [
            ("host", "host", false), ("CPU", "cpu_model", false), ("CPUs", "logical_cpus", true),
            ("cores", "physical_cpus", true), ("GiB", "memory_gib", true),
            ("OS", "os_family", false), ("arch", "architecture", false),
            ("sessions", "sessions", true), ("runs", "runs", true),
            ("last (UTC)", "last_started_at", false),
        ]
        rows = entries.map { entry in
            let host = entry.host
            return [
                .text(host.name), .text(host.cpuModel), .count(host.logicalCPUs),
                .count(host.physicalCPUs), .count(host.memoryGiB), .text(host.osFamily),
                .text(host.architecture), .count(entry.sessions), .count(entry.runs),
                .moment(entry.lastStartedAt),
            ]
        }
    }

    /// What people said of the history, in the order in which they said it.
    init(_ annotations: Annotations, among filter: AnnotationFilter) {
        columns = [
            ("annotation", "annotation", false), ("kind", "kind", false),
            ("said (UTC)", "created_at", false), ("by", "author", false),
            ("about", "about", false), ("words", "words", false), ("state", "state", false),
            ("session", "session", false), ("first position", "first_position", true),
            ("last position", "last_position", true), ("benchmarks", "benchmarks", false),
            ("at (UTC)", "at", false), ("benchmark pattern", "benchmark_pattern", false),
            ("host pattern", "host_pattern", false), ("undoes", "undoes", false),
        ]
        rows = annotations.all.filter(filter.contains).map { annotation in
            let about = AnnotationWords(annotation, in: annotations)
            return [
                Cell(value: .text(annotation.id), shown: annotation.shortID),
                .text(annotation.kind.rawValue), .moment(annotation.createdAt),
                Cell(value: .text(annotation.author), shown: annotation.authorName),
                .text(about.subject), .text(annotation.words),
                .text(about.state), .text(annotation.session),
                .count(annotation.positions?.lowerBound),
                .count(annotation.positions?.upperBound),
                Cell(value: annotation.benchmarks.map { .list($0) } ?? .missing, shown: ""),
                .moment(annotation.at), .text(annotation.benchmarkPattern),
                .text(annotation.hostPattern), .text(annotation.undone),
            ]
        }
        // A person reads them in the words of `about`.
        emptyKeys = Set(columns.suffix(8).map(\.key))
    }

    /// What a recording would do: a row for each configuration.
    init(_ plan: RecordingPlan) {
        columns =
            [
                ("configuration", "configuration", false), ("runs", "runs", true),
                ("at most", "max_runs", true), ("warm-ups", "warmups", true),
                ("expected", "expected_outcome", false), ("command", "command", false),
            ] + HookKind.allCases.map { ($0.rawValue, $0.rawValue, false) }
            + [("with", "settings", false)]
        rows = plan.configurations.map { planned in
            let settings = planned.shownSettings
            return [
                .text(planned.configuration.headline), .count(planned.runs.least),
                .count(planned.runs.most), .count(planned.warmups),
                .text(planned.expected.rawValue), .words(planned.shownWords),
            ] + HookKind.allCases.map { .words(planned.shownWords(of: $0)) }
                + [Cell(value: .list(settings), shown: settings.joined(separator: ", "))]
        }
        let hidden = HookKind.allCases.filter { kind in
            plan.configurations.allSatisfy { $0.hooks[kind] == nil }
        }
        emptyKeys = Set(hidden.map(\.rawValue))
        if plan.configurations.allSatisfy({ $0.runs.count != nil }) { emptyKeys.insert("max_runs") }
        if plan.configurations.allSatisfy(\.shownSettings.isEmpty) { emptyKeys.insert("settings") }
    }

    /// The listing in one of the forms; JSON is a list of objects.
    func text(as format: Format, width: Int?) throws -> String {
        if format == .json {
            return try JSONText.encoded(rows.map(object))
        }
        // A list of times is no field of CSV.
        let known = columns.indices.filter {
            format == .csv
                ? columns[$0].key != Self.trendKey : !emptyKeys.contains(columns[$0].key)
        }
        let (shown, sessions) = fitting(known, to: format == .text ? width : nil)
        let table = Table(
            columns: shown.map { index in
                let column = columns[index]
                return Table.Column(
                    column.title, key: column.key, alignment: column.isNumber ? .right : .left)
            },
            rows: rows.map { row in
                shown.map { index in
                    if columns[index].key == Self.trendKey {
                        return trends.text(of: row[0].shown, width: sessions)
                    }
                    return format == .csv ? row[index].value.plain : row[index].shown
                }
            })
        return Printing.text(table, as: format, width: width)
    }

    /// The columns that there is room for, and how many sessions a trend shows.
    ///
    /// Where the trend has too little room, the number of configurations gives way to it; where that
    /// does not help, the trend is left out itself.
    private func fitting(_ places: [Int], to width: Int?) -> ([Int], Int) {
        let most = BenchmarkTrends.mostSessions
        guard let width, let trend = places.first(where: { columns[$0].key == Self.trendKey })
        else { return (places, most) }
        let others = places.filter { $0 != trend }
        for kept in [others, others.filter { columns[$0].key != "configurations" }] {
            let taken = kept.reduce(0) { $0 + self.width(ofColumn: $1) + 2 }
            if width - taken >= BenchmarkTrends.leastWidth {
                return (
                    places.filter { $0 == trend || kept.contains($0) }, min(most, width - taken)
                )
            }
        }
        return (others, most)
    }

    private func width(ofColumn place: Int) -> Int {
        rows.reduce(columns[place].title.displayWidth) {
            max($0, harmless($1[place].shown).displayWidth)
        }
    }

    private func object(_ row: [Cell]) -> [String: Value] {
        Dictionary(zip(columns.map(\.key), row.map(\.value))) { first, _ in first }
    }
}
