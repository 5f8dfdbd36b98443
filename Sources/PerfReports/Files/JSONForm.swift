/// A report as numbers and findings for programs.
enum JSONForm {
    static func files(of content: ReportContent, options: ReportOptions) -> [ReportFiles.File] {
        []
    }
}
