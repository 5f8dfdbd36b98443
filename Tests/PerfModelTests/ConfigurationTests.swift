import PerfModel
import TestSupport
import Testing

@Suite struct `A configuration` {
    @Test(arguments: [
        (Configuration(benchmark: "b"), ""),
        (Configuration(benchmark: "b", strategy: .serial, workers: 1), "serial"),
        (Configuration(benchmark: "b", strategy: .threads, workers: 4), "threads ×4"),
        (Configuration(benchmark: "b", strategy: .processes), "processes"),
        (Configuration(benchmark: "b", workers: 1), "1 worker"),
        (Configuration(benchmark: "b", workers: 2), "2 workers"),
        (Configuration(benchmark: "b", caching: "none"), "not cached"),
        (
            Configuration(
                benchmark: "b", strategy: Strategy("fibres"), workers: 2,
                load: Load(name: "high", factor: 10), caching: "cached", mechanism: "queue",
                runtime: "pypy 7.3",
                parameters: [Parameter(name: "z", value: "1"), Parameter(name: "a", value: "x")]),
            "fibres ×2, high, cached, by queue, pypy 7.3, a=x, z=1"
        ),
    ])
    func `is told in words`(configuration: Configuration, words: String) {
        #expect(configuration.words == words)
    }

    @Test func `stands in tables where a reader looks for it`() {
        let low = Load(name: "normal")
        let high = Load(name: "high", factor: 10)
        let ordered = [
            Configuration(benchmark: "a", strategy: .processes, workers: 99, load: high),
            Configuration(benchmark: "b"), Configuration(benchmark: "b", workers: 1),
            Configuration(benchmark: "b", strategy: .serial, workers: 1, load: low),
            Configuration(benchmark: "b", strategy: .threads, workers: 2, load: low),
            Configuration(benchmark: "b", strategy: .threads, workers: 10, load: low),
            Configuration(benchmark: "b", strategy: .processes, workers: 2, load: low),
            Configuration(benchmark: "b", strategy: Strategy("fibres"), workers: 2, load: low),
            Configuration(benchmark: "b", strategy: .serial, load: low, caching: "cached"),
            Configuration(benchmark: "b", strategy: .serial, workers: 1, load: high),
        ]
        #expect(ordered.reversed().sorted() == ordered)
    }

    @Test func `is in a strict order with every other one`() {
        let all = randomConfigurations(70, seed: 3)
        var mistakes: [String] = []
        for a in all {
            if a < a { mistakes.append("\(a) < itself") }
            for b in all {
                if (a == b) != (!(a < b) && !(b < a)) { mistakes.append("\(a) and \(b)") }
                guard a < b else { continue }
                for c in all where b < c && !(a < c) { mistakes.append("\(a), \(b), \(c)") }
            }
        }
        #expect(mistakes == [], "seed 3")
    }

    @Test(arguments: [
        ("1", "2"), ("2", "10"), ("-1", "0"), ("1e2", "1000"), ("1", "1.0"), ("9", "a"),
        ("9", "1M"),
        ("a", "b"), ("A", "a"), ("", "a"), ("1e999", "2x"), ("5", "nan"), ("5", "inf"), ("5", ""),
    ])
    func `has its values in natural order`(left: String, right: String) {
        #expect(naturallyPrecedes(left, right))
        #expect(!naturallyPrecedes(right, left))
        #expect(!naturallyPrecedes(left, left))
    }

    @Test(
        arguments: [
            ("4", 4), ("0.5", 0.5), ("1e6", 1e6), ("-2", -2), ("1M", nil), ("", nil), ("nan", nil),
            ("inf", nil), ("1e999", nil), (" 4", nil),
        ] as [(String, Double?)])
    func `has parameters that may be numbers`(value: String, number: Double?) {
        #expect(Parameter(name: "n", value: value).number == number)
    }

    private func randomConfigurations(_ count: Int, seed: UInt64) -> [Configuration] {
        var random = SeededGenerator(seed: seed)
        func one<Value>(of values: [Value?]) -> Value? {
            values.randomElement(using: &random) ?? nil
        }
        let words = [
            nil, "1", "1.0", "2", "10", "nan", "inf", "-inf", "a", "A", "é", "e\u{301}", "",
        ]
        return (0..<count).map { _ in
            Configuration(
                benchmark: one(of: ["a", "b"]) ?? "c",
                strategy: one(of: [nil, .serial, .threads, .processes, Strategy("a"), Strategy("")]
                ),
                workers: one(of: [nil, 1, 2]),
                load: one(of: [nil, Load(name: "a"), Load(name: "b"), Load(name: "a", factor: 2)]),
                caching: one(of: [nil, "none"]), mechanism: one(of: [nil, "list"]),
                runtime: one(of: [nil, "r"]),
                parameters: [
                    one(of: words).map { Parameter(name: "p", value: $0) },
                    one(of: words).map { Parameter(name: "q", value: $0) },
                ].compactMap(\.self))
        }
    }
}
