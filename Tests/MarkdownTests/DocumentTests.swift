import Markdown
import TestSupport
import Testing

@Suite struct `A document` {
    @Test func `without blocks is empty`() {
        #expect(Document().markdown == "")
        #expect(
            Document([.paragraph([]), .bulletList([]), .heading(level: 1, [""])]).markdown == "")
        #expect(Document([.table(Table(columns: [], rows: []))]).markdown == "")
    }

    @Test func `spells every block`() {
        let table = Table(
            columns: [
                .init("strategy", key: "strategy"), .init("runs", key: "runs", alignment: .right),
            ],
            rows: [["4 processes", "10"], ["serial", "100"]])
        let page = Document([
            .comment("made by perfdb report"),
            .heading(level: 1, ["Divisors"]),
            .paragraph([
                "Fastest: ", .strong(["4 processes"]), ", ", .emphasis(["1.90 times"]), " (",
                .code("perfdb list"), "; see ", .link(["method"], .path("method.md")), ").",
            ]),
            .heading(level: 2, ["Time"], anchor: "time"),
            .image(alternative: "time against workers", path: "charts/a b.svg"),
            .table(table),
            .bulletList([["one"], ["two ", .code("`"), " three"]]),
            .thematicBreak,
            .code("perfdb record -- true\n", language: "sh"),
        ])
        #expect(
            page.markdown == """
                <!-- made by perfdb report -->

                # Divisors

                Fastest: **4 processes**, _1.90 times_ (`perfdb list`; see [method](method.md)).

                ## <a id="time"></a>Time

                ![time against workers](charts/a%20b.svg)

                | strategy    | runs |
                | ----------- | ---: |
                | 4 processes |   10 |
                | serial      |  100 |

                - one
                - two `` ` `` three

                ---

                ```sh
                perfdb record -- true
                ```

                """)
    }

    @Test func `keeps two lists apart`() {
        let page = Document([.bulletList([["a"]]), .paragraph([]), .bulletList([["b"]])])
        #expect(page.markdown == "- a\n\n<!-- -->\n\n- b\n")
    }

    @Test(arguments: [
        ("", "```\n```"), ("a\n", "```\na\n```"), ("a\n\n", "```\na\n\n```"),
        ("```\na", "````\n```\na\n````"), ("a `````` b", "```````\na `````` b\n```````"),
        ("a\r\nb\rc", "```\na\nb\nc\n```"), ("\ta\u{1b}b\u{202e}", "```\n\ta␛b\u{fffd}\n```"),
    ])
    func `fences code with more backticks than it has`(code: String, expected: String) {
        #expect(Document([.code(code)]).markdown == expected + "\n")
    }

    @Test func `takes a language for a word only`() {
        #expect(Document([.code("a", language: "c++ `\n# b")]).markdown == "```c++#b\na\n```\n")
    }

    @Test(arguments: [
        ("a", "<!-- a -->"), ("-->", "<!-- - -> -->"), ("a--!>b", "<!-- a- -!>b -->"),
        ("---", "<!-- - - - -->"), (">", "<!-- > -->"), ("a\nb", "<!-- a b -->"), ("", "<!--  -->"),
        ("-\u{308}-\u{308}", "<!-- -\u{308}-\u{308} -->"),
    ])
    func `ends no comment early`(text: String, expected: String) {
        #expect(Document([.comment(text)]).markdown == expected + "\n")
    }

    @Test func `has places that links reach`() {
        let name = "a b\"<&>é\"\u{308}"
        let heading = Document([.heading(level: 2, [], anchor: name)]).markdown
        #expect(
            heading == "## <a id=\"a-b&quot;&lt;&amp;&gt;é&quot;\u{308}\"></a>\n")
        let link = Document([.paragraph([.link(["x"], .anchor(name))])]).markdown
        #expect(link == "[x](#a-b%22%3C%26%3E%C3%A9%22%CC%88)\n")
    }

    @Test(
        arguments: [
            (.path(""), ""), (.path("a/b-1_2.md"), "a/b-1_2.md"), (.path("../a"), "../a"),
            (.path("a b(c)"), "a%20b%28c%29"), (.path("é%41?#\\"), "%C3%A9%2541%3F%23%5C"),
            (.path("javascript:a"), "javascript%3Aa"), (.path("a\n<b>"), "a%0A%3Cb%3E"),
            (.path("a.md", fragment: "b c"), "a.md#b-c"),
            (.url("https://x.y/a?b=1&c=%20#d"), "https://x.y/a?b=1&c=%20#d"),
            (.url("https://x.y/a b)&lt;"), "https://x.y/a%20b%29\\&lt;"),
        ] as [(Destination, String)])
    func `encodes destinations`(destination: Destination, expected: String) {
        let page = Document([.paragraph([.link(["x"], destination)])])
        #expect(page.markdown == "[x](\(expected))\n")
    }

    @Test func `escapes what stands for a picture`() {
        let image = Block.image(alternative: "[a](b) *c* <d>\n!", path: "é (1).svg")
        #expect(
            Document([image]).markdown == "![\\[a\\](b) \\*c\\* \\<d> !](%C3%A9%20%281%29.svg)\n")
    }

    @Test(.enabled(if: Witness.has("cmark-gfm")))
    func `is read as it was meant`() throws {
        let page = Document([
            .comment("--> <b>"), .heading(level: 2, ["a"], anchor: "\"><b>"),
            .image(alternative: "[a] *b*", path: "c d.svg"),
            .bulletList([["a"]]), .bulletList([["b"]]), .code("```\n<b>", language: "sh"),
            .thematicBreak,
        ])
        try expectHTML(
            of: page,
            lines: [
                "<!-- - -> <b> -->", "<h2><a id=\"&quot;&gt;&lt;b&gt;\"></a>a</h2>",
                "<p><img src=\"c%20d.svg\" alt=\"[a] *b*\" /></p>", "<ul>", "<li>a</li>", "</ul>",
                "<!-- -->", "<ul>", "<li>b</li>", "</ul>", "<pre><code class=\"language-sh\">```",
                "&lt;b&gt;", "</code></pre>", "<hr />",
            ])
    }
}
