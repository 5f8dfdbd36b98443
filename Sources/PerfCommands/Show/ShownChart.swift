import ArgumentGrammar
import CLibrary
import Charts
import PerfReports

/// The file of `show --chart`: how the runs of what is shown spread.
struct ShownChart {
    /// The colours of a chart.
    enum Theme: String, CaseIterable, ArgumentValue {
        case auto, light, dark

        fileprivate var scheme: ColorScheme {
            switch self {
            case .auto: .auto
            case .light: .light
            case .dark: .dark
            }
        }
    }

    static let chart = Option(
        "chart", "file", .text,
        help: """
            Draw how the runs spread into this file, as SVG: every run, those that do not count \
            hollow, with interval and median; - is standard output, which has no text then.
            """
    ).completing(.file)
    static let theme = Option(
        "theme", "colours", Theme.syntax,
        help: "The colours of the chart; auto is what the reader prefers.")

    /// As typed.
    private let name: String
    private let path: String
    private let scheme: ColorScheme

    /// Reads the options, and makes sure that the file may be written, before anything is.
    ///
    /// Nil where no chart is asked for.
    ///
    /// - Parameter history: the history's file.
    /// - Throws: `CommandError.emptyName` or `.optionNeeds`; `WorldError.foreignChart`,
    ///   `.chartIsHistory` or `.cannotWrite`.
    init?(_ arguments: Arguments, history: String, in context: Context) throws {
        guard let name = arguments[Self.chart] else {
            if arguments[Self.theme] != nil {
                throw CommandError.optionNeeds(option: "--theme", other: "--chart")
            }
            return nil
        }
        guard !name.isEmpty else { throw CommandError.emptyName(option: "--chart") }
        self.name = name
        path = context.absolute(name)
        scheme = arguments[Self.theme]?.scheme ?? .auto
        guard !isOutput else { return }
        if TextFile.isFolder(path) { throw WorldError.cannotWrite(path: name, errno: EISDIR) }
        for suffix in ["", "-wal", "-shm"] where TextFile.areSame(path, history + suffix) {
            throw WorldError.chartIsHistory(path: name)
        }
        let isOurs = TextFile.firstLine(of: path).map { ChartMark.isMarked($0) } ?? false
        if TextFile.exists(path), !isOurs { throw WorldError.foreignChart(path: name) }
    }

    /// Whether it is standard output, which carries nothing else then.
    var isOutput: Bool { name == "-" }

    /// Draws what is shown.
    ///
    /// - Throws: `WorldError.tooManyRows` or `.cannotWrite`.
    func write(_ shown: [ShownSession], in context: Context) throws {
        let rows = shown.map(\.measurements.count).reduce(0, +)
        guard rows <= DistributionDrawing.mostRows else {
            throw WorldError.tooManyRows(rows, most: DistributionDrawing.mostRows)
        }
        let text = DistributionDrawing(shown.map { ($0.session, $0.measurements) }).svg(scheme)
        if isOutput {
            context.output.write(text)
        } else {
            try TextFile.write(text, to: path)
        }
    }
}
