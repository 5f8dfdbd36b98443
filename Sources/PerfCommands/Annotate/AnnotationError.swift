/// Why something cannot be said of the history; nothing was changed then.
enum AnnotationError: Error, Equatable {
    /// `--reason` was not given.
    case noReason(command: String)
    /// A text that says nothing, and what it was given to: `--reason`, `WORDS`.
    case empty(String)
    /// Two options that each say what it is about.
    case exclusive([String])
    /// Nobody is known who says it.
    case noAuthor
    /// Neither a session nor a revision of the history, and the newest ones that there are, each as it
    /// can be typed.
    case noSuchPlace(String, option: String, nearest: [String])
    /// A session and a revision, or several commits, have this name; each as it can be typed instead.
    case ambiguousPlace(String, option: String, readings: [String])
    /// A session that does not say when it started has no place in time.
    case undated(session: String)
    /// What stands behind the colon is no position and no range of them.
    case badPositions(String)
    /// No run of the session is there, and the last position that it has.
    case noRuns(String, last: Int)
    /// No benchmark of these runs fits the pattern, and the ones there are.
    case noBenchmark(pattern: String, session: String, benchmarks: [String])
    /// No annotation's id begins so, and the ones that could be meant.
    case noSuchAnnotation(String, nearest: [String])
    case ambiguousAnnotation(String, matches: [String])
    /// It was taken back already.
    case undoneAlready(String)
    /// An undoing cannot be taken back.
    case undoing(String)
    /// There is nothing that could be taken back.
    case nothingToUndo
    /// A file tells an annotation otherwise than the history holds it.
    case otherContent(String, annotation: String)
    /// Files of annotations that hold something else than the history does.
    case differentFiles(paths: [String])
}
