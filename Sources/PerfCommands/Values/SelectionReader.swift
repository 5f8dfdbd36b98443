import ArgumentGrammar
import Git
import PerfModel

/// Reads the filters that `report`, `list` and `show` share.
struct SelectionReader {
    let context: Context
    let history: any History

    /// The part of the history that was asked for.
    ///
    /// - Throws: `WhenError`, `CommandError.unknownRevision` or `GitError`.
    func selection(_ arguments: Arguments) throws -> Selection {
        let now = try moment(arguments[SharedOptions.now])
        let since = try arguments[SharedOptions.since].map {
            try end($0, option: "--since", now: now, isSince: true)
        }
        let until = try arguments[SharedOptions.until].map {
            try end($0, option: "--until", now: now, isSince: false)
        }
        return Selection(
            window: Window(since: since, until: until),
            benchmark: arguments[SharedOptions.benchmark].map { Glob($0) },
            host: arguments[SharedOptions.host].map { Glob($0) },
            label: arguments[SharedOptions.label].map { Glob($0) })
    }

    /// The moment that spans count back from: what `--now` says, else the clock.
    ///
    /// - Throws: `CommandError.badTime` or `.notAMoment`.
    func moment(_ text: String?) throws -> Instant {
        guard let text else { return context.now() }
        return try moment(text, option: "--now", now: context.now())
    }

    /// The moment that was typed after an option; a day's first one.
    ///
    /// - Throws: `CommandError.badTime` or `.notAMoment`.
    func moment(
        _ text: String, option: String, now: Instant
    ) throws(CommandError) -> Instant {
        switch try when(text, option: option, now: now) {
        case .instant(let instant), .day(let instant): return instant
        case .revision: throw .notAMoment(option: option, word: text)
        }
    }

    /// Reads what was typed; says which option it was typed after.
    private func when(
        _ text: String, option: String, now: Instant
    ) throws(CommandError) -> When {
        do {
            return try When(text, now: now)
        } catch {
            throw .badTime(option: option, error)
        }
    }

    /// What bounds a window: a moment, or the sessions of a revision's descendants or ancestors.
    ///
    /// - Throws: `CommandError.badTime` or `.unknownRevision`.
    func end(
        _ text: String, option: String, now: Instant, isSince: Bool
    ) throws -> Window.End {
        switch try when(text, option: option, now: now) {
        case .instant(let instant):
            return Window.End(words: text, meaning: .instant(instant))
        case .day(let start):
            let end = Instant(microseconds: start.adding(hours: 24).microseconds - 1)
            return Window.End(words: text, meaning: .instant(isSince ? start : end))
        case .revision(let name):
            let commits = try commits(name, option: option, isSince: isSince)
            return Window.End(words: text, meaning: .commits(commits))
        }
    }

    /// The history's commits that a revision's name bounds: its descendants, or its ancestors.
    private func commits(_ name: String, option: String, isSince: Bool) throws -> Set<String> {
        let (repository, commit) = try resolve(name, option: option)
        let sessions = try history.sessions(Selection())
        let known = sessions.compactMap { $0.revision.flatMap { Commit($0.commit) } }
        let bounded =
            isSince
            ? try repository.descendants(of: commit, among: known)
            : try repository.ancestors(of: commit, among: known)
        return Set(bounded.map(\.hash))
    }

    /// The commit that a name means in the work tree around the current folder.
    private func resolve(_ name: String, option: String) throws -> (Repository, Commit) {
        var reason: String?
        do throws(GitError) {
            let repository = try Repository.find(
                from: context.folder, environment: context.environment)
            if let repository, let commit = try repository.resolve(name) {
                return (repository, commit)
            }
        } catch {
            reason = Failure.shortReason(error)
        }
        throw CommandError.unknownRevision(
            option: option, word: name,
            suggestion: suggestion(for: name, among: When.suggestions), reason: reason)
    }
}
