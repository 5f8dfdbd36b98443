/// The mark on the first line of every file of a report, by which perfdb knows its own files.
package enum ReportMark {
    private static let words = "perfdb report"

    /// The comment's text for a file: `perfdb report · charts/sort.svg`.
    ///
    /// Two dashes in a row may not stand in a comment of SVG or HTML, so they become one.
    static func comment(for name: String) -> String {
        var text = ""
        for character in name where !(character == "-" && text.last == "-") {
            text.append(character)
        }
        return "\(words) · \(text)"
    }

    /// Whether a file whose first line this is was written by a report and may be replaced.
    package static func isMarked(_ firstLine: some StringProtocol) -> Bool {
        let opening = "<!-- \(words) · "
        return firstLine.hasPrefix(opening) && firstLine.contains(" -->")
    }

    /// What the index is marked with in place of a file's name.
    static let index = "index"

    /// Whether a file whose first line this is lists the reports of a folder.
    package static func isIndex(_ firstLine: some StringProtocol) -> Bool {
        firstLine.hasPrefix("<!-- \(words) · \(index) -->")
    }
}
