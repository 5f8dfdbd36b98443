import PerfModel
import Testing

@Suite struct `All annotations of a history` {
    private static let box = Host(name: "box")

    /// The number-th annotation, made that many microseconds after 1970.
    private static func annotation(
        _ number: Int, _ kind: Annotation.Kind, benchmarks: [String]? = nil, at: Int64? = nil,
        benchmark: String? = nil, host: String? = nil, undone: String? = nil
    ) -> Annotation {
        Annotation(
            id: "\(number)", kind: kind, words: "words", author: "Ada",
            createdAt: Instant(microseconds: Int64(number)), benchmarks: benchmarks,
            at: at.map(Instant.init(microseconds:)), benchmarkPattern: benchmark,
            hostPattern: host, undone: undone)
    }

    @Test func `of a history without any hold nothing and accept nothing`() {
        let none = Annotations()
        #expect(none.holding == [])
        #expect(none.acceptance(of: Configuration(benchmark: "b"), on: nil) == nil)
        #expect(none.marks(of: "b", on: Self.box) == [])
    }

    @Test func `come in the order in which they were made, whatever order they are given in`() {
        let made = (1...4).map { Self.annotation($0, .mark) }
        #expect(Annotations([made[2], made[0], made[3], made[1]]).all == made)
    }

    @Test func `hold until they are undone, and an undoing is kept`() {
        let all = [
            Self.annotation(1, .mark), Self.annotation(2, .exclusion),
            Self.annotation(3, .undoing, undone: "1"), Self.annotation(4, .undoing, undone: "9"),
        ]
        let annotations = Annotations(all)
        #expect(annotations.holding.map(\.id) == ["2"])
        #expect(annotations.all.count == 4)
    }

    @Test(
        arguments: [
            ("a", "box", 5), ("a", "pool", 7), ("b", "box", nil), ("c", "box", 9), ("a", nil, 5),
        ] as [(String, String?, Int64?)])
    func `accept the latest level of a benchmark on a host`(
        benchmark: String, host: String?, start: Int64?
    ) {
        let annotations = Annotations([
            Self.annotation(1, .acceptance, benchmarks: ["a"], at: 5),
            Self.annotation(2, .acceptance, benchmarks: ["a", "c"], at: 3),
            Self.annotation(3, .acceptance, benchmarks: ["a"], at: 7, host: "po*"),
            Self.annotation(4, .acceptance, benchmarks: ["c"], at: 9),
            Self.annotation(5, .acceptance, benchmarks: ["a"], at: 90),
            Self.annotation(6, .undoing, undone: "5"),
        ])
        let found = annotations.acceptance(
            of: Configuration(benchmark: benchmark, workers: 2), on: host.map { Host(name: $0) })
        #expect(found?.start.microseconds == start)
    }

    @Test func `let an accepted level begin with its first session`() {
        let level = Acceptance(
            annotation: Self.annotation(1, .acceptance, benchmarks: ["a"], at: 5),
            start: Instant(microseconds: 5))
        let contained = [4, 5, 6, nil].map { (start: Int64?) in
            level.contains(
                Session(
                    id: "s", startedAt: start.map(Instant.init(microseconds:)), recorder: "test"))
        }
        #expect(contained == [false, true, true, false])
    }

    @Test func `mark what their patterns fit`() {
        let annotations = Annotations([
            Self.annotation(1, .mark, at: 1), Self.annotation(2, .mark, at: 1, benchmark: "so*"),
            Self.annotation(3, .mark, at: 1, host: "b?x"), Self.annotation(4, .exclusion),
        ])
        #expect(annotations.marks(of: "sort", on: Self.box).map(\.id) == ["1", "2", "3"])
        #expect(annotations.marks(of: "find", on: nil).map(\.id) == ["1"])
    }
}
