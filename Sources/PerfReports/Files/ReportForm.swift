/// A form that a report is written in.
package enum ReportForm: String, CaseIterable, Sendable {
    /// Pages and charts, `README.md` first: for a project's docs.
    case markdown
    /// One file with everything in it, `index.html`: for a browser.
    case html
    /// The numbers and findings, `report.json`: for programs.
    case json
}
