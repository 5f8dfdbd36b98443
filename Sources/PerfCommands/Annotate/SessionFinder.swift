import Git
import PerfModel

/// Finds the sessions that a word means: `last`, the beginning of an id, or a revision.
struct SessionFinder {
    let context: Context
    /// Those that may be meant, oldest first.
    let sessions: [Session]

    /// As short as git abbreviates at most.
    private static let shortestHash = 4
    /// The most things that a sentence names.
    private static let mostNamed = 6

    /// One session.
    ///
    /// - Throws: `WorldError.noSuchSession` or `.ambiguousSession`.
    func session(_ name: String) throws(WorldError) -> Session {
        let matches = matches(name)
        guard let session = matches.first else { throw .noSuchSession(name) }
        guard matches.count == 1 else {
            throw .ambiguousSession(name, matches: matches.map(\.id))
        }
        return session
    }

    private func matches(_ name: String) -> [Session] {
        if name == "last" { return Array(sessions.suffix(1)) }
        guard !name.isEmpty else { return [] }
        return sessions.filter { $0.id.hasPrefix(name.lowercased()) }
    }

    /// The first session of a revision.
    ///
    /// - Throws: `AnnotationError.noSuchPlace` or `.ambiguousPlace`.
    func first(ofRevision name: String, option: String) throws(AnnotationError) -> Session {
        let commits = commits(name)
        guard commits.count < 2 else {
            throw .ambiguousPlace(
                name, option: option,
                readings: commits.prefix(Self.mostNamed).map { String($0.prefix(12)) })
        }
        guard let commit = commits.first, let session = first(ofCommit: commit) else {
            throw .noSuchPlace(name, option: option, nearest: nearestRevisions)
        }
        return session
    }

    /// The session that a word means, or the first one of the revision; `session:` and `rev:` tell which
    /// is meant where it may be both.
    ///
    /// - Throws: `AnnotationError.noSuchPlace` or `.ambiguousPlace`, `WorldError`.
    func place(_ word: String, option: String) throws -> Session {
        for (kind, isSession) in [("session:", true), ("rev:", false)] where word.hasPrefix(kind) {
            let name = String(word.dropFirst(kind.count))
            return try isSession ? session(name) : first(ofRevision: name, option: option)
        }
        let named = matches(word)
        let commits = commits(word).filter { first(ofCommit: $0) != nil }
        guard named.count + commits.count > 0 else {
            let nearest = nearestRevisions
            throw AnnotationError.noSuchPlace(
                word, option: option,
                nearest: nearest.isEmpty
                    ? sessions.suffix(3).reversed().map { String($0.id.prefix(8)) } : nearest)
        }
        guard named.count + commits.count == 1 else {
            let readings =
                named.map { "session:\($0.id)" } + commits.map { "rev:\($0.prefix(12))" }
            throw AnnotationError.ambiguousPlace(
                word, option: option, readings: Array(readings.prefix(Self.mostNamed)))
        }
        return try named.first ?? first(ofRevision: commits[0], option: option)
    }

    private func first(ofCommit commit: String) -> Session? {
        let exact = sessions.filter { $0.revision?.commit == commit }
        return exact.first { $0.revision?.isDirty == false } ?? exact.first
    }

    /// The commit that a name means in the work tree, else those of the history whose hash begins so.
    private func commits(_ name: String) -> [String] {
        // Without git, or where it refuses, the history knows its commits itself.
        let repository = try? Repository.find(
            from: context.folder, environment: context.environment)
        if let found = try? repository?.resolve(name) { return [found.hash] }
        guard (Self.shortestHash...64).contains(name.count), name.allSatisfy(\.isHexDigit) else {
            return []
        }
        let known = Set(sessions.compactMap { $0.revision?.commit })
        return known.filter { $0.hasPrefix(name.lowercased()) }.sorted()
    }

    /// The newest recorded revisions, as short as they are told.
    private var nearestRevisions: [String] {
        var seen: Set<String> = []
        let newest = sessions.reversed().compactMap {
            $0.revision.map { String($0.commit.prefix(7)) }
        }
        return Array(newest.filter { seen.insert($0).inserted }.prefix(3))
    }
}
