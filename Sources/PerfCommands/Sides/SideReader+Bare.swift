import ArgumentGrammar
import Git
import PerfModel

/// Words without a kind before them: whatever has that name, if only one thing has.
extension SideReader {
    /// One thing that a name may mean, and how it is typed so that it means nothing else.
    private struct Reading {
        var kind: SideKind
        var typed: String
        var sessions: Set<String>
    }

    /// What a name means; several readings with other sessions each are an error that lists them.
    func bare(
        _ word: String, now: Instant, among sessions: [Session]
    ) throws -> (SideKind, Selection) {
        let (commits, reason) = try commits(word, among: sessions)
        let readings =
            commits.map { commit in
                Reading(
                    kind: .revision, typed: String(commit.prefix(12)),
                    sessions: Self.sessions(of: commit, among: sessions))
            } + named(word, among: sessions, hasCommit: !commits.isEmpty)
        guard let first = readings.first else {
            throw unknown(word, now: now, reason: reason, among: sessions)
        }
        let others = readings.dropFirst().filter { $0.sessions != first.sessions }
        guard commits.count < 2, others.isEmpty else {
            throw error(
                .ambiguous(word, readings: readings.prefix(Self.mostReadings).map(\.typed)))
        }
        var selection = everything
        selection.sessions = first.sessions
        return (first.kind, selection)
    }

    /// What else than a commit has a name: a label, a host, and where there is no such commit a branch that was
    /// recorded.
    private func named(
        _ word: String, among sessions: [Session], hasCommit: Bool
    ) -> [Reading] {
        let kinds: [(SideKind, (Session) -> String?)] = [
            (.label, { $0.label }), (.host, { $0.host?.name }),
            (.branch, { hasCommit ? nil : $0.revision?.branch }),
        ]
        return kinds.compactMap { kind, name in
            let found = sessions.filter { name($0) == word }
            guard !found.isEmpty, !word.isEmpty else { return nil }
            return Reading(
                kind: kind, typed: kind.prefix + word, sessions: Set(found.map(\.id)))
        }
    }

    /// The sessions of exactly a commit, those without changed files if there are any.
    static func sessions(of commit: String, among sessions: [Session]) -> Set<String> {
        let exact = sessions.filter { $0.revision?.commit == commit }
        let clean = exact.filter { $0.revision?.isDirty == false }
        return Set((clean.isEmpty ? exact : clean).map(\.id))
    }

    /// The commits that a name means: of the work tree, else of the history by a hash's beginning; and
    /// why git could not be asked.
    ///
    /// A branch and a tag of one name may be two.
    func commits(
        _ word: String, among sessions: [Session]
    ) throws -> (commits: [String], reason: String?) {
        var reason: String?
        do throws(GitError) {
            let repository = try Repository.find(
                from: reader.context.folder, environment: reader.context.environment)
            if let repository, let commit = try repository.resolve(word) {
                let others = try ["refs/tags/\(word)", "refs/heads/\(word)"].map {
                    name throws(GitError) in try repository.resolve(name)
                }
                var named: [String] = []
                for commit in [commit] + others.compactMap(\.self)
                where !named.contains(commit.hash) {
                    named.append(commit.hash)
                }
                return (named, nil)
            }
        } catch {
            reason = Failure.shortReason(error)
        }
        let isHash = (Self.shortestHash...64).contains(word.count) && word.allSatisfy(\.isHexDigit)
        guard isHash else { return ([], reason) }
        let known = Set(sessions.compactMap { $0.revision?.commit })
        return (known.filter { $0.hasPrefix(word.lowercased()) }.sorted(), reason)
    }

    /// As short as git abbreviates at most.
    private static let shortestHash = 4

    /// What a word is that nothing has for its name.
    private func unknown(
        _ word: String, now: Instant, reason: String?, among sessions: [Session]
    ) -> any Error {
        if word.isEmpty { return error(.empty(word)) }
        do throws(WhenError) {
            if case .revision = try When(word, now: now) {
            } else {
                return error(.moment(word))
            }
        } catch {
            return CommandError.badTime(option: place, error)
        }
        if let colon = word.firstIndex(of: ":") {
            let kinds = SideKind.allCases.map(\.prefix)
            if let kind = suggestion(for: String(word[...colon]), among: kinds) {
                let meant = kind + word[word.index(after: colon)...]
                return error(.unknownKind(word, suggestion: meant))
            }
        }
        let labels = Set(sessions.compactMap(\.label)).sorted()
        let label = suggestion(for: word, among: labels)
        let isID = word.count >= Self.shortestHash && sessions.contains { $0.id.hasPrefix(word) }
        let meant =
            label.map { SideKind.label.prefix + $0 }
            ?? (isID ? SideKind.session.prefix + word : nil)
        return error(.unknown(word, suggestion: meant, reason: reason))
    }
}
