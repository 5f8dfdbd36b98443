import PerfModel
import PerfStore
import Testing

/// Three sessions an hour apart on two hosts, and one without start or host.
@Suite struct `A selection` {
    private let store: Store

    init() throws {
        store = try Store.inMemory()
        let sort = Configuration(benchmark: "sort", strategy: .threads, workers: 2)
        let find = Configuration(benchmark: "find")
        var third = Samples.session(3, host: Host(name: "tower"))
        third.label = "nightly"
        third.revision = Revision(commit: "fff", branch: nil, isDirty: true)
        let undated = Session(
            id: Samples.uuid(4), startedAt: nil, origin: .transcribed, recorder: "by hand")
        for (session, configurations) in [
            (Samples.session(1), [sort]), (Samples.session(2), [find, sort]), (third, [find]),
            (undated, [find]),
        ] {
            try store.begin(
                session, configurations: configurations.map { .init($0, command: ["true"]) })
            try store.store(
                configurations.indices.map { Samples.run($0, position: $0 + 1, wall: 10) })
        }
    }

    private static func instant(_ hours: Int64) -> Window.End {
        Window.End(words: "", meaning: .instant(Samples.midnight.adding(hours: hours)))
    }

    private static func commits(_ commits: Set<String>) -> Window.End {
        Window.End(words: "", meaning: .commits(commits))
    }

    @Test(
        arguments: [
            (Selection(), [4, 1, 2, 3]),
            (Selection(window: Window(since: instant(2))), [2, 3]),
            (Selection(window: Window(until: instant(2))), [1, 2]),
            (Selection(window: Window(since: instant(2), until: instant(2))), [2]),
            (Selection(window: Window(since: instant(3), until: instant(1))), []),
            (Selection(window: Window(since: instant(4))), []),
            (Selection(window: Window(since: commits(["fff"]))), [3]),
            (Selection(window: Window(since: instant(1), until: commits(["0123abcd"]))), [1, 2]),
            (Selection(benchmark: Glob("sort")), [1, 2]),
            (Selection(benchmark: Glob("f*")), [4, 2, 3]),
            (Selection(benchmark: Glob("so")), []), (Selection(host: Glob("box")), [1, 2]),
            (Selection(host: Glob("*")), [1, 2, 3]), (Selection(label: Glob("night*")), [3]),
            (Selection(benchmark: Glob("find"), host: Glob("box")), [2]),
        ] as [(Selection, [Int])])
    func `holds the sessions that fit, oldest first`(selection: Selection, numbers: [Int]) throws {
        let ids = numbers.map(Samples.uuid)
        #expect(try store.sessions(selection).map(\.id) == ids)
        #expect(try store.sessionEntries(selection).map(\.session.id) == ids.reversed())
    }

    @Test func `of a benchmark counts its runs alone`() throws {
        let third = Samples.midnight.adding(hours: 3)
        let second = Samples.midnight.adding(hours: 2)
        #expect(
            try store.benchmarkEntries(Selection()) == [
                BenchmarkEntry(
                    name: "find", configurations: 1, sessions: 3, runs: 3, lastStartedAt: third),
                BenchmarkEntry(
                    name: "sort", configurations: 1, sessions: 2, runs: 2, lastStartedAt: second),
            ])
        #expect(
            try store.benchmarkEntries(Selection(benchmark: Glob("s*"), host: Glob("box"))) == [
                BenchmarkEntry(
                    name: "sort", configurations: 1, sessions: 2, runs: 2, lastStartedAt: second)
            ])
        #expect(
            try store.measurements(in: Samples.uuid(2), benchmark: Glob("s*"))
                .map(\.configuration.benchmark) == ["sort"])
    }

    @Test func `names hosts with what ran there`() throws {
        let box = HostEntry(
            host: Samples.host, sessions: 2, runs: 3,
            lastStartedAt: Samples.midnight.adding(hours: 2))
        let tower = HostEntry(
            host: Host(name: "tower"), sessions: 1, runs: 1,
            lastStartedAt: Samples.midnight.adding(hours: 3))
        #expect(try store.hostEntries(Selection()) == [box, tower])
        #expect(try store.hostEntries(Selection(label: Glob("nightly"))) == [tower])
    }
}
