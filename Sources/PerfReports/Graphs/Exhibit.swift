import Markdown
import PerfModel

/// What a suite asks to be shown, drawn: the pictures of one declaration for one host and scale.
struct Exhibit {
    var declaration: ChartDeclaration
    var source: SuiteSource
    /// One per runtime; none for a table.
    var pictures: [DrawnChart]
    /// For a table as `time` prints it.
    var table: TimeTable?
    /// All that it shows, in the order of tables.
    var points: [SweepPoint]
    /// The numbers of a study beside it; nil for none.
    var beside: Beside?

    /// Where on the pages an exhibit stands.
    enum Home: Hashable {
        case section(Section.Key)
        case benchmark(String)
        case report
    }

    /// The section, else the benchmark, that all its points are of.
    var home: Home {
        let sections = Set(points.map(Section.Key.init(of:)))
        if sections.count == 1, let only = sections.first { return .section(only) }
        let benchmarks = Set(points.map(\.configuration.benchmark))
        if benchmarks.count == 1, let only = benchmarks.first { return .benchmark(only) }
        return .report
    }

    /// Whether it shows the time of each of its points.
    var showsTimes: Bool { [.lines, .bars].contains(declaration.kind) }

    /// Whether there is anything to see.
    var isEmpty: Bool { pictures.isEmpty && table == nil }
}

/// The numbers of a study that were made elsewhere, next to those of this history.
struct Beside {
    /// Their own picture; nil for a table.
    var picture: DrawnChart?
    var table: Table
    var notes: [String]
}
