import ArgumentGrammar

/// The forms of output in the sample grammars.
enum SampleFormat: String, CaseIterable, ArgumentValue {
    case text, markdown, json, csv
}

/// What `list` lists.
enum Listing: String, CaseIterable, ArgumentValue {
    case benchmarks, sessions, hosts
}

/// A length of time in days, which begins with a number and ends with `d`.
struct Days: Equatable, Sendable {
    /// Why a word is no such length.
    enum Fault: Error, Equatable {
        case missingUnit
        case noNumber(String)
    }

    let count: Int

    static let syntax = ValueSyntax("a number of days", spell: { "\($0.count)d" }, read: read)

    private static func read(_ word: String) throws(Fault) -> Days {
        guard word.hasSuffix("d") else { throw .missingUnit }
        guard let count = Int(word.dropLast()) else { throw .noNumber(String(word.dropLast())) }
        return Days(count: count)
    }
}

/// Declarations of every kind, as a program would write them.
enum Sample {
    static let database = Option(
        "database", "file", .text, help: "Use the history in <file> instead of the nearest one.")
    static let format = Option(
        "format", "form", default: SampleFormat.text, help: "Write the answer in this form.")
    static let last = Option("last", "count", default: 50, help: "Draw the newest <count> runs.")
    static let since = Option(
        "since", "when", Days.syntax, help: "Look at the time since <when> only.")
    static let out = Option(
        "out", short: "o", "folder", .text, help: "Write into <folder>; `-` is standard output.")
    static let offset = Option(
        "offset", "number", .number(from: -10, to: 10), default: 0.5, help: "Move all lines up.")
    static let commit = Flag("commit", help: "Commit exactly the written files.")
    static let benchmark = Positional(
        optional: "BENCHMARK", .text, help: "The benchmark to draw; without it, all of them.")

    static let report = Grammar(
        name: "report", summary: "Write charts and Markdown from the history.",
        database, last, since, commit, benchmark,
        Section("Output", format, out, offset),
        example: "perfdb report --since 7d", "perfdb report sort -o charts",
        discussion: """
            The same history and options give the same bytes, so that what is written can be
            committed and compared with what was written before.

            A time is one of:

              3d            three days back from now
              2026-11-13    midnight, UTC

            Files that perfdb did not write are left alone.
            """)

    static let runs = Option(
        "runs", short: "r", "count", .whole(from: 1), default: 10,
        help: "Run each configuration <count> times.")
    static let parameter = Option(
        "parameter", repeated: "name=list", .text,
        help: "Sweep over a named dimension, for example `size=1|10` or a*b*c.")
    static let ignoreFailure = Option(
        "ignore-failure", optionalValue: "codes", .text,
        help: "Go on after a run that failed, or failed with one of <codes>.")
    static let command = Rest("COMMAND", help: "The command to measure, with its arguments.")

    static let record = Grammar(
        name: "record", summary: "Measure a command, once or over a sweep.",
        database, runs, parameter, ignoreFailure, command,
        example: "perfdb record --runs 5 -- sleep 0.1")

    static let files = Positional(
        repeated: "FILE", .text, atLeast: 2, help: "The files to read; `-` is standard input.")
    static let merge = Grammar(
        name: "merge", summary: "Bring the runs of <files> together.", files,
        example: "perfdb merge a.sqlite b.sqlite")

    static let what = Positional("WHAT", default: Listing.benchmarks, help: "What to list.")
    static let list = Grammar(
        name: "list", summary: "List what is in the history.", format, what,
        example: "perfdb list hosts")

    static let base = Positional("BASE", Days.syntax, help: "What to compare with.")
    static let shift = Positional(optional: "SHIFT", .whole(), help: "How far to move it.")
    static let compare = Grammar(
        name: "compare", summary: "Compare two revisions.", base, shift,
        example: "perfdb compare 3d")

    static let maybe = Rest(optional: "COMMAND", help: "The command to run; without it, a shell.")
    static let name = Positional("NAME", .text, help: "The name to run it under.")
    static let run = Grammar(
        name: "run", summary: "Run a command under a name.", commit, name, maybe,
        example: "perfdb run first ls")

    static let program = GrammarSet(
        program: "perfdb", summary: "Remember every benchmark run and show what they say.",
        discussion: "The history is one file. Any * in it is `yours` | theirs <b>.",
        grammars: [record, report, compare, list, merge, run])
}
