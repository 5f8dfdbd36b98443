import PerfInterchange

/// Why something cannot be imported, or written for another tool.
enum ImportError: Error, Equatable {
    /// A file, as it was typed, and what is wrong in it.
    case badFile(String, InterchangeError)
    /// An option or a file beside `--study`.
    case beside(study: String)
    /// What is measured would be written over the history.
    case exportIsHistory(String)
}
