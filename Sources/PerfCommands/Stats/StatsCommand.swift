import ArgumentGrammar
import Statistics

/// `perfdb stats`: the statistics of plain numbers, without a history.
enum StatsCommand: Command {
    static let name = "stats"
    static let files = Positional(
        repeated: "FILE", .text,
        help: "Numbers: one file is summarised, of two the second is compared with the first."
    ).completing(.file)
    static let series = Option(
        "series", "file", .text,
        help: "Values over time, the oldest first: says where their level changed."
    ).completing(.file)
    static let scaling = Option(
        "scaling", "file", .text,
        help: "Lines of a number of workers and its seconds: fits laws of scaling."
    ).completing(.file)
    static let higherIsBetter = Flag(
        "higher-is-better", help: "Larger values are better, as of throughput.")
    static let minimumChange = Option(
        "min-change", "share", MeasuringValues.precision,
        help: "The least change that matters, such as 2%; else none is too small.")

    static let grammar = Grammar(
        name: name, summary: "Summarise or compare plain numbers, or find where they changed.",
        files,
        Section("Instead of samples", series, scaling),
        Section("What counts as a change", higherIsBetter, minimumChange),
        Section("Output", SharedOptions.format),
        example: "perfdb stats before.txt", "perfdb stats before.txt after.txt --min-change 2%",
        "perfdb stats --series history.txt", "perfdb stats --scaling workers.txt --format json",
        discussion: """
            A file holds numbers between white space or commas, and comments from # to the end of the \
            line; - is standard input. No history is read or written.

            Quartiles are of type 7, as R and numpy have them. The interval of the median is by order \
            statistics and says what it covers. A verdict demands a small p (Mann and Whitney), an \
            interval of the shift that leaves out 0, and a change that matters; else it is undecided, \
            with the reason and the change that so many values would have shown. \
            docs/statistics.md has every formula, constant and source.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let page = try page(arguments, in: context)
        context.output.write(
            try page.text(as: arguments[SharedOptions.format], width: context.output.columns()))
        return .fine
    }

    private static func page(_ arguments: Arguments, in context: Context) throws -> StatsPage {
        let names = arguments[files]
        let kinds = [
            ("FILE", !names.isEmpty), ("--series", arguments[series] != nil),
            ("--scaling", arguments[scaling] != nil),
        ].filter(\.1).map(\.0)
        guard let kind = kinds.first else { throw CommandError.nothingToSummarise }
        if kinds.count > 1 { throw CommandError.oneQuestion(kinds) }
        guard names.count <= 2 else { throw CommandError.tooManySamples(names.count) }
        if names == ["-", "-"] { throw CommandError.inputTwice }
        try checkCriteria(arguments, applies: names.count == 2 || kind == "--series")
        let criteria = ChangeCriteria(
            minimumChange: arguments[minimumChange] ?? 0, prefersLarger: arguments[higherIsBetter])
        if let name = arguments[series] {
            let file = try NumberFile(name, in: context)
            return StatsPage(series: try file.sample(), named: file.name, by: criteria)
        }
        if let name = arguments[scaling] {
            let times = try NumberFile(name, in: context).times()
            return StatsPage(scaling: try ScalingFits(times: times), of: times)
        }
        let files = try names.map { name in try NumberFile(name, in: context) }
        let samples = try files.map { try $0.sample() }
        guard samples.count > 1 else {
            return StatsPage(sample: samples[0], named: files[0].name)
        }
        return StatsPage(samples[0], samples[1], named: files.map(\.name), by: criteria)
    }

    /// - Throws: `CommandError.onlyOfComparisons`: what nothing can be judged by is refused, not ignored.
    private static func checkCriteria(_ arguments: Arguments, applies: Bool) throws(CommandError) {
        guard !applies else { return }
        if arguments[higherIsBetter] { throw .onlyOfComparisons(option: "--higher-is-better") }
        if arguments[minimumChange] != nil { throw .onlyOfComparisons(option: "--min-change") }
    }
}
