import ArgumentGrammar
import PerfModel
import PerfStore

/// `perfdb undo`: takes annotations back.
enum UndoCommand: Command {
    static let name = "undo"
    static let ids = Positional(
        repeated: "ID", .text, atLeast: 1,
        help: "The beginning of an annotation's id; `last` is what the last call said."
    ).completing(.annotations)
    static let reason = Option(
        "reason", "words", .text, default: "undone", help: "Why it is taken back.")

    static let grammar = Grammar(
        name: name, summary: "Take back a mark, an exclusion or an acceptance.",
        ids,
        Section("Who, why and where", reason, SharedOptions.author, SharedOptions.database),
        example: "perfdb undo last",
        discussion: """
            Nothing is removed: `perfdb list annotations` shows what was said and what of it was \
            undone, when and by whom.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let why = try AnnotationWriter.words(arguments[reason], "--reason")
        let writer = try AnnotationWriter(arguments, in: context)
        let annotations = try writer.history.store.annotations()
        var meant: [Annotation] = []
        for word in arguments[ids] {
            for annotation in try annotations.meant(by: word) where !meant.contains(annotation) {
                meant.append(annotation)
            }
        }
        let made = meant.map { annotation in
            var undoing = writer.annotation(.undoing, why)
            undoing.undone = annotation.id
            return undoing
        }
        try writer.store(made)
        for (undoing, annotation) in zip(made, meant) {
            context.output.write(
                "undone \(undoing.shortID): \(annotation.kind.rawValue) \(annotation.shortID),"
                    + " \(quoted(annotation.words)).\n")
        }
        return .fine
    }
}

extension Annotations {
    /// The annotations that hold and that a word names: `last` those of the last call, else the one
    /// whose id begins so.
    ///
    /// - Throws: `AnnotationError`.
    fileprivate func meant(by word: String) throws(AnnotationError) -> [Annotation] {
        let holding = holding
        if word == "last" {
            guard let newest = holding.last else { throw .nothingToUndo }
            return holding.filter {
                $0.createdAt == newest.createdAt && $0.author == newest.author
            }
        }
        let matches = word.isEmpty ? [] : all.filter { $0.id.hasPrefix(word.lowercased()) }
        guard let match = matches.first else {
            throw .noSuchAnnotation(word, nearest: holding.suffix(3).reversed().map(\.shortID))
        }
        guard matches.count == 1 else {
            throw .ambiguousAnnotation(word, matches: matches.map(\.id))
        }
        if match.kind == .undoing { throw .undoing(match.id) }
        if undone.contains(match.id) { throw .undoneAlready(match.id) }
        return [match]
    }
}
