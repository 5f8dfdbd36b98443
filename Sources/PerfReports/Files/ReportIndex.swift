import Markdown

/// The page that lists the reports of a folder, `reports/README.md`.
package enum ReportIndex {
    /// Makes the index from the folders and the text of each one's `README.md`.
    ///
    /// Each report is told by its title and the key sentence of its headline, sorted by folder.
    ///
    /// - Returns: Markdown with the mark of a report on its first line.
    package static func text(of reports: [(folder: String, readme: String)]) -> String {
        let items = reports.sorted { $0.folder < $1.folder }.map { report -> [Inline] in
            let (title, headline) = summary(of: report.readme)
            let link = Inline.link(
                [.text(title ?? report.folder)], .path("\(report.folder)/README.md"))
            return [link, .text(headline.map { ": \($0)" } ?? "")]
        }
        return Document([
            .comment(ReportMark.comment(for: ReportMark.index)),
            .heading(level: 1, ["Reports"]),
            items.isEmpty ? .paragraph(["No report yet."]) : .bulletList(items),
        ]).markdown
    }

    /// The first heading, and the bold words after it; nil for what a page does not have.
    private static func summary(of readme: String) -> (title: String?, headline: String?) {
        let lines = readme.split(separator: "\n")
        guard let heading = lines.firstIndex(where: { $0.hasPrefix("# ") }) else {
            return (nil, nil)
        }
        let title = plain(lines[heading].dropFirst(2), until: nil)
        let next = lines[(heading + 1)...].first ?? ""
        return (title, next.hasPrefix("**") ? plain(next.dropFirst(2), until: "**") : nil)
    }

    /// Text up to a mark without the escapes of Markdown: `a\*b **` until `**` is `a*b `.
    private static func plain(_ markdown: Substring, until mark: String?) -> String {
        var text = ""
        var rest = markdown
        while let character = rest.first, mark.map({ !rest.hasPrefix($0) }) ?? true {
            rest = rest.dropFirst()
            if character == "\\", let next = rest.first, next.isPunctuation || next.isSymbol {
                text.append(next)
                rest = rest.dropFirst()
            } else {
                text.append(character)
            }
        }
        return text
    }
}
