import PerfModel
import Testing

@testable import PerfRecording

@Suite struct `Metrics from output` {
    private func read(_ source: MetricRule.Source, _ output: String) -> Double? {
        let rule = MetricRule(Metric(name: "m", unit: "s"), source)
        let (values, messages) = MetricReader([rule]).read(Array(output.utf8))
        #expect(values.allSatisfy { $0.metric == rule.metric })
        #expect(values.count + messages.count == 1)
        #expect(
            messages.allSatisfy {
                $0.kind == .warning && $0.name == "metric-missing"
                    && $0.text == "no number for the metric m in the output"
            })
        return values.first?.value
    }

    @Test(
        arguments: [
            ("", nil), ("rate: ", nil), ("rate: nan", nil), ("rate: inf", nil), ("rate: 12", 12),
            ("rate: 12\n", 12), ("a\nrate: 12\r\nb\n\n", 12), ("rate: 1\nrate: 2", 2),
            ("rate: 1 rate: 3 x\nother", 3), ("rate: 1\nrate: x", nil), ("rate: -1.5e3", -1_500),
            ("rate: 1,234.5", 1_234.5), ("rate: 1,5", nil), ("ratE: 1", nil), ("x rate: 7", 7),
        ] as [(String, Double?)])
    func `by a pattern are the last one's first group`(output: String, value: Double?) {
        #expect(read(.pattern(#"rate: *(\S*)"#), output) == value)
    }

    @Test func `by a pattern without a group are the whole match`() {
        #expect(read(.pattern(#"[0-9]+"#), "took 12 s") == 12)
        #expect(read(.pattern(#"(a)|b"#), "b") == nil)
        #expect(read(.pattern(#"^x=(\d+)$"#), "x=1\nx=2 \ny x=3\n") == 1)
        #expect(read(.pattern(""), "") == nil)
        #expect(read(.pattern("é=(.)"), "é=4") == 4)
    }

    @Test func `are not looked for further once a match is no number`() {
        #expect(read(.pattern(#"(\S+) ms"#), "12 ms\nmany ms\n") == nil)
    }

    @Test func `pass lines over that cannot match`() throws {
        for (pattern, beginning) in [
            ("rate: ([0-9]+)", "rate: "), ("rates?", "rate"), ("x{3}", ""), ("a|b", ""),
            ("(?i)rate", ""), ("^rate", ""), ("", ""), ("abc", "abc"), ("[x]a", ""), ("é", ""),
            ("a\\d", "a"),
        ] {
            #expect(try LinePattern(pattern).beginning == Array(beginning.utf8), "\(pattern)")
        }
        let line = [UInt8]("some rat: 12.5 and more\n".utf8)
        let output = [UInt8]("rate: 3\n".utf8) + (0..<40_000).flatMap { _ in line }
        let rule = MetricRule(Metric(name: "m"), .pattern("rate: ([0-9]+)"))
        #expect(MetricReader([rule]).read(output).values.map(\.value) == [3])
    }

    @Test func `survive output that is no text`() {
        let rule = MetricRule(Metric(name: "m"), .pattern("x=(.*)"))
        let bytes: [UInt8] = [0xff, 0, 10, 0xc3, 120, 61, 49, 10, 0xfe]
        #expect(MetricReader([rule]).read(bytes).values.map(\.value) == [1])
        let path = MetricRule(Metric(name: "m"), .path("a"))
        #expect(MetricReader([path]).read(bytes).values.isEmpty)
    }

    private static let json = #"""
        {"a": 1.5, "results": [{"rate": 2e3}, {"rate": "1,000"}], "odd key": {"x.y": 3}, "": 4,
         "n": null, "t": true, "text": "fast", "huge": 1e999, "é\"\\": 6, "list": [[7]]}
        """#

    @Test(
        arguments: [
            ("a", 1.5), ("results[0].rate", 2_000), ("results[1].rate", 1_000),
            ("results[2].rate", nil),
            (#""odd key"."x.y""#, 3), (#""""#, 4), ("n", nil), ("t", nil), ("text", nil),
            ("huge", nil),
            ("b", nil), ("a.b", nil), ("a[0]", nil), ("results", nil), (#""é\"\\""#, 6),
            ("list[0][0]", 7),
        ] as [(String, Double?)])
    func `by a path are what stands there`(path: String, value: Double?) {
        #expect(read(.path(path), Self.json) == value)
    }

    @Test func `by a path need JSON and nothing else`() {
        #expect(read(.path("[1]"), " [1, 2]\n") == 2)
        #expect(read(.path("a"), "") == nil)
        #expect(read(.path("a"), #"{"a": 1} done"#) == nil)
        #expect(read(.path("a"), #"{"a": 1,}"#) == nil)
    }

    @Test(arguments: [
        ("", 0), (".", 0), ("a.", 2), ("a..b", 2), (".a", 0), ("a[", 1), ("a[]", 1), ("a[x]", 1),
        ("a[-1]", 1), ("a[1", 1), ("a]", 1), ("a b", 1), ("\"a", 0), ("\"a\\", 0), ("a\"b\"", 1),
        ("a[0]b", 4), ("a[99999999999999999999]", 1),
    ])
    func `have no path that is none`(path: String, place: Int) {
        #expect(throws: MetricRuleError.badPath(path, at: place)) {
            try MetricRule(Metric(name: "m"), .path(path)).check()
        }
    }

    @Test func `have no pattern that is none`() throws {
        #expect(throws: MetricRuleError.badPattern("(", reason: "expected ')'")) {
            try MetricRule(Metric(name: "m"), .pattern("(")).check()
        }
        try MetricRule(Metric(name: "m"), .pattern("x (.)")).check()
        try MetricRule(Metric(name: "m"), .path("a[0].b")).check()
        // One that nobody checked finds nothing.
        #expect(read(.pattern("("), "(1") == nil)
    }

    @Test(
        arguments: [
            ("12", 12), (" 12\t", 12), ("+1", 1), ("-1", -1), ("1.", 1), (".5", 0.5),
            ("1e3", 1_000),
            ("1E-2", 0.01), ("1,234", 1_234), ("1,234,567.5", 1_234_567.5), ("12,34", nil),
            ("1,2345", nil), (",123", nil), ("1234,567", nil), ("1.5,000", nil), ("", nil),
            (".", nil),
            ("-", nil), ("e3", nil), ("1e", nil), ("1e+", nil), ("0x10", nil), ("1_000", nil),
            ("nan", nil), ("inf", nil), ("-infinity", nil), ("1e999", nil), ("12ms", nil),
            ("1 2", nil),
            ("١٢", nil),
        ] as [(String, Double?)])
    func `are numbers as programs print them`(text: String, value: Double?) {
        #expect(MetricNumber.value(text) == value)
    }

    @Test func `win over what the program told of the same metric`() {
        var report = RunReport()
        let (one, two) = (Metric(name: "one"), Metric(name: "two"))
        report.metrics = [MetricValue(metric: one, value: 1)]
        report.add(([MetricValue(metric: two, value: 2), MetricValue(metric: one, value: 3)], []))
        #expect(
            report.metrics == [
                MetricValue(metric: one, value: 3), MetricValue(metric: two, value: 2),
            ])
    }
}
