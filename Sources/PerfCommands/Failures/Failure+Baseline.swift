import Markdown

extension Failure {
    /// What `--baseline` says.
    init(_ error: BaselineError) {
        switch error {
        case .unknown(let word, let suggestion, let reason):
            let why = reason.map { " (\($0))" } ?? ""
            self.init(
                """
                --baseline \(quoted(word)) is no commit, tag or branch here\(why).\
                \(didYouMean(suggestion))
                """, Self.baselineForms)
        case .unknownKind(let word, let suggestion):
            self.init(
                "--baseline \(quoted(word)) is no kind of baseline.\(didYouMean(suggestion))",
                Self.baselineForms)
        case .moment(let word):
            self.init(
                "--baseline \(quoted(word)) is a moment, not a part of the history.",
                "Write \(harmless(word)).. for what came since, ..\(harmless(word)) until then.")
        case .empty(let word):
            self.init("--baseline \(quoted(word)) names nothing.", Self.baselineForms)
        case .ambiguous(let word, let readings):
            self.init(
                "--baseline \(quoted(word)) may mean \(readings.count) things.",
                "Write one of: \(readings.map(harmless).joined(separator: ", ")).")
        case .noSession(let word, let nearest):
            self.init(
                "no session in this part of the history is \(quoted(word)), given to --baseline.",
                nearest.isEmpty
                    ? "Nothing was recorded that --benchmark and --host let through."
                    : "There are: \(nearest.map(harmless).joined(separator: ", ")).")
            return
        }
        status = .wrongUsage
    }

    private static var baselineForms: String {
        "Write a commit, tag or branch, A..B with times or commits, label:NAME or session:ID."
    }

    /// What `--locale` says.
    init(_ error: LocaleTagError) {
        self.init(
            "\(quoted(error.text)) is no locale known here.\(didYouMean(error.suggestion))",
            "Write a language, with a region if it matters: de, en-US, fr_FR.UTF-8.",
            status: .wrongUsage)
    }

    /// What `--out -` cannot print.
    init(_ error: StreamError) {
        switch error {
        case .notOneFile(let forms):
            self.init(
                "--out - prints one file, and --format \(forms.joined(separator: ",")) makes more.",
                "Write --format html or --format json, or name a folder.")
        case .commit:
            self.init("--commit needs files, and --out - prints.", "Name a folder with --out.")
        case .check:
            self.init("--check compares files, and --out - prints.", "Name a folder with --out.")
        }
        status = .wrongUsage
    }
}
