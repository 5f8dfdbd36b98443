import Markdown
import PerfModel

/// The report on a window in which nothing was recorded: it says so, and what is nearest.
struct EmptyReport {
    var history: any History
    var options: ReportOptions

    func content() throws -> ReportContent {
        let key = "Nothing was recorded in this window."
        let title = options.title ?? "Nothing recorded"
        var blocks: [Block] = [
            .comment(ReportMark.comment(for: "README.md")),
            .heading(level: 1, [.text(title)]),
            .paragraph([.strong([.text(key)])]),
            .paragraph([
                .text(
                    "Asked: \(options.selection.window.words)"
                        + SourceBlocks.filters(options.selection) + SourceBlocks.beside(options)
                        + ". Found: no session.")
            ]),
        ]
        blocks += try nearestBlocks()
        blocks += [
            .heading(level: 2, ["Again"], anchor: "again"),
            .code(Shell.line(["perfdb", "report"] + options.arguments), language: "sh"),
        ]
        return ReportContent(
            pages: [.init(name: "README.md", document: Document(blocks))], headline: key,
            title: title)
    }

    /// The sessions next to the window, with the words that ask for them.
    private func nearestBlocks() throws -> [Block] {
        var everywhere = options.selection
        everywhere.window = .everything
        let sessions = try history.sessions(everywhere).sorted(by: Session.precedes)
        guard !sessions.isEmpty else {
            let anything = try history.sessions(Selection())
            return [
                .paragraph([
                    .text(
                        anything.isEmpty
                            ? "The history holds no session at all."
                            : "No session of the history fits these names; it holds "
                                + "\(Digits.count(anything.count, "session")) of others.")
                ])
            ]
        }
        let items = neighbours(in: sessions).map { words, session -> [Inline] in
            [.text("\(words): \(session.words)")] + request(for: session)
        }
        return [.heading(level: 2, ["Nearest sessions"]), .bulletList(items)]
    }

    /// `, asked for with` and the option, where the session has a time.
    private func request(for session: Session) -> [Inline] {
        guard let start = session.startedAt else {
            return ["; it has no time, so no window holds it"]
        }
        return [", asked for with ", .code("--since \(start.date)")]
    }

    /// The last session before the window and the first after it; the newest where it has no times.
    private func neighbours(in sessions: [Session]) -> [(words: String, session: Session)] {
        let since = instant(of: options.selection.window.since)
        let until = instant(of: options.selection.window.until)
        let timed = sessions.filter { $0.startedAt != nil }
        var found: [(String, Session)] = []
        if let since, let before = timed.last(where: { $0.startedAt.map { $0 < since } ?? false }) {
            found.append(("The last before", before))
        }
        if let until, let after = timed.first(where: { $0.startedAt.map { $0 > until } ?? false }) {
            found.append(("The first after", after))
        }
        if found.isEmpty, let newest = sessions.last { found.append(("The newest", newest)) }
        return found
    }

    private func instant(of end: Window.End?) -> Instant? {
        guard case .instant(let instant) = end?.meaning else { return nil }
        return instant
    }
}
