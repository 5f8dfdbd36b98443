import Markdown
import TestSupport
import Testing

@Suite struct `Text in Markdown` {
    @Test(arguments: [
        "", "2 processes take 0.33 s (1.90 times)", "speed-up", "wall_ns and max_rss_bytes",
        "-5 ms", "~5 ms and ~6 ms", "50 % < 60 % > 40 %", "R&D, Q & A", "3.5", "10:30:00",
        "1.90 times", "(a) one; (b) two", "it's \"quoted\"", "a + b = c", "x!", "e.g. this: that",
        "serial · 4 threads · 4 processes", "naïve Größe 速度", "host #2", "user@ host", "C++",
        "a/b.c", "0.31–0.35 s", "p ≤ 0.05", "50%", "{workers}", "'x'", "…", "2 ^ 3",
    ])
    func `stays as it is where it means nothing`(text: String) {
        #expect(markdown(text) == text)
    }

    @Test(arguments: [
        ("a|b", "a\\|b"), ("*a*", "\\*a\\*"), ("_a_", "\\_a\\_"), ("a_b_", "a_b\\_"),
        ("`a`", "\\`a\\`"),
        ("<b>", "\\<b>"), ("</b>", "\\</b>"), ("<!-- a -->", "\\<!-- a -->"), ("a <", "a <"),
        ("&amp;", "\\&amp;"), ("&#38;", "\\&#38;"), ("&#x26;", "\\&#x26;"), ("a&b;", "a\\&b;"),
        ("[x](y)", "\\[x](y)"), ("![x](y)", "!\\[x](y)"), ("[0.31, 0.35]", "\\[0.31, 0.35]"),
        ("# a", "\\# a"), ("> a", "\\> a"), ("- a", "\\- a"), ("-", "\\-"), ("---", "\\---"),
        ("+ a", "\\+ a"), ("1. a", "1\\. a"), ("23) a", "23\\) a"), ("1.", "1\\."),
        ("~~a~~", "\\~\\~a\\~\\~"), ("a~b~", "a\\~b\\~"), ("~~~", "\\~\\~\\~"), ("\\", "\\\\"),
        ("\\*", "\\\\\\*"), ("a\\b", "a\\\\b"), ("http://x.y", "http\\://x.y"),
        ("www.x.y", "www\\.x.y"), (":smile:", "\\:smile:"), ("$5 and $6", "\\$5 and \\$6"),
        ("  - a  ", "\\- a"), ("a\nb", "a b"), ("a\r\n# b", "a # b"), ("a\u{1b}[31m", "a␛\\[31m"),
        ("a\u{202e}b", "a\u{fffd}b"), ("\u{0}", "␀"), ("\u{7f}", "␡"), ("\u{9b}1m", "\u{fffd}1m"),
    ])
    func `is escaped where it means something`(text: String, expected: String) {
        #expect(markdown(text) == expected)
    }

    @Test func `is escaped by where it stands`() {
        let inTable = Table(
            columns: [.init("# 1", key: "a"), .init("-", key: "b")], rows: [["- a", "1. b"]])
        #expect(
            Document([.table(inTable)]).markdown == """
                | # 1 | -    |
                | --- | ---- |
                | - a | 1. b |

                """)
        #expect(Document([.heading(level: 2, ["1. a #2 # #"])]).markdown == "## 1. a #2 \\# \\#\n")
        #expect(markdown(inlines: ["a ", .strong(["b "]), "- c"]) == "a **b** - c")
        #expect(markdown(inlines: [.strong([" "]), "- c"]) == "\\- c")
        #expect(markdown(inlines: [.link(["a]b"], .anchor("c"))]) == "[a\\]b](#c)")
        #expect(markdown(inlines: ["!", .link(["a"], .anchor("c"))]) == "\\![a](#c)")
        #expect(markdown(inlines: ["&am", "p;"]) == "\\&amp;")
    }

    @Test(.enabled(if: Witness.has("cmark-gfm")))
    func `is read as itself in a paragraph`() throws {
        let texts = nastyTexts()
        let page = Document(texts.map { .paragraph([.text($0)]) })
        try expectHTML(of: page, lines: texts.map { "<p>\(html($0))</p>" })
    }

    @Test(.enabled(if: Witness.has("cmark-gfm")))
    func `is read as itself in a heading`() throws {
        let texts = nastyTexts()
        let page = Document(texts.map { .heading(level: 3, [.text($0)]) })
        try expectHTML(of: page, lines: texts.map { "<h3>\(html($0))</h3>" })
    }

    @Test(.enabled(if: Witness.has("cmark-gfm")))
    func `is read as itself in a list`() throws {
        let texts = nastyTexts()
        let page = Document([.bulletList(texts.map { [.text($0)] })])
        let items = texts.map { "<li>\(html($0))</li>" }
        try expectHTML(of: page, lines: ["<ul>"] + items + ["</ul>"])
    }

    @Test(.enabled(if: Witness.has("cmark-gfm")))
    func `is read as itself in a table`() throws {
        let texts = nastyTexts()
        let table = Table(
            columns: [.init("*a*", key: "a"), .init("b", key: "b", alignment: .right)],
            rows: texts.map { [$0, $0] })
        let head = ["<th>*a*</th>", "<th align=\"right\">b</th>"]
        let rows = texts.flatMap { text in
            ["<tr>", "<td>\(html(text))</td>", "<td align=\"right\">\(html(text))</td>", "</tr>"]
        }
        let lines =
            ["<table>", "<thead>", "<tr>"] + head + ["</tr>", "</thead>", "<tbody>"] + rows
            + ["</tbody>", "</table>"]
        try expectHTML(of: Document([.table(table)]), lines: lines)
    }

    @Test(.enabled(if: Witness.has("cmark-gfm")))
    func `is read as itself inside other parts and beside them`() throws {
        let texts = nastyTexts()
        let page = Document(
            texts.map { text in
                .paragraph([
                    .strong([.text(text)]), .text(text), .emphasis([.text(text)]), .code(text),
                    .link([.text(text)], .path("a b")), .text(text), .strong([.code(text)]),
                ])
            })
        let lines = texts.map { text in
            let seen = html(text, isTrimmed: false)
            let core = html(text)
            let lead = String(seen.unicodeScalars.prefix { $0 == " " })
            let trail = String(repeating: " ", count: spaces(atEndOf: seen))
            return "<p><strong>\(core)</strong>\(trail)\(seen)\(lead)<em>\(core)</em>\(trail)"
                + "<code>\(seen)</code><a href=\"a%20b\">\(seen)</a>\(seen)"
                + "<strong><code>\(seen)</code></strong></p>"
        }
        try expectHTML(of: page, lines: lines)
    }

    private func spaces(atEndOf text: String) -> Int {
        text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    }

    private func markdown(_ text: String) -> String {
        markdown(inlines: [.text(text)])
    }

    private func markdown(inlines: [Inline]) -> String {
        let page = Document([.paragraph(inlines)]).markdown
        return page.isEmpty ? "" : String(page.dropLast())
    }
}
