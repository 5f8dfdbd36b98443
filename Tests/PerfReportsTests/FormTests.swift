import Charts
import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `A report for programs` {
    /// The objects whose members are names that users choose, or words of their own.
    private static let free: Set<String> = ["parameters", "outcomes"]

    private func text(_ name: String, _ mark: DecimalMark = .point) throws -> String {
        let files = try MadeReports.made(name) {
            $0.forms = [.json]
            $0.decimalMark = mark
        }.files
        #expect(files.map(\.name) == ["report.json"])
        return try #require(files.first).text
    }

    /// Every key of an object and of those within it.
    private func keys(of value: Any) -> Set<String> {
        if let list = value as? [Any] { return list.reduce([]) { $0.union(keys(of: $1)) } }
        guard let object = value as? [String: Any] else { return [] }
        return object.reduce(into: []) { result, member in
            result.insert(member.key)
            if !Self.free.contains(member.key) { result.formUnion(keys(of: member.value)) }
        }
    }

    @Test func `has the keys that are documented, and no others`() throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: project.appendingPathComponent("docs/formats.md"), encoding: .utf8)
        let rest = try #require(page.components(separatedBy: "# The report as JSON\n").last)
        let chapter = try #require(rest.components(separatedBy: "\n# ").first)
        var documented: Set<String> = ["name", "version", "factor", "lower", "upper", "confidence"]
        for line in chapter.split(separator: "\n") where line.hasPrefix("| `") {
            for match in line.split(separator: "|")[0].matches(of: /`([a-z_]+)`/) {
                documented.insert(String(match.1))
            }
        }
        var found: Set<String> = []
        for name in MadeReports.names {
            let object = try JSONSerialization.jsonObject(with: Data(text(name).utf8))
            found.formUnion(keys(of: object))
        }
        let since = try SinceLabel.report(Scenarios.sinceLabel(), forms: [.json])
        found.formUnion(
            keys(of: try JSONSerialization.jsonObject(with: Data(since.files[0].bytes))))
        var options = ReportOptions(selection: Selection())
        options.forms = [.json]
        let annotated = try Report.files(of: annotatedHistory(), options: options)
        found.formUnion(
            keys(of: try JSONSerialization.jsonObject(with: Data(annotated.files[0].bytes))))
        #expect(found == documented)
        for kind in 0..<100 {
            guard let kind = FindingKind(rawValue: kind) else { continue }
            #expect(chapter.contains("`\(kind.name)`"))
        }
    }

    @Test(arguments: MadeReports.names, ["python3"].filter(Witness.has))
    func `is JSON without NaN`(name: String, witness: String) throws {
        let text = try text(name)
        #expect(text.hasPrefix("{\"mark\": \"perfdb report · report.json\",\n"))
        #expect(ReportMark.isMarked(text.prefix { $0 != "\n" }))
        let script = """
            import json, sys
            def refuse(word): sys.exit("constant " + word)
            json.load(sys.stdin, parse_constant=refuse)
            """
        let result = try Witness.run(witness, ["-c", script], input: text)
        #expect(result.status == 0, "\(result.output)")
        #expect(!text.contains("secret-machine"))
    }

    @Test func `has a point in every number, whatever the sentences have`() throws {
        func medians(_ text: String) -> [Substring] {
            text.matches(of: /"median_s": [^,}\n]*/).map(\.output)
        }
        #expect(try medians(text("sweep")) == medians(text("sweep", .comma)))
        #expect(try text("sweep", .comma) != text("sweep"))
    }

    @Test func `carries what changed since a baseline, and what was not compared`() throws {
        let files = try SinceLabel.report(Scenarios.sinceLabel(), forms: [.markdown, .json]).files
        let page = files[0].text
        let data = Data(try #require(files.last).bytes)
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let benchmarks = try #require(root["benchmarks"] as? [[String: Any]])
        let since = try #require(benchmarks[0]["since"] as? [String: Any])
        #expect(since["baseline"] as? String == "label:v1")
        #expect((since["sessions"] as? [String])?.count == 1)
        let moves = try #require(since["moves"] as? [[String: Any]])
        #expect(moves.count == 14)
        let told = Dictionary(grouping: moves) { $0["told"] as? String ?? "" }.mapValues(\.count)
        #expect(page.contains("\(told["slower"] ?? 0) of 14 configurations are slower"))
        #expect(page.contains("and \(told["faster"] ?? 0) faster"))
        for move in moves {
            let before = try #require(move["before_median_s"] as? Double)
            let after = try #require(move["after_median_s"] as? Double)
            let ratio = try #require(move["ratio"] as? Double)
            #expect(abs(ratio - after / before) < 1e-12)
            let interval = try #require(move["ratio_interval"] as? [String: Any])
            #expect(try #require(interval["lower"] as? Double) <= ratio)
            #expect(try #require(interval["upper"] as? Double) >= ratio)
            let words = try #require(move["words"] as? String)
            #expect(page.contains("| \(words) "))
        }
        let unpaired = try #require(since["unpaired"] as? [[String: Any]])
        #expect(unpaired.count == 4)
        #expect(Set(unpaired.map { $0["reason"] as? String }) == ["not-measured"])
    }

    @Test func `says what the pages say`() throws {
        let data = try Data(text("sweep").utf8)
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let files = try MadeReports.markdown("sweep")
        #expect(root["headline"] as? String == files.headline)
        let benchmarks = try #require(root["benchmarks"] as? [[String: Any]])
        #expect(benchmarks.map { $0["name"] as? String } == ["divisors"])
        let sections = try #require(benchmarks[0]["sections"] as? [[String: Any]])
        #expect(sections.count == 2)
        for section in sections {
            let points = try #require(section["points"] as? [[String: Any]])
            #expect(points.count == 9)
            #expect(Set(points.compactMap { $0["key"] as? String }).count == 9)
            let findings = try #require(section["findings"] as? [[String: Any]])
            let key = try #require(findings.first?["evidence"] as? String)
            #expect(files.files[0].text.contains(key))
            let serial = try #require(points.first)
            #expect(serial["strategy"] as? String == "serial")
            #expect(serial["speed_up"] as? Double == 1)
            #expect(serial["baseline"] as? String == serial["key"] as? String)
        }
    }
}
