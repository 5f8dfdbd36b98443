/// Why what `--baseline` names cannot be compared with.
enum BaselineError: Error, Equatable {
    /// Neither a commit of the work tree nor of the history; what may have been meant, as typed.
    case unknown(String, suggestion: String?, reason: String?)
    /// A word before a colon that is neither `label` nor `session`, and the one that was meant.
    case unknownKind(String, suggestion: String)
    /// A moment where a part of the history is wanted.
    case moment(String)
    /// `label:`, `session:` or `..` with nothing beside it.
    case empty(String)
    /// Several things have this name; each as it can be typed instead.
    case ambiguous(String, readings: [String])
    /// Nothing of that was recorded; the newest things that were, each as it can be typed.
    case noSession(String, nearest: [String])
}
