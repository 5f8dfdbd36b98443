/// The manual page of a program, in roff with the macros of man(7).
package struct ManualPage {
    /// A chapter that the grammars do not say: terms and their explanations.
    package struct Chapter {
        package var title: String
        /// A variable, file or number, and what it means.
        package var entries: [(term: String, text: String)]

        package init(_ title: String, _ entries: [(term: String, text: String)]) {
            self.title = title
            self.entries = entries
        }
    }

    private let set: GrammarSet
    private let version: String
    private let chapters: [Chapter]

    /// The most options that a command's usage lists.
    private static let mostOptions = 4

    /// - Parameter chapters: what follows the commands, in order.
    package init(_ set: GrammarSet, version: String, chapters: [Chapter]) {
        self.set = set
        self.version = version
        self.chapters = chapters
    }

    /// The page, with a line end after each line; the same for the same grammars on every day.
    package var text: String {
        var lines = [
            ".\\\" Generated from the declarations of \(set.program)'s commands.",
            ".TH \(set.program.uppercased()) 1 \"\" \(Roff.argument("\(set.program) \(version)"))",
            // Neither hyphens nor stretched spaces, so that options can be found and copied.
            ".nh", ".ad l",
            ".SH NAME", "\(set.program) \\- \(Roff.text(summary))",
            ".SH SYNOPSIS",
            "\(Roff.bold(set.program)) \(Roff.italic("command")) [\(Roff.italic("options"))]",
            ".SH DESCRIPTION", Roff.text(set.summary),
        ]
        lines += discussion(set.discussion)
        lines.append(".SH COMMANDS")
        lines += set.grammars.flatMap(command)
        lines += [".SH OPTIONS"] + [Declaration.help, .version].flatMap(parameter)
        lines += chapters.flatMap { chapter in
            [".SH \(Roff.argument(chapter.title))"]
                + chapter.entries.flatMap { [".TP", Roff.bold($0.term), Roff.text($0.text)] }
        }
        lines += [".SH EXAMPLES", ".EX"]
        lines += set.grammars.flatMap(\.examples).map(Roff.line)
        lines.append(".EE")
        return lines.map { $0 + "\n" }.joined()
    }

    /// The summary as it stands behind the name: no capital, no full stop.
    private var summary: String {
        let text = set.summary.hasSuffix(".") ? String(set.summary.dropLast()) : set.summary
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private func command(_ grammar: Grammar) -> [String] {
        let options = grammar.declarations.filter(\.isOption).map(\.usage)
        let words = grammar.declarations.filter { !$0.isOption }.map(\.usage)
        let shown = options.count > Self.mostOptions ? ["[options]"] : options
        let parts = [set.program, grammar.name] + shown + words
        var lines = [
            ".SS \(Roff.argument("\(set.program) \(grammar.name)"))",
            Roff.text(parts.joined(separator: " ")), ".PP", Roff.text(grammar.summary),
        ]
        lines += discussion(grammar.discussion)
        for section in grammar.sections {
            let declarations = section.declarations.filter { $0 != .help }
            guard !declarations.isEmpty else { continue }
            lines += [".PP", Roff.italic(section.title + ":")]
            lines += declarations.flatMap(parameter)
        }
        return lines
    }

    private func parameter(_ declaration: Declaration) -> [String] {
        let text = ([declaration.help] + declaration.notes { $0 }).joined(separator: " ")
        return [".TP", Roff.bold(declaration.label), Roff.text(text)]
    }

    private func discussion(_ text: String) -> [String] {
        Discussion(text).blocks.flatMap { block in
            switch block {
            case .paragraph(let text): [".PP", Roff.text(text)]
            case .verbatim(let lines): [".PP", ".EX"] + lines.map(Roff.line) + [".EE"]
            }
        }
    }
}
