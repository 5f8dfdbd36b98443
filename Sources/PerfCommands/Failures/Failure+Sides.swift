import Markdown

extension Failure {
    /// What is wrong with a side of a comparison.
    init(_ error: SideError) {
        let place = error.place
        switch error.problem {
        case .unknown(let word, let suggestion, let reason):
            let why = reason.map { " (\($0))" } ?? ""
            self.init(
                """
                \(place) \(quoted(word)) is no commit, tag or branch here\(why).\
                \(didYouMean(suggestion))
                """, Self.sideForms)
        case .unknownKind(let word, let suggestion):
            self.init(
                "\(place) \(quoted(word)) is no kind of side.\(didYouMean(suggestion))",
                Self.sideForms)
        case .moment(let word):
            self.init(
                "\(place) \(quoted(word)) is a moment, not a part of the history.",
                "Write \(harmless(word)).. for what came since, ..\(harmless(word)) until then.")
        case .empty(let word):
            self.init("\(place) \(quoted(word)) names nothing.", Self.sideForms)
        case .ambiguous(let word, let readings):
            self.init(
                "\(place) \(quoted(word)) may mean \(readings.count) things.",
                "Write one of: \(readings.map(harmless).joined(separator: ", ")).")
        case .same(let word):
            self.init(
                "\(place) \(quoted(word)) and what it is compared with are the same sessions.",
                "Name another side.")
        case .noSession(let word, let nearest):
            self.init(
                "no session in this part of the history is \(quoted(word)), given to \(place).",
                nearest.isEmpty
                    ? "Nothing was recorded that --benchmark and --host let through."
                    : "There are: \(nearest.map(harmless).joined(separator: ", ")).")
            return
        }
        status = .wrongUsage
    }

    private static var sideForms: String {
        """
        Write a commit, tag or branch, a label or a host, A..B with times or commits, or a kind and a \
        name: \(SideKind.allCases.map(\.prefix).joined(separator: " ")).
        """
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
