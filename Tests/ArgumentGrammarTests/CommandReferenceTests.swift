import ArgumentGrammar
import TestSupport
import Testing

@Suite struct `The command reference` {
    @Test func `is as it was`() throws {
        try expectGolden(Self.page, named: "commands.md")
    }

    @Test(.enabled(if: Witness.has("cmark-gfm"), "cmark-gfm is not installed"))
    func `reads in a browser as it was declared`() throws {
        let (status, html) = try Witness.run(
            "cmark-gfm", ["--extension", "table", "--extension", "strikethrough"],
            input: Self.page)
        #expect(status == 0)
        for text in [
            "Any * in it is `yours` | theirs &lt;b&gt;.",
            "for example `size=1|10` or a*b*c.",
            "<code>--parameter &lt;name=list&gt;</code>",
            "<code>-o, --out &lt;folder&gt;</code>",
            "<td>Bring the runs of &lt;files&gt; together.</td>",
            "One of: <code>text</code>, <code>markdown</code>",
            "perfdb record --runs 5 -- sleep 0.1",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(!html.contains("<em>") && !html.contains("<b>") && !html.contains("<del>"))
        let rows = html.split(separator: "<tr>").dropFirst()
        for row in rows {
            let cells = row.split(separator: "</td>").count + row.split(separator: "</th>").count
            #expect(cells == 4, "\(row)")
        }
    }

    @Test(
        .enabled(if: Witness.has("cmark-gfm"), "cmark-gfm is not installed"),
        arguments: [
            "# no heading.", "- no item.", "+ no item.", "1. no number.", "12) no number.",
            "= rule.",
            "> no quote.", "*no* stress_ed_ `code` [link](x) <i>i</i> &amp; ~~gone~~ \\.",
            "| a | b |",
            "---",
        ])
    func `shows any text as a paragraph of itself`(text: String) throws {
        let grammar = Grammar(name: "sample", summary: "Summary.", discussion: text)
        let set = GrammarSet(program: "p", summary: "Program.", grammars: [grammar])
        let (_, html) = try Witness.run(
            "cmark-gfm", ["--extension", "table", "--extension", "strikethrough"],
            input: commandReference(set, title: "Commands"))
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
        #expect(html.contains("<p>\(escaped)</p>"), "\(html)")
    }

    private static let page = commandReference(Sample.program, title: "Commands")
}
