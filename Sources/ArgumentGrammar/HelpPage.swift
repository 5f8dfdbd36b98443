extension GrammarSet {
    /// The help of one command: usage, what it does, parameters, examples; 80 columns, with a
    /// line end after each line.
    package func helpPage(for grammar: Grammar) -> String {
        var lines = grammar.usage(program: program) + [""]
        lines += TextLayout.wrapped(grammar.summary, width: TextLayout.width)
        lines += Discussion(grammar.discussion).lines
        let rows = grammar.sections.map { $0.declarations.map(\.helpRow) }
        let column = TextLayout.column(beside: rows.joined().map(\.label))
        for (section, rows) in zip(grammar.sections, rows) {
            lines += ["", "\(section.title):"] + TextLayout.columns(rows, at: column)
        }
        if !grammar.examples.isEmpty {
            lines += ["", grammar.examples.count == 1 ? "Example:" : "Examples:"]
            lines += grammar.examples.map { "  \($0)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The help of the program: what it does and its commands; 80 columns, with a line end after
    /// each line.
    package var overviewPage: String {
        let commands = grammars.map { (label: $0.name, text: $0.summary) } + [Self.helpRow]
        var lines = ["Usage: \(program) <command> [options]", ""]
        lines += TextLayout.wrapped(summary, width: TextLayout.width)
        lines += Discussion(discussion).lines
        let options = [Declaration.help, .version].map(\.helpRow)
        let column = TextLayout.column(beside: (commands + options).map(\.label))
        lines += ["", "Commands:"] + TextLayout.columns(commands, at: column)
        lines += ["", "Options:"] + TextLayout.columns(options, at: column)
        return lines.map { $0 + "\n" }.joined()
    }

    /// The command that shows help, beside the declared ones.
    private static let helpRow = (label: "help", text: helpSummary)

    /// What the command that shows help does.
    static let helpSummary = "Show the help of the command named after it."
}

extension Grammar {
    /// The parameters under their titles, in order of declaration: positionals first, then the
    /// options without a section with `--help` as the last, then the other sections; none is empty.
    package var sections: [(title: String, declarations: [Declaration])] {
        var titles = ["Arguments", "Options"]
        var members = [[Declaration](), []]
        for entry in entries {
            let declaration = entry.parameter.declaration
            let title = entry.section ?? (declaration.isOption ? titles[1] : titles[0])
            if let index = titles.firstIndex(of: title) {
                members[index].append(declaration)
            } else {
                titles.append(title)
                members.append([declaration])
            }
        }
        members[1].append(.help)
        return zip(titles, members).filter { !$1.isEmpty }.map { ($0, $1) }
    }
}

extension Declaration {
    /// The parameter in the two columns of help; long names stand below each other.
    fileprivate var helpRow: (label: String, text: String) {
        let indent = isOption && short == nil ? "    " : ""
        return (indent + label, ([help] + notes { $0 }).joined(separator: " "))
    }
}
