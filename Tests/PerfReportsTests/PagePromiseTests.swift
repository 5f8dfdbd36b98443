import Charts
import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

/// How many sentences a paragraph has, counted apart from the program: a full stop ends one where the
/// text ends, or before a space and no small letter.
private func sentences(_ text: String) -> Int {
    text.matches(of: /[.!?](?=\s+[^\sa-z]|\s*$)/).count
}

private func anchors(of text: String) -> [String] {
    text.matches(of: /<a id="([^"]*)"><\/a>/).map { String($0.1) }
}

@Suite struct `A page` {
    @Test(arguments: [
        ("", 0), ("One.", 1), ("Fastest: threads ×2, 1.90 times as fast.", 1),
        ("Fastest: threads ×2. Then 1.9 s.", 2), ("Of v1.2 and sort.c is told. 2 s. Done.", 3),
    ])
    func `has sentences that can be counted`(text: String, count: Int) {
        #expect(sentences(text) == count)
        #expect(Sentences.count(in: text) == count)
        #expect(Sentences.first(1, of: "One 1.9. Two. Three.") == "One 1.9.")
        #expect(Sentences.first(3, of: "One. Two. Three.") == "One. Two. Three.")
        #expect(Sentences.first(0, of: "One.") == "")
    }

    @Test(arguments: MadeReports.names)
    func `begins with one to five sentences`(name: String) throws {
        for page in try MadeReports.markdown(name).files
        where page.name.hasSuffix(".md") && page.name != "claims.md" {
            let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false)
            let heading = try #require(lines.firstIndex { $0.hasPrefix("# ") })
            let words = lines[heading + 2].filter { $0 != "*" && $0 != "\\" }
            #expect((1...5).contains(sentences(words)), "\(page.name): \(words)")
        }
    }

    @Test(arguments: MadeReports.names)
    func `has each anchor once`(name: String) throws {
        for page in try MadeReports.markdown(name).files where page.name.hasSuffix(".md") {
            let anchors = anchors(of: page.text)
            #expect(Set(anchors).count == anchors.count, "\(page.name): \(anchors.sorted())")
        }
    }

    @Test func `keeps its anchors when the numbers change`() throws {
        func anchors(slower: Double, runs: Int, seed: UInt64) throws -> [String] {
            var history = ScriptedHistory()
            try history.record(
                at: "2026-11-13T10:00Z",
                sweep: Scenarios.divisors(slower: slower, runs: runs, seed: seed))
            let options = ReportOptions(selection: Selection())
            let files = try Report.files(of: history, options: options).files
            return PerfReportsTests.anchors(of: files[0].text)
        }
        let usual = try anchors(slower: 1, runs: 8, seed: 1)
        #expect(
            usual == [
                "findings", "divisors.normal-none", "divisors.high-none", "hosts", "sessions",
                "method", "again",
            ])
        for (slower, runs, seed) in [(20.0, 8, UInt64(2)), (0.01, 40, 3), (3, 6, 4)] {
            #expect(try anchors(slower: slower, runs: runs, seed: seed) == usual)
        }
    }

    @Test(arguments: ["sweep", "commits", "failing", "few"])
    func `has an ordinary table of at most 100 columns`(name: String) throws {
        let page = try #require(MadeReports.markdown(name).files.first)
        let tables = page.text.split(separator: "\n").filter { $0.hasPrefix("| strategy ") }
        for line in page.text.split(separator: "\n") where line.hasPrefix("| ") {
            #expect(line.count <= 100, "\(line)")
        }
        #expect(name == "few" || name == "single" || !tables.isEmpty)
    }

    @Test(arguments: MadeReports.names, ["cmark-gfm"].filter(Witness.has))
    func `is read as it was meant`(name: String, witness: String) throws {
        for page in try MadeReports.markdown(name).files where page.name.hasSuffix(".md") {
            let html = try Witness.run(witness, ["--unsafe", "-e", "table"], input: page.text)
                .output
            let rules = page.text.split(separator: "\n")
                .filter { $0.hasPrefix("| -") || $0.hasPrefix("|--") }
            #expect(html.matches(of: /<table>/).count == rules.count)
            let lines = page.text.split(separator: "\n").filter { $0.hasPrefix("| ") }.count
            #expect(html.matches(of: /<tr>/).count == lines - rules.count)
            for match in html.matches(of: /<img [^>]*alt="([^"]*)"/) {
                let words = String(match.1)
                let begins = words.first.map { !$0.isLowercase } ?? false
                #expect(begins && words.hasSuffix("."), "\(page.name): \(words)")
            }
        }
    }
}

