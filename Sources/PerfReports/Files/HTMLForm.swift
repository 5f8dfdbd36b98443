import Charts
import HTML

/// A report as one page of HTML that needs nothing beside it.
enum HTMLForm {
    /// The file's name.
    static let name = "index.html"

    static func files(of content: ReportContent, options: ReportOptions) -> [ReportFiles.File] {
        let page = HTMLPage(
            content: content, scheme: options.scheme, decimalMark: options.decimalMark)
        return [ReportFiles.File(name: name, text: page.page.html)]
    }
}
