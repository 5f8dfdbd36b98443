import ArgumentGrammar
import Markdown
import PerfModel
import PerfStore

/// `perfdb exclude`: takes runs that are not to be trusted out of all statistics.
enum ExcludeCommand: Command {
    static let name = "exclude"
    static let runs = Positional(
        repeated: "SESSION[:POSITION[-POSITION]]", .text, atLeast: 1,
        help: "A session, `last` or the beginning of its id, and which of its runs; else all."
    ).completing(.sessions)
    static let reason = Option(
        "reason", "words", .text, help: "Why they are not to be trusted; must be given.")
    static let benchmark = Option(
        "benchmark", "glob", .text, help: "Only runs of benchmarks whose name fits."
    ).completing(.benchmarkGlobs)

    static let grammar = Grammar(
        name: name, summary: "Take runs that are not to be trusted out of all statistics.",
        runs,
        Section("What and why", reason, benchmark),
        Section("Who and where", SharedOptions.author, SharedOptions.database),
        example: "perfdb exclude last:1-2 --reason swapping",
        "perfdb exclude last --reason 'a backup was running'",
        discussion: """
            The runs stay in the history and in exports. They count in no median, comparison or \
            chart line any more; reports say how many they are, and why and by whom they were \
            excluded. Positions are those of the session's order, from 1. `perfdb undo` lets \
            them count again.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let why = try AnnotationWriter.reason(arguments[reason], of: name)
        if arguments[benchmark] == "" { throw CommandError.emptyName(option: "--benchmark") }
        let places = try arguments[runs].map(RunPlaces.init)
        let writer = try AnnotationWriter(arguments, in: context)
        let store = writer.history.store
        let finder = SessionFinder(context: context, sessions: try store.sessions(Selection()))
        let made = try places.map { place in
            try exclusion(place, arguments[benchmark], why, finder, writer)
        }
        try writer.store(made.map(\.annotation))
        for (annotation, sentence) in made {
            context.output.write("excluded \(annotation.shortID): \(sentence): \(quoted(why)).\n")
        }
        return .fine
    }

    /// The exclusion of some runs of one session, and what it is about in words.
    private static func exclusion(
        _ place: RunPlaces, _ pattern: String?, _ reason: String, _ finder: SessionFinder,
        _ writer: AnnotationWriter
    ) throws -> (annotation: Annotation, sentence: String) {
        let store = writer.history.store
        let session = try finder.session(place.session)
        let there = try store.benchmarkRuns(in: session.id, at: place.positions)
        guard !there.isEmpty else {
            let last = try store.lastPosition(in: session.id) ?? 0
            throw AnnotationError.noRuns(place.word, last: last)
        }
        let glob = pattern.map { Glob($0) }
        let chosen = there.filter { glob?.matches($0.benchmark) ?? true }
        guard !chosen.isEmpty else {
            throw AnnotationError.noBenchmark(
                pattern: pattern ?? "", session: session.id,
                benchmarks: there.map(\.benchmark))
        }
        var exclusion = writer.annotation(.exclusion, reason)
        exclusion.session = session.id
        exclusion.positions = place.positions
        exclusion.benchmarks = glob.map { _ in chosen.map(\.benchmark) }
        let count = chosen.map(\.runs).reduce(0, +)
        let names =
            chosen.count > 3
            ? "\(chosen.count) benchmarks"
            : chosen.map { harmless($0.benchmark) }.joined(separator: ", ")
        return (
            exclusion,
            "\(count == 1 ? "1 run" : "\(count) runs") of \(names), session \(session.told)"
        )
    }
}

/// A session and some of its runs, as typed: `1f3a`, `last:3`, `1f3a:3-5`.
struct RunPlaces {
    /// As typed.
    let word: String
    let session: String
    /// Nil for all.
    let positions: ClosedRange<Int>?

    /// - Throws: `AnnotationError.badPositions`.
    init(_ word: String) throws(AnnotationError) {
        self.word = word
        guard let colon = word.firstIndex(of: ":") else {
            (session, positions) = (word, nil)
            return
        }
        session = String(word[..<colon])
        let ends = word[word.index(after: colon)...]
            .split(separator: "-", omittingEmptySubsequences: false).map(Self.position)
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first <= last
        else { throw .badPositions(word) }
        positions = first...last
    }

    private static func position(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            number > 0
        else { return nil }
        return number
    }
}
