import PerfReports

/// What a report makes of its folder and of the index around it: what is written, and what goes.
struct ReportChange {
    /// The texts of all files, by absolute path; the index last.
    let texts: [(path: String, text: String)]
    /// The absolute paths of files of an earlier report that this one does not have.
    let stale: [String]

    /// - Parameter note: is told where a file that perfdb did not write is in the index's place.
    /// - Throws: `WorldError.foreignFile` where one of the files would overwrite another's.
    init(
        to files: [ReportFiles.File], in folder: ReportFolder, noting note: (String) -> Void
    ) throws {
        let report = try folder.texts(of: files)
        stale = try folder.ownFiles().filter { path in !report.contains { $0.path == path } }
        texts = report + ReportIndexFile(around: folder).text(with: files, noting: note)
    }

    /// Writes the texts, all or none, and removes what is stale.
    ///
    /// A file that only has other line ends is as it should be: git takes one for modified that has
    /// another size than it had when it was checked out, and would have nothing to commit of it.
    /// - Returns: the absolute paths of all files of the report and of those that were removed.
    /// - Throws: `WorldError.cannotWrite`, `.partlyWritten`.
    func apply() throws -> [String] {
        try FileBatch.write(texts.filter { !Self.isSame($0.path, $0.text) })
        for path in stale { try TextFile.remove(path) }
        return (texts.map(\.path) + stale).sorted()
    }

    /// How a file on disk is not what it should be.
    enum Difference: String {
        case missing, differs, extra
    }

    /// The files on disk that are not what the report gives, by path; none where it is up to date.
    ///
    /// Line ends are the same however a checkout wrote them.
    func differences() -> [(path: String, difference: Difference)] {
        let wrong = texts.compactMap { path, text -> (path: String, difference: Difference)? in
            guard TextFile.exists(path) else { return (path, .missing) }
            return Self.isSame(path, text) ? nil : (path, .differs)
        }
        return (wrong + stale.map { ($0, .extra) }).sorted { $0.path < $1.path }
    }

    private static func isSame(_ path: String, _ text: String) -> Bool {
        if TextFile.isLink(path) { return false }
        // A longer file cannot be the same, even with a carriage return at each line's end.
        let bytes = TextFile.smallFile(path, atMost: 2 * text.utf8.count)
        return bytes.map { Self.withoutReturns($0) == Array(text.utf8) } ?? false
    }

    /// The bytes with `\n` in place of each `\r\n`.
    private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
        let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        return bytes.indices.compactMap { index in
            let isEnd = index + 1 < bytes.count && bytes[index + 1] == lineFeed
            return bytes[index] == carriageReturn && isEnd ? nil : bytes[index]
        }
    }
}