@Suite struct `A title` {
    @Test func `is the heading of the first page, whatever its characters are`() throws {
        let title = "# *Fast*er <b>| [x](y) `c` & 1.2 ->"
        let files = try MadeReports.made("commits") { $0.title = title }.files
        let page = try #require(files.first).text
        #expect(PageSummary(markdown: page).title == title)
        #expect(files.map(\.name) == (try MadeReports.markdown("commits").files.map(\.name)))
        let empty = try MadeReports.made("empty") { $0.title = title }.files
        #expect(PageSummary(markdown: empty[0].text).title == title)
        let html =
            "<h1 id=\"x\">a &lt;b&gt; <em>&amp;amp;</em></h1><p><strong>Key &quot;s&quot;.</strong>"
        let summary = PageSummary(html: html)
        #expect(summary.title == "a <b> &amp;" && summary.key == "Key \"s\".")
    }
}

@Suite struct `The benchmarks that matter most` {
    /// `slow` takes long, `moved` changed by half, `noise` by nothing to speak of, `new` is new.
    private func history() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        func sweep(_ times: [String: Double], seed: UInt64) -> [Measurements] {
            times.sorted { $0.key < $1.key }.map {
                ScriptedHistory.measurements(
                    Configuration(benchmark: $0.key), milliseconds: $0.value, seed: seed)
            }
        }
        let before = ["slow": 900.0, "moved": 10, "noise": 20, "quick": 1]
        try history.record(at: "2026-11-12T10:00Z", sweep: sweep(before, seed: 1))
        var now = before
        now["moved"] = 15
        now["new"] = 500
        try history.record(at: "2026-11-13T10:00Z", sweep: sweep(now, seed: 2))
        return history
    }

    @Test func `changed, then take longest`() throws {
        let evidence = try Evidence(of: history(), in: Selection())
        let names = Importance(of: evidence).benchmarks
        #expect(names.first == "moved" && names.last == "new")
        #expect(Set(names).count == 5)
        // Where nothing is known from before, what takes longest comes first.
        let alone = Importance(of: evidence, against: []).benchmarks
        #expect(alone == ["slow", "new", "noise", "moved", "quick"])
    }

    @Test func `are told in full, and the others with their medians`() throws {
        var options = ReportOptions(selection: Selection())
        options.top = 2
        let files = try Report.files(of: history(), options: options).files
        let page = files[0].text
        #expect(page.contains("# 5 benchmarks"))
        #expect(page.contains("Also recorded: 3 benchmarks."))
        let parts = page.components(separatedBy: "Also recorded\n")
        #expect(parts.count == 2 && parts[0].contains("</a>moved"))
        let rows = try #require(parts.last).split(separator: "\n").prefix { $0.hasPrefix("|") }
        #expect(rows.count == 5)
        for name in ["slow", "moved", "noise", "quick", "new"] {
            let isTold = parts[0].contains("<a id=\"\(name)\"></a>")
            let isListed = rows.contains { $0.hasPrefix("| \(name) ") }
            #expect(isTold != isListed, "\(name)")
            #expect(files.contains { $0.name.hasPrefix("charts/\(name)") } == isTold)
        }
        options.top = 5
        let all = try Report.files(of: history(), options: options)
        options.top = nil
        #expect(try all == Report.files(of: history(), options: options))
    }

    @Test func `have pages of their own where they are many`() throws {
        let files = try MadeReports.made("names") { $0.top = 7 }.files
        #expect(files.count { $0.name.hasSuffix(".md") } == 8)
        #expect(files[0].text.contains("Also recorded: 2 benchmarks."))
    }
}
