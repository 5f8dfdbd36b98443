import Markdown
import PerfModel

/// What a report says, before it is spelled in a form.
struct ReportContent {
    /// A page: the name of its Markdown file, `README.md`, and what stands on it.
    struct Page {
        var name: String
        var document: Document
    }

    /// `README.md` first, then the others by name; they link to each other by these names.
    var pages: [Page]
    /// By path, each once.
    var charts: [DrawnChart] = []
    /// The headline in plain text.
    var headline: String
    /// What the pages were made from; nil where nothing was recorded.
    var findings: ReportFindings?
    /// The heading of the first page in plain text.
    var title = ""
    /// When the newest session started; nil where none says so.
    var newest: Instant?
}

/// The numbers and findings behind the pages, for programs that read them.
struct ReportFindings {
    var evidence: Evidence
    var hosts: HostNames
    var chapters: [Chapter]
}
