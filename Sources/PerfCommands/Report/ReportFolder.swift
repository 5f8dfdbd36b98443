import PerfReports

/// A folder that a report is written into; touches only files that carry perfdb's mark.
struct ReportFolder {
    /// Absolute.
    let path: String

    /// Writes a report's files, each complete or not at all, and removes those that it no longer has.
    ///
    /// Nothing is changed where one of them would overwrite a file without the mark, or where the
    /// charts would be written elsewhere through a link.
    ///
    /// - Returns: the absolute paths of all files of the report and of those that were removed.
    /// - Throws: `WorldError.foreignFile` or `.cannotWrite`.
    func write(_ files: [ReportFiles.File]) throws -> [String] {
        let paths = files.map { "\(path)/\($0.name)" }
        let charts = "\(path)/charts"
        if TextFile.isLink(charts) { throw WorldError.foreignFile(path: charts) }
        for path in paths where TextFile.exists(path) && !isOurs(path) {
            throw WorldError.foreignFile(path: path)
        }
        let stale = try ownFiles().filter { !paths.contains($0) }
        for (file, path) in zip(files, paths) { try TextFile.write(file.text, to: path) }
        for path in stale { try TextFile.remove(path) }
        return (paths + stale).sorted()
    }

    /// A path inside the folder, or above it, as seen from it.
    func relative(_ file: String) -> String {
        file.hasPrefix("\(path)/")
            ? String(file.dropFirst(path.count + 1)) : "../\(Path.name(file))"
    }

    /// Whether a file's first line carries the mark of a report's page or chart.
    func isOurs(_ path: String) -> Bool {
        TextFile.firstLine(of: path).map { ReportMark.isMarked($0) && !ReportMark.isIndex($0) }
            ?? false
    }

    /// How the names of a report's files end, in whatever form it was written.
    private static let endings = [".md", ".svg", ".html", ".json"]

    /// The marked files that lie where a report's files lie: here and in `charts`.
    private func ownFiles() throws -> [String] {
        let candidates = ["", "/charts"].flatMap { folder in
            TextFile.names(in: path + folder).map { "\(path)\(folder)/\($0)" }
        }
        return candidates.filter { path in
            Self.endings.contains(where: path.hasSuffix) && isOurs(path)
        }.sorted()
    }
}
