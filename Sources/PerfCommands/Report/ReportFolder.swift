import PerfReports

/// A folder that a report lies in; only files that carry perfdb's mark are the report's.
struct ReportFolder {
    /// Absolute.
    let path: String

    /// The files of a report by their absolute paths.
    ///
    /// - Throws: `WorldError.foreignFile` where one of them would overwrite a file without the mark,
    ///   or where the charts would be written elsewhere through a link.
    func texts(of files: [ReportFiles.File]) throws -> [(path: String, text: String)] {
        let texts = files.map { (path: "\(path)/\($0.name)", text: $0.text) }
        let charts = "\(path)/charts"
        if TextFile.isLink(charts) { throw WorldError.foreignFile(path: charts) }
        for (path, _) in texts where TextFile.exists(path) && !isOurs(path) {
            throw WorldError.foreignFile(path: path)
        }
        return texts
    }

    /// Whether a file's first line carries the mark of a report's page or chart.
    func isOurs(_ path: String) -> Bool {
        TextFile.firstLine(of: path).map { Self.isMark($0) } ?? false
    }

    /// How the names of a report's files end, in whatever form it was written.
    private static let endings = [".md", ".svg", ".html", ".json"]

    /// Whether a first line is that of a report's page or chart.
    static func isMark(_ line: String) -> Bool {
        ReportMark.isMarked(line) && !ReportMark.isIndex(line)
    }

    /// The folders that a report's files lie in, seen from its own, each with a slash behind it.
    static let folders = ["", "charts/"]

    /// The marked files that lie where a report's files lie: here and in `charts`.
    func ownFiles() throws -> [String] {
        let candidates = Self.folders.flatMap { folder in
            TextFile.names(in: "\(path)/\(folder)").map { "\(path)/\(folder)\($0)" }
        }
        return candidates.filter { path in
            Self.endings.contains(where: path.hasSuffix) && isOurs(path)
        }.sorted()
    }
}
