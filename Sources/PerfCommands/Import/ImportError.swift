import PerfInterchange

/// Why something cannot be imported, or written for another tool.
enum ImportError: Error, Equatable {
    /// A file, as it was typed, and what is wrong in it.
    case badFile(String, InterchangeError)
    /// A session's file, as it was typed, and what is wrong in it.
    case badSession(String, InterchangeError)
    /// A session's file tells something else than the history holds of that session.
    case otherContent(String, session: String)
    /// A folder without a session's file.
    case noSessionFiles(String)
    /// An option that says what a session's file says itself.
    case besideSessions(option: String, file: String)
    /// An option or a file beside `--study`.
    case beside(study: String)
    /// What is measured would be written over the history.
    case exportIsHistory(String)
}
