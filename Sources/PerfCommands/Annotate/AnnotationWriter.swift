import ArgumentGrammar
import Git
import Markdown
import PerfModel
import PerfStore
import Subprocess

/// Makes the annotations of one call: all by one author at one moment.
struct AnnotationWriter {
    let history: OpenHistory
    let author: String
    let moment: Instant
    private let newID: () -> String

    /// Opens the history that is to be annotated, and finds out who speaks.
    ///
    /// - Throws: `AnnotationError.noAuthor`, `CommandError.emptyName`, and what opening throws.
    init(_ arguments: Arguments, in context: Context) throws {
        author = try Self.author(arguments[SharedOptions.author], in: context)
        history = try OpenHistory.forAnnotating(arguments[SharedOptions.database], in: context)
        moment = context.now()
        newID = context.newID
    }

    /// The one that was given; else whom git knows, else the user.
    private static func author(_ given: String?, in context: Context) throws -> String {
        if let given {
            guard given.contains(where: { !$0.isWhitespace }) else {
                throw CommandError.emptyName(option: "--author")
            }
            return given
        }
        // Where git is missing or refuses, the user's name will do.
        let known = try? Identity.author(in: context.folder, environment: context.environment)
        let users = ["USER", "LOGNAME"].compactMap { context.environment[$0] }
        guard let author = known ?? users.first(where: { !$0.isEmpty }) else {
            throw AnnotationError.noAuthor
        }
        return author
    }

    func annotation(_ kind: Annotation.Kind, _ words: String) -> Annotation {
        Annotation(id: newID(), kind: kind, words: words, author: author, createdAt: moment)
    }

    /// Stores them: all or, where it throws, none.
    func store(_ annotations: [Annotation]) throws {
        try history.store.atomically {
            for annotation in annotations { try history.store.add(annotation) }
        }
    }

    /// The reason that was given.
    ///
    /// - Throws: `AnnotationError.noReason` or `.empty`.
    static func reason(_ given: String?, of command: String) throws(AnnotationError) -> String {
        guard let given else { throw .noReason(command: command) }
        return try words(given, "--reason")
    }

    /// A text that says something.
    static func words(_ text: String, _ what: String) throws(AnnotationError) -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(what) }
        return text
    }
}

extension Annotation {
    /// The first letters of its id, as it is told.
    var shortID: String { String(id.prefix(8)) }
}

extension Session {
    /// `1f3a2b4c (2026-11-19 10:00 UTC)`; without the moment where it is not known.
    var told: String {
        let start = startedAt.map { " (\($0.date) \($0.hoursAndMinutes) UTC)" } ?? ""
        return "\(id.prefix(8))\(start)"
    }
}
