import Markdown
import PerfModel
import PerfReports

/// The message of the commit that holds a report: its range, and its headline.
struct ReportCommitMessage {
    let window: Window
    let report: ReportFiles

    /// A subject of at most 72 characters, an empty line, the headline.
    var text: String {
        let subject = "Report: \(window.words)"
        let short = subject.count <= 72 ? subject : "\(subject.prefix(71))…"
        return "\(harmless(short))\n\n\(harmless(report.headline))\n"
    }
}
