import Markdown
import TestSupport
import Testing

@Suite struct `A part of a line` {
    @Test(
        arguments: [
            ([.strong([])], ""), ([.code("")], ""), ([.emphasis([.strong([""])])], ""),
            ([.link([""], .path("a"))], ""), ([.strong([" "])], ""),
            (["a", .strong([" b "]), "c"], "a **b** c"),
            ([.strong(["a"]), .strong(["b"])], "**a**<strong>b</strong>"),
            ([.strong([.emphasis(["a"])])], "**_a_**"), ([.emphasis([.strong(["a"])])], "_**a**_"),
            ([.strong(["a", .strong(["b"])])], "**ab**"),
            ([.link(["a", .link(["b"], .path("c"))], .path("d"))], "[ab](d)"),
            (["a", .emphasis(["b"]), "c"], "a<em>b</em>c"),
            (["a", .strong(["b"]), "c"], "a**b**c"),
            (["a", .strong(["(b)"]), "c"], "a<strong>(b)</strong>c"),
            (["a ", .strong(["(b)"]), "."], "a **(b)**."),
            ([.code("a`b")], "``a`b``"), ([.code("`a")], "`` `a ``"), ([.code(" a ")], "`  a  `"),
            ([.code("  ")], "`  `"), ([.code("a\nb|c")], "`a b|c`"), ([.code("\u{1b}")], "`␛`"),
            ([.code("a"), .code("b")], "`ab`"), (["`", .code("a"), "`"], "\\``a`\\`"),
            ([.code("`\u{308}")], "`` `\u{308} ``"),
        ] as [([Inline], String)])
    func `is spelled so that it is read`(inlines: [Inline], expected: String) {
        let page = Document([.paragraph(inlines)]).markdown
        #expect(page == (expected.isEmpty ? "" : expected + "\n"))
    }

    @Test func `may be written as a literal`() {
        let count = 3
        #expect(["a \(count)*"] as [Inline] == [.text("a 3*")])
    }
}
