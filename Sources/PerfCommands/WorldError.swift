/// What files and the history cannot give or take.
enum WorldError: Error, Equatable {
    case cannotWrite(path: String, errno: Int32)
    /// Some files were replaced before one could not be.
    case partlyWritten(path: String, errno: Int32, new: [String])
    case cannotRead(path: String, errno: Int32)
    /// What the measured programs print would be written into the history.
    case outputIsHistory(path: String)
    /// What was measured would be written over the history.
    case exportIsHistory(path: String)
    /// Standard output took no more.
    case outputFailed(errno: Int32)
    /// Nothing in the history has this name.
    case noSuchBenchmark(String, suggestion: String?)
    case noSuchSession(String)
    /// The beginnings of several sessions' ids.
    case ambiguousSession(String, matches: [String])
    /// A file that perfdb did not write, or another kind of its own, lies where it wants to write.
    case foreignFile(path: String)
    /// A file that is no chart of perfdb's lies where one is to be written.
    case foreignChart(path: String)
    /// A chart would be written over the history.
    case chartIsHistory(path: String)
    /// More configurations than a chart has rows.
    case tooManyRows(Int, most: Int)
    /// Files of sessions that hold something else than the history does, and are left as they are.
    case differentSessions(paths: [String])
    /// Committing a report outside a work tree.
    case notInWorkTree(path: String)
}
