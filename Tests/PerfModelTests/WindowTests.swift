import PerfModel
import Testing

@Suite struct `A window` {
    private static func end(_ words: String, _ microseconds: Int64) -> Window.End {
        Window.End(words: words, meaning: .instant(Instant(microseconds: microseconds)))
    }

    private static func end(_ words: String, _ commits: Set<String>) -> Window.End {
        Window.End(words: words, meaning: .commits(commits))
    }

    private static func session(
        _ start: Int64?, commit: String? = nil, host: String? = nil, label: String? = nil
    ) -> Session {
        Session(
            id: "s", startedAt: start.map(Instant.init(microseconds:)),
            host: host.map { Host(name: $0) },
            revision: commit.map { Revision(commit: $0, branch: nil, isDirty: false) },
            label: label, recorder: "test")
    }

    @Test(arguments: [
        (Window.everything, session(nil), true), (.everything, session(5), true),
        (Window(since: end("", 5)), session(4), false),
        (Window(since: end("", 5)), session(5), true),
        (Window(since: end("", 5)), session(nil), false),
        (Window(until: end("", 5)), session(5), true),
        (Window(until: end("", 5)), session(6), false),
        (Window(until: end("", 5)), session(nil), false),
        (Window(since: end("", 3), until: end("", 5)), session(4), true),
        (Window(since: end("", 3), until: end("", 5)), session(2), false),
        (Window(since: end("", 5), until: end("", 3)), session(4), false),
        (Window(since: end("", [])), session(4, commit: "a"), false),
        (Window(since: end("", ["a", "b"])), session(4, commit: "a"), true),
        (Window(since: end("", ["a", "b"])), session(nil, commit: "b"), true),
        (Window(since: end("", ["a"])), session(4), false),
        (
            Window(since: end("", ["a", "b"]), until: end("", ["b"])), session(4, commit: "a"),
            false
        ),
        (Window(since: end("", ["a"]), until: end("", 3)), session(4, commit: "a"), false),
    ])
    func `holds a session or not`(window: Window, session: Session, expected: Bool) {
        #expect(window.contains(session) == expected)
    }

    @Test(arguments: [
        (Window.everything, "everything recorded"),
        (Window(since: end("last-week", 5)), "since last-week"),
        (Window(until: end("v1.2", ["a"])), "until v1.2"),
        (Window(since: end("3d", 1), until: end("now", 2)), "since 3d until now"),
    ])
    func `is told in the words it was asked for`(window: Window, words: String) {
        #expect(window.words == words)
        #expect(window.isEverything == (words == "everything recorded"))
    }

    @Test(arguments: [
        (Selection(), session(nil), true),
        (Selection(window: Window(since: end("", 5))), session(4), false),
        (Selection(host: Glob("b*")), session(4, host: "box"), true),
        (Selection(host: Glob("b*")), session(4, host: "tower"), false),
        (Selection(host: Glob("*")), session(4), false),
        (Selection(label: Glob("n?")), session(4, label: "n1"), true),
        (Selection(label: Glob("*")), session(4), false),
        (Selection(benchmark: Glob("never")), session(4), true),
        (Selection(host: Glob("b*"), label: Glob("x")), session(4, host: "box", label: "y"), false),
    ])
    func `is narrowed by host and label`(selection: Selection, session: Session, expected: Bool) {
        #expect(selection.contains(session) == expected)
    }
}
