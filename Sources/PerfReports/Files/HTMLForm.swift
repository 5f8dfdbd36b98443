/// A report as one page of HTML that needs nothing beside it.
enum HTMLForm {
    static func files(of content: ReportContent, options: ReportOptions) -> [ReportFiles.File] {
        []
    }
}
