import PerfReports

/// The index of a folder named `reports`, written beside the reports that lie in it.
struct ReportIndexFile {
    private let report: ReportFolder
    private let folder: ReportFolder?

    /// The index around a report's folder; none where that does not lie in a folder named `reports`.
    init(around report: ReportFolder) {
        self.report = report
        let parent = Path.folder(of: report.path)
        folder = parent.hasSuffix("/reports") ? ReportFolder(path: parent) : nil
    }

    /// The index as it is once the report has some files, from the reports that lie there.
    ///
    /// - Parameters:
    ///   - files: those of the report that it is written around.
    ///   - note: is told where a file that perfdb did not write is in its place.
    /// - Returns: the index's absolute path and its text, or nothing where there is none.
    func text(
        with files: [ReportFiles.File], noting note: (String) -> Void
    ) -> [(path: String, text: String)] {
        guard let folder else { return [] }
        let path = "\(folder.path)/README.md"
        let isIndex = TextFile.firstLine(of: path).map { ReportMark.isIndex($0) } ?? false
        guard !TextFile.exists(path) || isIndex else {
            note("note: \(quoted(path)) is no index that perfdb wrote and is left as it is.")
            return []
        }
        let others = TextFile.names(in: folder.path).compactMap { name in
            name == Path.name(report.path) ? nil : Self.entry(name, in: folder)
        }
        let own = Self.entry(Path.name(report.path)) { page in
            files.first { $0.name == page }?.text
        }
        return [(path, ReportIndex.text(of: others + (own.map { [$0] } ?? [])))]
    }

    /// A report that lies beside this one, by the first page that perfdb wrote there.
    private static func entry(_ name: String, in folder: ReportFolder) -> ReportIndex.Entry? {
        entry(name) { page in
            let path = "\(folder.path)/\(name)/\(page)"
            guard folder.isOurs(path), let text = TextFile.read(path) else { return nil }
            // As characters, a line end of Windows is another than the one that pages have.
            return text.replacing("\r\n", with: "\n")
        }
    }

    private static func entry(
        _ folder: String, text: (_ page: String) -> String?
    ) -> ReportIndex.Entry? {
        for page in ReportIndex.pages {
            if let text = text(page) {
                return ReportIndex.Entry(folder: folder, page: page, text: text)
            }
        }
        return nil
    }
}
