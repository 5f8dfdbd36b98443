import PerfModel
import PerfRecording
import TestSupport
import Testing

@Suite struct `The report channel` {
    private func report(_ text: String, dropped: Int = 0) -> RunReport {
        ChannelReader.report(of: Array(text.utf8), dropped: dropped)
    }

    private func lines(_ lines: String...) -> RunReport {
        report(lines.joined(separator: "\n") + "\n")
    }

    @Test func `says nothing where it is empty`() {
        #expect(report("").isEmpty)
        #expect(report("\n\n\r\n").isEmpty)
    }

    @Test func `tells everything that a program may say`() {
        let report = lines(
            #"{"region": "work", "ns": 100}"#, #"{"phase": "setup", "ns": 7}"#,
            #"{"phase": "compute", "ns": 90}"#,
            #"{"task": "item-7", "worker": 2, "start_ns": 1, "stop_ns": 9}"#,
            #"{"task": "é", "start_ns": 3, "stop_ns": 3, "worker": null}"#,
            #"{"metric": "lost_updates", "value": 12, "unit": "updates", "direction": "lower"}"#,
            #"{"metric": "rate", "value": 2.5e3}"#, #"{"items": 64, "of": 64}"#,
            #"{"worker": 2, "peak_bytes": 9000, "pss_bytes": 4000}"#,
            #"{"worker": 1, "peak_bytes": 8000}"#)
        var expected = RunReport()
        expected.region = 100
        expected.items = 64
        expected.phases = [
            Phase(name: "setup", duration: 7), Phase(name: "compute", duration: 90),
        ]
        expected.tasks = [
            WorkTask(name: "item-7", worker: 2, start: 1, stop: 9),
            WorkTask(name: "é", worker: nil, start: 3, stop: 3),
        ]
        expected.metrics = [
            MetricValue(
                metric: Metric(name: "lost_updates", unit: "updates", direction: .lower), value: 12),
            MetricValue(metric: Metric(name: "rate"), value: 2_500),
        ]
        expected.workers = [
            WorkerMemory(worker: 2, peak: 9_000, proportional: 4_000),
            WorkerMemory(worker: 1, peak: 8_000),
        ]
        #expect(report == expected)
    }

    @Test func `adds up what is told several times`() {
        let report = lines(
            #"{"region": "a", "ns": 1}"#, #"{"region": "b", "ns": 2}"#, #"{"phase": "p", "ns": 3}"#,
            #"{"phase": "q", "ns": 4}"#, #"{"phase": "p", "ns": 5}"#, #"{"items": 6}"#,
            #"{"items": 1, "of": 1}"#, #"{"metric": "m", "value": 1}"#,
            #"{"metric": "m", "value": 2}"#, #"{"worker": 1, "peak_bytes": 9, "pss_bytes": 1}"#,
            #"{"worker": 1, "peak_bytes": 8}"#)
        #expect(report.region == 3 && report.items == 7)
        #expect(report.phases == [Phase(name: "p", duration: 8), Phase(name: "q", duration: 4)])
        #expect(report.metrics == [MetricValue(metric: Metric(name: "m"), value: 2)])
        #expect(report.workers == [WorkerMemory(worker: 1, peak: 9, proportional: 1)])
        #expect(report.messages.isEmpty)
    }

    @Test func `tells errors on one line, shortened where they are long`() {
        let long = String(repeating: "x", count: 3_000)
        let report = lines(
            #"{"error": "the server answered 503"}"#, #"{"error": "a\nb\u0007\u009bc"}"#,
            "{\"error\": \"\(long)\"}")
        #expect(report.hasErrors)
        #expect(report.messages.map(\.name) == ["reported", "reported", "reported"])
        #expect(
            report.messages.map(\.text) == [
                "the server answered 503", "a b  c", String(long.prefix(1_000)),
            ])
    }

    @Test func `makes fewer items than asked for an error`() {
        let one = lines(#"{"items": 62, "of": 64}"#)
        #expect(one.items == 62)
        let error = RunMessage(
            kind: .error, name: "items-missing", text: "62 of 64 items were done")
        #expect(one.messages == [error])
        let several = lines(
            #"{"items": 30, "of": 32}"#, #"{"items": 32, "of": 32}"#, #"{"items": 9}"#)
        #expect(several.messages == [error])
        #expect(several.items == 71)
        #expect(!lines(#"{"items": 65, "of": 64}"#).hasErrors)
    }

    private static let garbage: [(String, String)] = [
        ("hello", "it is not JSON from column 1 on"),
        (#"{"region": "work", "ns": 1} x"#, "it is not JSON from column 29 on"),
        (#"{"region": "work", "ns": 1,}"#, "it is not JSON from column 28 on"),
        (#"{"ns": 1, "ns": 2}"#, "it is not JSON from column 11 on"),
        (String(repeating: "[", count: 4_000), "it is not JSON from column 9 on"),
        ("[1]", "it is a JSON list, not an object"), ("12", "it is a JSON number, not an object"),
        ("{}", "none of its keys says what it tells"),
        (#"{"ns": 1}"#, "none of its keys says what it tells"),
        (
            #"{"region": "a", "ns": 1, "\u0007<b>": 1}"#,
            "\"\u{FFFD}<b>\" is no key that it may have"
        ),
        (
            "{\"phase\": \"a\", \"\(String(repeating: "k", count: 99))\": 1}",
            "\"\(String(repeating: "k", count: 40))…\" is no key that it may have"
        ),
        (#"{"region": "a"}"#, #""ns" is missing"#),
        (#"{"region": "a", "ns": null}"#, #""ns" is missing"#),
        (#"{"region": 5, "ns": 1}"#, #""region" is no text, or an empty one"#),
        (#"{"phase": "", "ns": 1}"#, #""phase" is no text, or an empty one"#),
        (#"{"error": 503}"#, #""error" is no text, or an empty one"#),
        (#"{"phase": "a\nb", "ns": 1}"#, #""phase" has a control character"#),
        (#"{"metric": "m", "value": 1, "unit": "\u009f"}"#, #""unit" has a control character"#),
        (#"{"region": "a", "ns": "1"}"#, #""ns" is no whole number from 0 on"#),
        (#"{"region": "a", "ns": -1}"#, #""ns" is no whole number from 0 on"#),
        (#"{"region": "a", "ns": 1.5}"#, #""ns" is no whole number from 0 on"#),
        (#"{"region": "a", "ns": 9223372036854775808}"#, #""ns" is no whole number from 0 on"#),
        (
            #"{"task": "t", "worker": 0, "start_ns": 1, "stop_ns": 2}"#,
            #""worker" is no whole number from 1 on"#
        ),
        (#"{"task": "t", "start_ns": 3, "stop_ns": 2}"#, #""stop_ns" is before "start_ns""#),
        (#"{"task": "t", "stop_ns": 2}"#, #""start_ns" is missing"#),
        (#"{"metric": "m", "value": 1e999}"#, #""value" is no finite number"#),
        (#"{"metric": "m", "value": NaN}"#, "it is not JSON from column 26 on"),
        (
            #"{"metric": "m", "value": 1, "direction": "up"}"#,
            #""direction" is neither "lower" nor "higher""#
        ),
        (#"{"items": 1, "of": "2"}"#, #""of" is no whole number from 0 on"#),
        (#"{"worker": 1}"#, #""peak_bytes" is missing"#),
        (
            #"{"worker": 1, "peak_bytes": 1, "task_bytes": 2}"#,
            #""task_bytes" is no key that it may have"#
        ),
    ]

    @Test func `is skipped where a line is not understood, with one warning`() {
        for (line, fault) in Self.garbage {
            let report = lines(#"{"items": 1}"#, line, #"{"items": 2}"#)
            #expect(report.items == 3, "\(line)")
            let text = "1 line of the report channel was not understood, line 2: \(fault)"
            #expect(
                report.messages == [
                    RunMessage(kind: .warning, name: "channel-garbage", text: text)
                ], "\(line)")
        }
        let all = report(Self.garbage.map(\.0).joined(separator: "\n"))
        #expect(all.messages.count == 1)
        #expect(
            all.messages.first?.text.hasPrefix(
                """
                \(Self.garbage.count) lines of the report channel were not understood; the first, \
                line 1: it is not JSON
                """) == true)
    }

    @Test func `has lines of at most 4096 bytes`() {
        let start = #"{"items": 1}"#
        let line = start + String(repeating: " ", count: 4_096 - start.utf8.count)
        #expect(lines(line, line).items == 2)
        let long = lines(line + " ", line)
        #expect(long.items == 1)
        #expect(long.messages.first?.text.hasSuffix("line 1: it is longer than 4096 bytes") == true)
    }

    @Test func `is UTF-8`() {
        let bytes = Array("{\"error\": \"".utf8) + [0xFF] + Array("\"}\n{\"items\": 1}".utf8)
        let report = ChannelReader.report(of: bytes, dropped: 0)
        #expect(report.items == 1)
        #expect(report.messages.map(\.text).first?.hasSuffix("line 1: it is not UTF-8") == true)
    }

    @Test func `is warned of where bytes were dropped, and its cut line left out`() {
        let report = report("{\"items\": 1}\n{\"items\": 1", dropped: 1_234)
        #expect(report.items == 1)
        let text = "1234 bytes of the report channel were dropped"
        #expect(
            report.messages == [RunMessage(kind: .warning, name: "channel-flood", text: text)])
        #expect(self.report("{\"items\": 1}\n{\"items\": 1", dropped: 0).messages.count == 1)
    }

    @Test func `adds up to no more than can be kept`() {
        let most = Int64.max
        for (key, rest) in [("region", ""), ("phase", "")] {
            let report = lines(
                "{\"\(key)\": \"a\", \"ns\": \(most)}", "{\"\(key)\": \"a\", \"ns\": 1}\(rest)")
            #expect(report.region ?? report.phases.first?.duration == most)
            #expect(report.messages.map(\.name) == ["channel-garbage"])
        }
        let items = lines("{\"items\": 1, \"of\": \(most)}", "{\"items\": 1, \"of\": 1}")
        #expect(items.items == 1)
        #expect(items.messages.map(\.name) == ["items-missing", "channel-garbage"])
    }

    @Test func `keeps so many rows and says of which there were more`() {
        func many(_ count: Int, _ line: (Int) -> String) -> String {
            (0..<count).map { line($0) + "\n" }.joined()
        }
        let report = report(
            many(10_001) { "{\"task\": \"t\($0)\", \"start_ns\": 0, \"stop_ns\": 1}" }
                + many(1_001) { "{\"phase\": \"p\($0)\", \"ns\": 1}" }
                + many(1_001) { "{\"metric\": \"m\($0)\", \"value\": 1}" }
                + many(1_025) { "{\"worker\": \($0 + 1), \"peak_bytes\": 1}" }
                + many(1_001) { "{\"error\": \"e\($0)\"}" }
                + "{\"phase\": \"p0\", \"ns\": 1}\n")
        #expect(report.tasks.count == 10_000 && report.tasks.last?.name == "t9999")
        #expect(report.phases.count == 1_000 && report.phases[0].duration == 2)
        #expect(report.metrics.count == 1_000 && report.workers.count == 1_024)
        #expect(report.messages.count { $0.kind == .error } == 1_000)
        #expect(
            report.messages.filter { $0.name == "channel-limit" }.map(\.text) == [
                "only the first 10000 tasks that were told are kept",
                "only the first 1000 phases that were told are kept",
                "only the first 1000 metrics that were told are kept",
                "only the first 1024 workers that were told are kept",
                "only the first 1000 errors that were told are kept",
            ])
    }

    @Test(arguments: 0..<10) func `may hold anything at all`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var bytes = Array(
                #"{"task": "a", "worker": 1, "start_ns": 1, "stop_ns": 2}"#.utf8)
            bytes += Array("\n{\"items\": 1, \"of\": 2}\n".utf8)
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
            let report = ChannelReader.report(
                of: bytes, dropped: Int.random(in: 0...1, using: &generator))
            #expect(report.tasks.allSatisfy { $0.start <= $0.stop && $0.worker ?? 1 >= 1 })
            #expect(report.messages.count { $0.name == "channel-garbage" } <= 1)
        }
    }
}
