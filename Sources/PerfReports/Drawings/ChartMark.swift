/// The mark on the first line of a chart that stands alone, by which perfdb knows its own files.
///
/// It is no report's: a report never takes such a file away, and such a file is never written over
/// one of a report.
package enum ChartMark {
    /// The words before what is drawn.
    private static let words = "perfdb chart"

    /// The comment's text: `perfdb chart · runs`.
    ///
    /// - Parameter kind: what is drawn, a word without dashes.
    static func comment(for kind: String) -> String { "\(words) · \(kind)" }

    /// Whether a file whose first line this is was drawn by perfdb and may be replaced.
    package static func isMarked(_ firstLine: some StringProtocol) -> Bool {
        firstLine.hasPrefix("<!-- \(words) · ") && firstLine.contains(" -->")
    }
}
