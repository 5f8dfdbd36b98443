import ArgumentGrammar
import Git
import PerfModel
import PerfReports

/// Reads what a report compares with: `v1.0`, `v1..v2`, `label:before`, `session:1f3a`.
struct BaselineReader {
    let reader: SelectionReader
    /// What the report is about, of which the benchmark and the host hold for the baseline too.
    let filter: Selection

    /// Finds the part of the history that words name.
    ///
    /// - Parameter now: the moment that spans count back from.
    /// - Throws: `BaselineError`, `CommandError` for the ends of a window, or what the history throws.
    func baseline(_ words: String, now: Instant) throws -> ReportOptions.Baseline {
        let sessions = try reader.history.sessions(everything)
        let selection = try selection(words, now: now, among: sessions)
        guard sessions.contains(where: selection.contains) else {
            throw BaselineError.noSession(words, nearest: Self.nearest(among: sessions))
        }
        if let exact = selection.sessions,
            sessions.allSatisfy({ !exact.contains($0.id) || $0.revision?.isDirty ?? false })
        {
            reader.context.note(
                "note: --baseline \(quoted(words)) was only recorded with changed files.")
        }
        return ReportOptions.Baseline(words: words, selection: selection)
    }

    private var everything: Selection {
        Selection(benchmark: filter.benchmark, host: filter.host)
    }

    private func selection(
        _ words: String, now: Instant, among sessions: [Session]
    ) throws -> Selection {
        var selection = everything
        if let window = try window(words, now: now) {
            selection.window = window
        } else if let name = Self.name(in: words, of: Self.label) {
            if name.isEmpty { throw BaselineError.empty(words) }
            let isLabel = sessions.contains { $0.label == name }
            selection.label = isLabel ? Glob(literal: name) : Glob(name)
        } else if let id = Self.name(in: words, of: Self.session) {
            if id.isEmpty { throw BaselineError.empty(words) }
            selection.sessions = [try Self.session(id, words, among: sessions)]
        } else {
            selection.sessions = try revision(words, now: now, among: sessions)
        }
        return selection
    }

    private static let label = "label:"
    private static let session = "session:"

    private static func name(in words: String, of kind: String) -> String? {
        words.hasPrefix(kind) ? String(words.dropFirst(kind.count)) : nil
    }

    /// `A..B`, of which one end may be empty; nil without the dots, which no revision's name has.
    private func window(_ words: String, now: Instant) throws -> Window? {
        var rest = words[...]
        while !rest.isEmpty, !rest.hasPrefix("..") { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        let start = String(words[..<rest.startIndex])
        let end = String(rest.dropFirst(2))
        if start.isEmpty, end.isEmpty { throw BaselineError.empty(words) }
        func bound(_ text: String, isSince: Bool) throws -> Window.End? {
            guard !text.isEmpty else { return nil }
            return try reader.end(text, option: "--baseline", now: now, isSince: isSince)
        }
        return Window(
            since: try bound(start, isSince: true), until: try bound(end, isSince: false))
    }

    /// The one session whose id begins so.
    private static func session(
        _ id: String, _ words: String, among sessions: [Session]
    ) throws(BaselineError) -> String {
        let matches = sessions.map(\.id).filter { $0.hasPrefix(id.lowercased()) }
        guard let match = matches.first else {
            throw .noSession(words, nearest: nearest(among: sessions))
        }
        guard matches.count == 1 else {
            throw .ambiguous(words, readings: matches.prefix(mostReadings).map { session + $0 })
        }
        return match
    }

    /// The most things that a sentence names.
    private static let mostReadings = 6

    /// The newest revisions and labels there are, else the newest sessions, each as typed.
    private static func nearest(among sessions: [Session]) -> [String] {
        func newest(_ names: [String]) -> [String] {
            var seen: Set<String> = []
            return Array(names.reversed().filter { seen.insert($0).inserted }.prefix(3))
        }
        let named =
            newest(sessions.compactMap { $0.revision.map { String($0.commit.prefix(7)) } })
            + newest(sessions.compactMap { $0.label.map { "\(label)\($0)" } })
        return named.isEmpty ? newest(sessions.map { "\(session)\($0.id.prefix(8))" }) : named
    }
}

// MARK: Revisions

extension BaselineReader {
    /// The sessions of exactly the commit that a name means, those without changed files if there are
    /// any; one that is a label as well must mean the same sessions.
    private func revision(
        _ word: String, now: Instant, among sessions: [Session]
    ) throws -> Set<String> {
        let (commits, reason) = try commits(word, among: sessions)
        guard let commit = commits.first else {
            throw unknown(word, now: now, reason: reason, among: sessions)
        }
        let labelled = Set(sessions.filter { $0.label == word }.map(\.id))
        let found = Self.sessions(of: commit, among: sessions)
        var readings = commits.count > 1 ? commits.map { String($0.prefix(12)) } : []
        if !labelled.isEmpty, labelled != found {
            readings = commits.map { String($0.prefix(12)) } + [Self.label + word]
        }
        guard readings.isEmpty else {
            throw BaselineError.ambiguous(
                word, readings: Array(readings.prefix(Self.mostReadings)))
        }
        return found
    }

    private static func sessions(of commit: String, among sessions: [Session]) -> Set<String> {
        let exact = sessions.filter { $0.revision?.commit == commit }
        let clean = exact.filter { $0.revision?.isDirty == false }
        return Set((clean.isEmpty ? exact : clean).map(\.id))
    }

    /// The commits that a name means: of the work tree, else of the history by a hash's beginning; and
    /// why git could not be asked.
    ///
    /// A branch and a tag of one name may be two.
    private func commits(
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

    /// What a word is that no commit has for its name.
    private func unknown(
        _ word: String, now: Instant, reason: String?, among sessions: [Session]
    ) -> any Error {
        if word.isEmpty { return BaselineError.empty(word) }
        do throws(WhenError) {
            if case .revision = try When(word, now: now) {
            } else {
                return BaselineError.moment(word)
            }
        } catch {
            return CommandError.badTime(option: "--baseline", error)
        }
        if let colon = word.firstIndex(of: ":") {
            let kinds = [Self.label, Self.session]
            if let kind = suggestion(for: String(word[...colon]), among: kinds) {
                let meant = kind + word[word.index(after: colon)...]
                return BaselineError.unknownKind(word, suggestion: meant)
            }
        }
        let labels = Set(sessions.compactMap(\.label)).sorted()
        let label =
            labels.contains(word) ? word : suggestion(for: word, among: labels)
        let isID = word.count >= Self.shortestHash && sessions.contains { $0.id.hasPrefix(word) }
        let meant = label.map { Self.label + $0 } ?? (isID ? Self.session + word : nil)
        return BaselineError.unknown(word, suggestion: meant, reason: reason)
    }
}
