import Charts
import Markdown

/// A report as pages of Markdown beside charts as SVG.
enum MarkdownForm {
    static func files(of content: ReportContent, scheme: ColorScheme) -> [ReportFiles.File] {
        content.pages.map { ReportFiles.File(name: $0.name, text: $0.document.markdown) }
            + content.charts.map { ReportFiles.File(name: $0.path, text: $0.svg(scheme)) }
    }
}
