import Charts
import Markdown
package import PerfModel

/// A report: what a history says in a window, as pages and charts.
package enum Report {
    /// The most benchmarks that share one page; more have a page each.
    static let mostOnOnePage = 6

    /// Makes the files of a report; the same history and options give the same bytes.
    ///
    /// A window without sessions gives a page that says so and names the nearest ones.
    ///
    /// - Throws: what the history throws.
    package static func files(
        of history: any History, options: ReportOptions
    ) throws -> ReportFiles {
        try DecimalMark.$current.withValue(options.decimalMark) {
            let content = try content(of: history, options: options)
            let files = options.forms.flatMap { form in
                switch form {
                case .markdown: MarkdownForm.files(of: content, scheme: options.scheme)
                case .html: HTMLForm.files(of: content, options: options)
                case .json: JSONForm.files(of: content, options: options)
                }
            }
            return ReportFiles(files: files, headline: content.headline)
        }
    }

    /// What a report says.
    static func content(
        of history: any History, options: ReportOptions
    ) throws -> ReportContent {
        let evidence = try Evidence(of: history, in: options.selection)
        guard !evidence.all.isEmpty else {
            return try EmptyReport(history: history, options: options).content()
        }
        let hosts = HostNames(of: evidence.sessions)
        let told = try evidence.told(options, in: history)
        let study = options.study.map(StudyEvidence.init)
        let moves = try Moves(of: told, in: history, options)
        let (chapters, gallery) = Chapters(
            evidence: told, hosts: hosts, moves: moves, study: study, isBeside: options.beside
        ).content()
        let claims = ClaimsPage(options.study?.claims ?? [], study: study, evidence: evidence)
        let verdicts = PointVerdicts(evidence.newest)
        let main = MainPage(
            evidence: evidence, told: told, hosts: hosts, verdicts: verdicts, options: options,
            chapters: chapters, gallery: gallery, claims: claims, moves: moves)
        var others: [ReportContent.Page] = []
        if main.hasPages {
            others += chapters.map { chapter in
                let page = BenchmarkPage(chapter: chapter, hosts: hosts, verdicts: verdicts)
                return ReportContent.Page(name: page.name, document: page.document)
            }
        }
        if let claims {
            others.append(.init(name: ClaimsPage.name, document: claims.document))
        }
        let drawn = Groups(gallery.charts + chapters.flatMap(\.charts), by: \.path)
        return ReportContent(
            pages: [.init(name: "README.md", document: main.document)]
                + others.sorted { $0.name < $1.name },
            charts: drawn.all.compactMap(\.first).sorted { $0.path < $1.path },
            headline: main.headline.key,
            findings: ReportFindings(evidence: evidence, hosts: hosts, chapters: chapters),
            title: main.title, newest: evidence.newestStart)
    }
}
