import ArgumentGrammar
import PerfModel

/// Reads the part of the history that a side of a comparison names: `v1.0`, `v1..v2`, `label:before`,
/// `branch:main`, `host:ci-*`, `session:1f3a`, `time:2026-11-13`.
struct SideReader {
    let reader: SelectionReader
    /// What the question is about, of which the benchmark and the host hold for each side.
    let filter: Selection
    /// What the words are given to: `--baseline`, `BASE`.
    let place: String

    /// Finds the part of the history that words name.
    ///
    /// - Parameter now: the moment that spans count back from.
    /// - Throws: `SideError`, `CommandError` for the ends of a window, or what the history throws.
    func side(_ words: String, now: Instant) throws -> HistorySide {
        let sessions = try reader.history.sessions(everything)
        let (kind, selection) = try selection(words, now: now, among: sessions)
        let found = sessions.filter(selection.contains)
        guard !found.isEmpty else {
            throw error(.noSession(words, nearest: Self.nearest(among: sessions)))
        }
        if kind == .revision, selection.sessions != nil,
            found.allSatisfy({ $0.revision?.isDirty ?? false })
        {
            reader.context.note(
                "note: \(place) \(quoted(words)) was only recorded with changed files.")
        }
        return HistorySide(words: words, kind: kind, selection: selection, sessions: found)
    }

    var everything: Selection {
        Selection(benchmark: filter.benchmark, host: filter.host)
    }

    func error(_ problem: SideError.Problem) -> SideError {
        SideError(place: place, problem: problem)
    }

    private func selection(
        _ words: String, now: Instant, among sessions: [Session]
    ) throws -> (SideKind, Selection) {
        for kind in SideKind.allCases where words.hasPrefix(kind.prefix) {
            let name = String(words.dropFirst(kind.prefix.count))
            if name.isEmpty || name == ".." { throw error(.empty(words)) }
            return (kind, try selection(kind, name, in: words, now: now, among: sessions))
        }
        if let window = try window(words, now: now) {
            var selection = everything
            selection.window = window
            return (.time, selection)
        }
        return try bare(words, now: now, among: sessions)
    }

    /// What a name means of a kind.
    private func selection(
        _ kind: SideKind, _ name: String, in words: String, now: Instant, among sessions: [Session]
    ) throws -> Selection {
        var selection = everything
        switch kind {
        case .revision:
            if let window = try window(name, now: now) {
                selection.window = window
            } else {
                let (commits, reason) = try commits(name, among: sessions)
                guard let commit = commits.first else {
                    throw error(.unknown(words, suggestion: nil, reason: reason))
                }
                guard commits.count == 1 else {
                    throw error(.ambiguous(words, readings: commits.map { String($0.prefix(12)) }))
                }
                selection.sessions = Self.sessions(of: commit, among: sessions)
            }
        case .branch:
            let found = sessions.filter { $0.revision?.branch == name }
            selection.sessions = Set(found.map(\.id))
        case .label:
            let isLabel = sessions.contains { $0.label == name }
            selection.label = isLabel ? Glob(literal: name) : Glob(name)
        case .host:
            let isHost = sessions.contains { $0.host?.name == name }
            let pattern = isHost ? Glob(literal: name) : Glob(name)
            selection.sessions = Set(
                sessions.filter { $0.host.map { pattern.matches($0.name) } ?? false }.map(\.id))
        case .session:
            selection.sessions = [try session(name, words, among: sessions)]
        case .time:
            selection.window = try window(name, now: now) ?? day(name, now: now)
        }
        return selection
    }

    /// `A..B`, of which one end may be empty; nil without the dots, which no revision's name has.
    private func window(_ words: String, now: Instant) throws -> Window? {
        var rest = words[...]
        while !rest.isEmpty, !rest.hasPrefix("..") { rest = rest.dropFirst() }
        guard !rest.isEmpty else { return nil }
        let start = String(words[..<rest.startIndex])
        let end = String(rest.dropFirst(2))
        if start.isEmpty, end.isEmpty { throw error(.empty(words)) }
        func bound(_ text: String, isSince: Bool) throws -> Window.End? {
            guard !text.isEmpty else { return nil }
            return try reader.end(text, option: place, now: now, isSince: isSince)
        }
        return Window(
            since: try bound(start, isSince: true), until: try bound(end, isSince: false))
    }

    /// A date is that day; any other moment is what came since.
    private func day(_ word: String, now: Instant) throws -> Window {
        let since = try reader.end(word, option: place, now: now, isSince: true)
        guard case .instant(let first) = since.meaning else {
            throw CommandError.notAMoment(option: place, word: word)
        }
        let until = try reader.end(word, option: place, now: now, isSince: false)
        return until.meaning == .instant(first)
            ? Window(since: since) : Window(since: since, until: until)
    }

    /// The one session whose id begins so.
    private func session(
        _ id: String, _ words: String, among sessions: [Session]
    ) throws(SideError) -> String {
        let matches = sessions.map(\.id).filter { $0.hasPrefix(id.lowercased()) }
        guard let match = matches.first else {
            throw error(.noSession(words, nearest: Self.nearest(among: sessions)))
        }
        guard matches.count == 1 else {
            throw error(
                .ambiguous(
                    words,
                    readings: matches.prefix(Self.mostReadings).map { SideKind.session.prefix + $0 }
                ))
        }
        return match
    }

    /// The most things that a sentence names.
    static let mostReadings = 6

    /// The newest revisions and labels there are, else the newest sessions, each as typed.
    static func nearest(among sessions: [Session]) -> [String] {
        func newest(_ names: [String]) -> [String] {
            var seen: Set<String> = []
            return Array(names.reversed().filter { seen.insert($0).inserted }.prefix(3))
        }
        let named =
            newest(sessions.compactMap { $0.revision.map { String($0.commit.prefix(7)) } })
            + newest(sessions.compactMap { $0.label.map { SideKind.label.prefix + $0 } })
        return named.isEmpty
            ? newest(sessions.map { SideKind.session.prefix + $0.id.prefix(8) }) : named
    }
}
