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
        let evidence = try Evidence(of: history, in: options.selection)
        guard !evidence.all.isEmpty else {
            return try EmptyReport(history: history, options: options).files()
        }
        let hosts = HostNames(of: evidence.sessions)
        let study = options.study.map(StudyEvidence.init)
        let (chapters, gallery) = Chapters(
            evidence: evidence, hosts: hosts, study: study, isBeside: options.beside
        ).content()
        let claims = ClaimsPage(options.study?.claims ?? [], study: study, evidence: evidence)
        let verdicts = PointVerdicts(evidence.newest)
        let main = MainPage(
            evidence: evidence, hosts: hosts, verdicts: verdicts, options: options,
            chapters: chapters,
            gallery: gallery, claims: claims)
        var pages = [ReportFiles.File(name: "README.md", text: main.document.markdown)]
        if main.hasPages {
            pages += chapters.map { chapter in
                let page = BenchmarkPage(chapter: chapter, hosts: hosts, verdicts: verdicts)
                return ReportFiles.File(name: page.name, text: page.document.markdown)
            }
        }
        if let claims {
            pages.append(.init(name: ClaimsPage.name, text: claims.document.markdown))
        }
        let drawn = gallery.charts + chapters.flatMap(\.charts)
        let charts = Groups(drawn, by: \.path).all.compactMap(\.first)
            .map { ReportFiles.File(name: $0.path, text: $0.svg) }
        return ReportFiles(
            files: pages.prefix(1) + pages.dropFirst().sorted { $0.name < $1.name }
                + charts.sorted { $0.name < $1.name }, headline: main.headline.key)
    }
}
