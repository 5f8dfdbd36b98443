import PerfReports

/// The index of a folder named `reports`, written beside the reports that lie in it.
struct ReportIndexFile {
    private let folder: ReportFolder?

    /// The index around a report's folder; none where that does not lie in a folder named `reports`.
    init(around report: ReportFolder) {
        let parent = report.path[..<(report.path.lastIndex(of: "/") ?? report.path.startIndex)]
        folder = parent.hasSuffix("/reports") ? ReportFolder(path: String(parent)) : nil
    }

    /// Writes the index anew from the reports that lie there.
    ///
    /// - Parameter note: is told where a file that perfdb did not write is in its place.
    /// - Returns: the index's absolute path, or nothing where none is written.
    func write(noting note: (String) -> Void) throws -> [String] {
        guard let folder else { return [] }
        let path = "\(folder.path)/README.md"
        let isIndex = TextFile.firstLine(of: path).map { ReportMark.isIndex($0) } ?? false
        guard !TextFile.exists(path) || isIndex else {
            note("note: \(quoted(path)) is no index that perfdb wrote and is left as it is.")
            return []
        }
        let reports = TextFile.names(in: folder.path).compactMap { name -> ReportIndex.Entry? in
            let page = ReportIndex.pages.first { folder.isOurs("\(folder.path)/\(name)/\($0)") }
            return page.flatMap { page in
                TextFile.read("\(folder.path)/\(name)/\(page)").map {
                    ReportIndex.Entry(folder: name, page: page, text: $0)
                }
            }
        }
        try TextFile.write(ReportIndex.text(of: reports), to: path)
        return [path]
    }
}
