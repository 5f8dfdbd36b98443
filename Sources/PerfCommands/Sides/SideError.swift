/// Why what a side of a comparison names cannot be compared.
struct SideError: Error, Equatable {
    /// What the words were given to: `--baseline`, `BASE`.
    var place: String
    var problem: Problem

    enum Problem: Equatable {
        /// Nothing that is known here; what may have been meant, as typed, and why git could not be asked.
        case unknown(String, suggestion: String?, reason: String?)
        /// A word before a colon that is no kind of side, and the one that was meant.
        case unknownKind(String, suggestion: String)
        /// A moment where a part of the history is wanted.
        case moment(String)
        /// `label:`, `session:` or `..` with nothing beside it.
        case empty(String)
        /// Several things have this name; each as it can be typed instead.
        case ambiguous(String, readings: [String])
        /// Nothing of that was recorded; the newest things that were, each as it can be typed.
        case noSession(String, nearest: [String])
        /// Both sides are the same sessions.
        case same(String)
    }
}
