import ArgumentGrammar
import PerfModel

/// Options that several commands have; the same thing has the same name everywhere.
enum SharedOptions {
    static let database = Option(
        "database", "file", .text,
        help: "The history; else $PERFDB_DATABASE, else the nearest .perfdb/history.sqlite."
    ).completing(.file)
    static let since = Option(
        "since", "when", .text,
        help: """
            Only sessions that started then or later: last-week, yesterday, 3d, 2w, 2026-11-13, \
            2026-11-13T10:00Z (UTC without a zone), or a commit or tag: sessions of that revision \
            or its descendants.
            """
    ).completing(.moments)
    static let until = Option(
        "until", "when", .text,
        help: """
            Only sessions that started then or earlier (a date: by its end; a commit or tag: \
            sessions of that revision or its ancestors).
            """
    ).completing(.moments)
    static let now = Option(
        "now", "when", .text, help: "The moment that --since and --until count back from.")
    static let benchmark = Option(
        "benchmark", "glob", .text, help: "Only benchmarks whose name fits, such as 'sort*'."
    ).completing(.benchmarkGlobs)
    static let host = Option(
        "host", "glob", .text, help: "Only sessions on hosts whose name fits."
    ).completing(.hostGlobs)
    static let label = Option(
        "label", "glob", .text, help: "Only sessions whose label fits."
    ).completing(.labelGlobs)
    static let author = Option(
        "author", "name", .text, help: "Who says it; else whom git knows, else $USER.")
    static let format = Option(
        "format", "form", default: Format.text, help: "The form of the output.")
}

/// The form of what a command prints.
enum Format: String, CaseIterable, ArgumentValue {
    case text, markdown, json, csv
}
