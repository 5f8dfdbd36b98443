import HTML
import TestSupport
import Testing

@Suite struct `A node of a page` {
    @Test func `without anything in it is a pair of tags, or one tag where the element is void`() {
        #expect(Node.text("").html == "")
        #expect(Node.element(.p).html == "<p></p>")
        #expect(Node.element(.table, []).html == "<table></table>")
        #expect(Node.element(.hr).html == "<hr>")
        #expect(Node.element(.meta, [.charset("utf-8")], []).html == "<meta charset=\"utf-8\">")
        #expect(Node.comment("").html == "<!--  -->")
    }

    @Test func `has parts of a page on lines of their own and parts of a line without a space`() {
        let line = Node.element(.p, ["a", .element(.strong, ["b"]), "c"])
        #expect(line.html == "<p>a<strong>b</strong>c</p>")
        let row = Node.element(.tr, [.element(.td, ["1"]), .element(.td, ["2"])])
        #expect(row.html == "<tr><td>1</td><td>2</td></tr>")
        #expect(
            Node.element(.section, [line, .element(.hr), .markup("<svg>\n</svg>\n")]).html
                == "<section>\n\(line.html)\n<hr>\n<svg>\n</svg>\n</section>")
    }

    @Test func `keeps the lines of a program, the empty first one too`() {
        let code = Node.element(.pre, [.element(.code, ["\n  a\n\tb"])])
        #expect(code.html == "<pre>\n<code>\n  a\n\tb</code></pre>")
    }

    @Test(arguments: [
        (1, HTML.Tag.h1), (6, .h6), (0, .h1), (-3, .h1), (7, .h6), (.max, .h6),
    ])
    func `is a heading of a level that there is`(level: Int, tag: HTML.Tag) {
        #expect(Tag.heading(level: level) == tag)
    }

    @Test func `is void exactly where the standard says so`() {
        let void: [HTML.Tag] = HTML.Tag.allCases.filter(\.isVoid)
        #expect(void == [.meta, .link, .hr, .br])
    }

    @Test func `has attributes in the order given, one without a value too`() {
        let node = Node.element(
            .td,
            [.id("a b\tc"), .class("n"), .hidden, .tabindex(-1), .data("Key\"/><b", "x")], ["1"])
        #expect(
            node.html
                == "<td id=\"a-b-c\" class=\"n\" hidden tabindex=\"-1\" data-keyb=\"x\">1</td>")
    }
}

@Suite struct `Text in a page` {
    /// Code points that Unicode keeps for programs themselves.
    private static let nonCharacters = String(
        String.UnicodeScalarView(
            [0xFDD0, 0xFFFE, 0x10FFFF].compactMap { Unicode.Scalar($0 as UInt32) }))

    /// Texts, and what they are between tags.
    static let texts: [(String, String)] = [
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("\"a\" 'b'", "\"a\" 'b'"), ("a\u{0}b", "a\u{FFFD}b"), ("\u{1B}[31m", "\u{FFFD}[31m"),
        ("\u{7F}\u{85}\u{9B}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        (nonCharacters, "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("<\u{308}b>", "&lt;\u{308}b&gt;"), ("שלום \u{202E}x", "שלום \u{202E}x"),
        ("😀é", "😀é"),
    ]

    @Test(arguments: texts)
    func `reads as that text`(text: String, expected: String) {
        #expect(Array(Node.text(text).html.utf8) == Array(expected.utf8))
    }

    @Test func `ends no attribute`() {
        let node = Node.element(.p, [.label("\"><script>alert('1')</script>\n&quot;\u{0}")], [])
        #expect(
            node.html
                == "<p aria-label=\"&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt;"
                + "&#10;&amp;quot;\u{FFFD}\"></p>")
    }

    @Test(arguments: [
        ("-->", "- ->"), ("--!>", "- -!>"), ("a\nb", "a b"), ("---", "- - -"), (">", ">"),
        ("<!-- a", "<!- - a"), ("\u{1}", "\u{FFFD}"),
    ])
    func `ends no comment`(text: String, expected: String) {
        #expect(Node.comment(text).html == "<!-- \(expected) -->")
    }

    @Test(arguments: [
        "#a", "", "?q", "a/b.md", "./x:y", "https://x.y/z?a=b:c", "HTTP://x.y", "mailto:a@b.c",
        "data:image/png;base64,AA",
    ])
    func `is an address that leads somewhere`(address: String) {
        let node = Node.element(.a, [.href(address)], [])
        #expect(node.html == "<a href=\"\(address)\"></a>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "java\nscript:x",
        "\u{1}javascript:x", "vbscript:x", "data:text/html,<b>", "file:///etc/passwd", "a:b",
        ":",
    ])
    func `is no address that runs or opens something else`(address: String) {
        let node = Node.element(.a, [.href(address)], [])
        #expect(node.html == "<a href=\"#\"></a>")
    }
}
