package import ArgumentGrammar
package import Markdown

/// The page about every command, docs/commands.md: usage, parameters and examples, in help's order.
package enum CommandReference {
    package static func document(_ set: GrammarSet) -> Document {
        var blocks: [Block] = [
            .heading(level: 1, ["Commands"]), .paragraph([.text(set.summary)]),
        ]
        blocks += discussion(set.discussion)
        blocks.append(
            .bulletList(
                set.grammars.map { grammar in
                    let anchor = "\(set.program)-\(grammar.name)"
                    return [
                        .link([.code(grammar.name)], .anchor(anchor)),
                        .text(": \(grammar.summary)"),
                    ]
                }))
        return Document(blocks + set.grammars.flatMap { command($0, of: set.program) })
    }

    private static func command(_ grammar: Grammar, of program: String) -> [Block] {
        var blocks: [Block] = [
            .heading(level: 2, [.text("\(program) \(grammar.name)")]),
            .paragraph([.text(grammar.summary)]),
            .code(grammar.usage(program: program).joined(separator: "\n"), language: "text"),
        ]
        blocks += discussion(grammar.discussion)
        for section in grammar.sections {
            blocks.append(.paragraph([.strong([.text(section.title)])]))
            blocks.append(.bulletList(section.declarations.map(item)))
        }
        if !grammar.examples.isEmpty {
            blocks.append(.paragraph([.strong(["Examples"])]))
            blocks.append(.code(grammar.examples.joined(separator: "\n"), language: "sh"))
        }
        return blocks
    }

    /// A parameter: how it is written, what it does, its choices and default.
    private static func item(_ declaration: Declaration) -> [Inline] {
        let notes = declaration.notes { $0 }
        return [
            .code(declaration.label),
            .text(": " + ([declaration.help] + notes).joined(separator: " ")),
        ]
    }

    private static func discussion(_ text: String) -> [Block] {
        Discussion(text).blocks.map { block in
            switch block {
            case .paragraph(let text): .paragraph([.text(text)])
            case .verbatim(let lines): .code(lines.joined(separator: "\n"), language: "text")
            }
        }
    }
}
