import PerfModel

/// The mark on the first line of every file of a report, by which perfdb knows its own files.
package enum ReportMark {
    private static let words = "perfdb report"
    private static let opening = "<!-- \(words) · "

    /// The comment's text for a file: `perfdb report · charts/sort.svg`.
    ///
    /// Two dashes in a row may not stand in a comment of SVG or HTML, so they become one.
    /// - Parameter newest: when the newest session of the report started, for its first page: it stands
    ///   at the end, so that an index finds it without the history.
    static func comment(for name: String, newest: Instant? = nil) -> String {
        var text = ""
        for character in name where !(character == "-" && text.last == "-") {
            text.append(character)
        }
        return "\(words) · \(text)" + (newest.map { " · \($0.iso8601)" } ?? "")
    }

    /// The value of the first member of a report for programs, after which its first line ends.
    static func json(for name: String) -> String { "\(words) · \(name)" }

    /// Whether a file whose first line this is was written by a report and may be replaced.
    package static func isMarked(_ firstLine: some StringProtocol) -> Bool {
        firstLine.hasPrefix(opening) && firstLine.contains(" -->")
            || firstLine.hasPrefix("{\"mark\": \"\(words) · ")
    }

    /// When the newest session started of the report whose first page begins so; nil where it does
    /// not say.
    static func newest(_ firstLine: some StringProtocol) -> Instant? {
        guard isMarked(firstLine) else { return nil }
        let parts = String(firstLine).split { $0 == " " }.map(String.init)
        guard let end = parts.lastIndex(of: "-->"), end > 1, parts[end - 2] == "·" else {
            return nil
        }
        do throws(WhenError) {
            guard case .instant(let start) = try When(parts[end - 1], now: Instant(microseconds: 0))
            else { return nil }
            return start
        } catch {
            return nil
        }
    }

    /// What the index is marked with in place of a file's name.
    static let index = "index"

    /// Whether a file whose first line this is lists the reports of a folder.
    package static func isIndex(_ firstLine: some StringProtocol) -> Bool {
        firstLine.hasPrefix("\(opening)\(index) -->")
    }
}
