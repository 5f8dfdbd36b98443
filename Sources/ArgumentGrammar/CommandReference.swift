/// A page about every command, in Markdown: usage, parameters and examples, in the order of help.
///
/// - Parameter title: the heading of the page.
package func commandReference(_ set: GrammarSet, title: String) -> String {
    var blocks = [["# \(MarkdownSpelling.text(title))"]]
    blocks += [[MarkdownSpelling.paragraph(set.summary)]] + Discussion(set.discussion).markdown
    let commands = set.grammars.map {
        "| [\(MarkdownSpelling.code($0.name, inTable: true))](#\($0.heading(set.program).anchor)) "
            + "| \(MarkdownSpelling.text($0.summary)) |"
    }
    blocks.append(["| Command | What it does |", "|---|---|"] + commands)
    blocks += set.grammars.flatMap { $0.reference(program: set.program) }
    return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
}

extension Grammar {
    /// The heading of the command's part, without markup.
    fileprivate func heading(_ program: String) -> String { "\(program) \(name)" }

    /// The command's part of the page, in blocks that empty lines separate.
    fileprivate func reference(program: String) -> [[String]] {
        var blocks = [["## \(MarkdownSpelling.text(heading(program)))"]]
        blocks.append([MarkdownSpelling.paragraph(summary)])
        blocks.append(MarkdownSpelling.codeBlock(usage(program: program), language: "text"))
        blocks += Discussion(discussion).markdown
        for section in sections {
            let head = ["| \(MarkdownSpelling.text(section.title)) | Meaning |", "|---|---|"]
            blocks.append(head + section.declarations.map(\.tableRow))
        }
        if !examples.isEmpty {
            blocks.append([examples.count == 1 ? "Example:" : "Examples:"])
            blocks.append(MarkdownSpelling.codeBlock(examples, language: "sh"))
        }
        return blocks
    }
}

extension Declaration {
    /// The parameter as a row of a table.
    fileprivate var tableRow: String {
        let notes = notes { MarkdownSpelling.code($0, inTable: true) }
        let text = ([MarkdownSpelling.text(help)] + notes).joined(separator: " ")
        return "| \(MarkdownSpelling.code(label, inTable: true)) | \(text) |"
    }
}

extension Discussion {
    /// The text in blocks that empty lines separate.
    fileprivate var markdown: [[String]] {
        blocks.map { block in
            switch block {
            case .paragraph(let text): [MarkdownSpelling.paragraph(text)]
            case .verbatim(let lines): MarkdownSpelling.codeBlock(lines, language: "text")
            }
        }
    }
}

extension String {
    /// The name that GitHub gives to a heading: small letters, with dashes for spaces.
    fileprivate var anchor: String {
        lowercased().split(separator: " ").joined(separator: "-")
    }
}
