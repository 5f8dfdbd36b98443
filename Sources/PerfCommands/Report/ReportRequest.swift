import ArgumentGrammar
import Charts
import PerfModel
import PerfReports

/// What a call of `perfdb report` asks for, beside where it is written.
struct ReportRequest {
    static let baseline = Option(
        "baseline", "what", .text,
        help: """
            Compare with this instead of each configuration's session before: a side as \
            `perfdb compare` takes it, such as a commit or tag, A..B, label:NAME or session:ID.
            """
    ).completing(.baselines)
    static let format = Option(
        "format", "list", ReportValues.forms, default: [.markdown],
        help: """
            The forms to write: markdown (pages beside charts), html (one file with everything, \
            index.html), json (the numbers and findings, report.json), with commas between them.
            """
    ).completing(.list(.words(ReportForm.allCases.map(\.rawValue))))
    static let theme = Option(
        "theme", "colours", ReportValues.theme, default: .auto,
        help: "The colours of charts and of the HTML page; auto is what the reader prefers.")
    static let locale = Option(
        "locale", "tag", LocaleTag.syntax,
        help: """
            Write numbers as in this language (de, en-US, fr_FR.UTF-8): with a decimal comma, else \
            with a point. The numbers of JSON do not change, and the system's own locale has no say.
            """
    ).completing(.words(LocaleTag.examples))
    static let title = Option(
        "title", "text", .text, help: "The heading of the report's first page.")
    static let top = Option(
        "top", "count", ValueSyntax<Int>.whole(from: 1),
        help: """
            Tell only that many benchmarks in full: those that changed most, then those that take \
            longest. The others are listed with their medians.
            """)

    let options: ReportOptions

    /// Reads the options of a call.
    ///
    /// - Throws: what `SelectionReader` and `SideReader` throw.
    init(_ arguments: Arguments, reader: SelectionReader) throws {
        if arguments[Self.title]?.allSatisfy(\.isWhitespace) ?? false {
            throw CommandError.emptyName(option: "--title")
        }
        var options = ReportOptions(
            selection: try reader.selection(arguments), arguments: Self.reproduction(arguments),
            study: try StudyNumbers.documents(), beside: arguments[ReportCommand.beside] != nil)
        options.baseline = try arguments[Self.baseline].map { words in
            let sides = SideReader(
                reader: reader, filter: options.selection, place: "--baseline")
            let side = try sides.side(words, now: reader.moment(arguments[SharedOptions.now]))
            return ReportOptions.Baseline(words: words, selection: side.selection)
        }
        options.forms = arguments[Self.format]
        options.scheme = arguments[Self.theme]
        options.decimalMark = arguments[Self.locale]?.decimalMark ?? .point
        options.title = arguments[Self.title]
        options.top = arguments[Self.top]
        self.options = options
    }

    /// The options that a reader needs to make the report again; where it was written is none, and
    /// neither is one that changes nothing.
    private static func reproduction(_ arguments: Arguments) -> [String] {
        let options: [Option<String?>] = [
            SharedOptions.since, SharedOptions.until, SharedOptions.benchmark, SharedOptions.host,
            SharedOptions.label, baseline,
        ]
        var words = options.flatMap { option in
            arguments[option].map { Self.words("--\(option.declaration.name)", $0) } ?? []
        }
        if let study = arguments[ReportCommand.beside] { words += ["--beside", study.rawValue] }
        let forms = arguments[format]
        if forms != [.markdown] {
            words += ["--format", forms.map(\.rawValue).joined(separator: ",")]
        }
        if arguments[theme] != .auto { words += ["--theme", arguments[theme].rawValue] }
        if let locale = arguments[locale], locale.decimalMark != .point {
            words += ["--locale", locale.text]
        }
        if let title = arguments[title] { words += Self.words("--title", title) }
        if let top = arguments[top] { words += ["--top", String(top)] }
        return words
    }

    /// An option with its value, in one word where the value would be taken for an option.
    private static func words(_ name: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
    }
}
