import Markdown
import PerfModel

/// The page that lists the reports of a folder, `reports/README.md`.
package enum ReportIndex {
    /// A report that the index lists.
    package struct Entry {
        /// The name of the report's folder.
        var folder: String
        /// The page that links lead to, `README.md` or `index.html`.
        var page: String
        /// The page's text.
        var text: String

        package init(folder: String, page: String = "README.md", text: String) {
            self.folder = folder
            self.page = page
            self.text = text
        }
    }

    /// The pages that a link may lead to, the first that a report has.
    package static let pages = ["README.md", "index.html"]

    /// Makes the index from the reports' first pages; asks no history.
    ///
    /// Each report is told by its title, the moment of its newest session and the key sentence of its
    /// headline. Those with the newest sessions come first, then those that say no moment, by folder.
    ///
    /// - Returns: Markdown with the mark of a report on its first line.
    package static func text(of reports: [Entry]) -> String {
        let items = reports.map(Item.init).sorted(by: Item.precedes).map(\.inlines)
        return Document([
            .comment(ReportMark.comment(for: ReportMark.index)),
            .heading(level: 1, ["Reports"]),
            items.isEmpty ? .paragraph(["No report yet."]) : .bulletList(items),
        ]).markdown
    }

    /// What the index says of a report.
    private struct Item {
        var entry: Entry
        var summary: PageSummary
        var newest: Instant?

        init(_ entry: Entry) {
            self.entry = entry
            summary =
                entry.page.hasSuffix(".html")
                ? PageSummary(html: entry.text) : PageSummary(markdown: entry.text)
            newest = ReportMark.newest(entry.text.prefix { !$0.isNewline })
        }

        static func precedes(_ left: Item, _ right: Item) -> Bool {
            if left.newest != right.newest {
                return left.newest.map { first in right.newest.map { first > $0 } ?? true }
                    ?? false
            }
            return left.entry.folder < right.entry.folder
        }

        var inlines: [Inline] {
            let link = Inline.link(
                [.text(summary.title ?? entry.folder)], .path("\(entry.folder)/\(entry.page)"))
            let moment = newest.map { ", \($0.date) \($0.hoursAndMinutes) UTC" } ?? ""
            return [link, .text(moment + (summary.key.map { ": \($0)" } ?? ""))]
        }
    }
}

/// What a report's first page says of itself: its heading, and the key sentence of its headline.
struct PageSummary: Equatable {
    /// Nil where the page has none.
    var title: String?, key: String?

    /// The first heading, and the bold words after it.
    init(markdown: String) {
        let lines = markdown.split(separator: "\n")
        guard let heading = lines.firstIndex(where: { $0.hasPrefix("# ") }) else { return }
        title = Self.plain(lines[heading].dropFirst(2), until: nil)
        let next = lines[(heading + 1)...].first ?? ""
        key = next.hasPrefix("**") ? Self.plain(next.dropFirst(2), until: "**") : nil
    }

    /// The first heading, and the first bold words after it.
    init(html: String) {
        guard let heading = Self.element("h1", in: html[...]) else { return }
        title = Self.plain(html: heading.content)
        key = Self.element("strong", in: heading.rest).map { Self.plain(html: $0.content) }
    }

    /// Text up to a mark without the escapes of Markdown: `a\*b **` until `**` is `a*b `.
    private static func plain(_ markdown: Substring, until mark: String?) -> String {
        var text = ""
        var rest = markdown
        // A heading may begin with the place that links lead to.
        if rest.hasPrefix("<a id="), let end = after("</a>", in: rest) { rest = rest[end...] }
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

    /// What stands in the first element of a name, and what follows it.
    private static func element(
        _ name: String, in html: Substring
    ) -> (content: Substring, rest: Substring)? {
        guard let start = after("<\(name)", in: html), let open = after(">", in: html[start...]),
            let close = after("</\(name)>", in: html[open...])
        else { return nil }
        let content = html[open..<html.index(close, offsetBy: -(name.count + 3))]
        return (content, html[close...])
    }

    /// The place after the first occurrence of a text.
    private static func after(_ text: String, in rest: Substring) -> String.Index? {
        rest.indices.first { rest[$0...].hasPrefix(text) }.map {
            rest.index($0, offsetBy: text.count)
        }
    }

    /// Text without elements, its characters' names replaced by the characters.
    private static func plain(html: Substring) -> String {
        var text = ""
        var isInside = false
        for character in html {
            if character == "<" { isInside = true }
            if !isInside { text.append(character) }
            if character == ">" { isInside = false }
        }
        let names = [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ]
        return names.reduce(text) { result, name in
            var (left, rest) = ("", result[...])
            while let end = after(name.0, in: rest) {
                left += rest[..<rest.index(end, offsetBy: -name.0.count)] + name.1
                rest = rest[end...]
            }
            return left + rest
        }
    }
}
