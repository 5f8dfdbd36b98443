import Markdown

extension Failure {
    /// What cannot be said of a history.
    init(_ error: AnnotationError) {
        switch error {
        case .noReason(let command):
            self.init(
                "perfdb \(command) needs a reason.",
                "Say why with --reason; it is kept and told with your name.")
        case .empty(let what):
            self.init("\(what) says nothing.", "Write a few words.")
        case .exclusive(let options):
            self.init("\(options.joined(separator: " and ")) exclude each other.", "Give one.")
        case .noAuthor:
            self.init(
                "it is not known who says this: git knows no user.name, and $USER is not set.",
                "Give --author.")
        case .noSuchPlace, .ambiguousPlace, .undated: self.init(place: error)
        case .badPositions, .noRuns, .noBenchmark: self.init(runs: error)
        default:
            self.init(taken: error)
            return
        }
        let isUsage =
            switch error {
            case .undated, .noRuns, .noBenchmark, .noSuchPlace, .noAuthor: false
            default: true
            }
        if isUsage { status = .wrongUsage }
    }

    /// Which session or revision is meant.
    private init(place error: AnnotationError) {
        switch error {
        case .noSuchPlace(let word, let option, let nearest):
            self.init(
                "\(option) \(quoted(word)) is no session and no recorded revision here.",
                nearest.isEmpty
                    ? "Nothing was recorded that it could be about."
                    : "There are: \(nearest.map(harmless).joined(separator: ", ")).")
        case .ambiguousPlace(let word, let option, let readings):
            self.init(
                "\(option) \(quoted(word)) may mean \(readings.count) things.",
                "Write one of: \(readings.map(harmless).joined(separator: ", ")).")
        case .undated(let session):
            self.init(
                "session \(session.prefix(8)) does not say when it started.",
                "A level begins at a moment: name a later session, or a revision.")
        default: self.init(error)
        }
    }

    /// Which runs are meant.
    private init(runs error: AnnotationError) {
        switch error {
        case .badPositions(let word):
            self.init(
                "\(quoted(word)) names no positions of runs.",
                "Write SESSION, SESSION:3 or SESSION:3-5; positions count from 1.")
        case .noRuns(let word, let last):
            self.init(
                "no run of that session is at \(quoted(word)).",
                "Its positions are 1 to \(last).")
        case .noBenchmark(let pattern, let session, let benchmarks):
            self.init(
                "no run of session \(session.prefix(8)) is of a benchmark \(quoted(pattern)).",
                "There are: \(benchmarks.map(harmless).joined(separator: ", ")).")
        default: self.init(error)
        }
    }

    /// Annotations themselves.
    private init(taken error: AnnotationError) {
        switch error {
        case .noSuchAnnotation(let id, let nearest):
            self.init(
                "no annotation \(quoted(id)) in this history.",
                nearest.isEmpty
                    ? "`perfdb list annotations` shows them."
                    : "There are: \(nearest.joined(separator: ", ")); the beginning of an id is enough."
            )
        case .ambiguousAnnotation(let id, let matches):
            self.init(
                "\(quoted(id)) begins the id of \(matches.count) annotations.",
                "Write more of it: \(matches.prefix(4).joined(separator: ", ")).")
        case .undoneAlready(let id):
            self.init("annotation \(id.prefix(8)) was undone already.")
        case .undoing(let id):
            self.init(
                "\(id.prefix(8)) is an undoing, and stays.",
                "Say again what was undone; both are kept.")
        case .nothingToUndo:
            self.init(
                "there is nothing to undo.",
                "`perfdb list annotations` shows what was undone already.")
        case .otherContent(let file, let annotation):
            self.init(
                "\(quoted(file)) tells annotation \(annotation) otherwise than the history.",
                "Annotations are never changed; remove the file if the history is right.")
        case .differentFiles(let paths):
            let others = paths.count == 1 ? "" : " So do \(paths.count - 1) others."
            self.init(
                """
                \(quoted(paths.first ?? "")) holds something else than the history does of that \
                annotation, and is left as it is.\(others)
                """, "Where the history is right, remove the file and export again.")
        default: self.init(error)
        }
    }
}
