package import Charts
package import PerfModel

/// What a report is asked for.
package struct ReportOptions: Sendable {
    package var selection: Selection
    /// The options as typed after `perfdb report`, for the words on how to make it again.
    package var arguments: [String]
    /// A study whose claims are checked where its suite is in the window; nil for none.
    package var study: StudyReference?
    /// Whether the study's own numbers stand beside those of the history.
    package var beside: Bool
    /// What the newest points are compared with; nil for each configuration's session before.
    package var baseline: Baseline?
    /// The forms to write, without repetition, at least one.
    package var forms: [ReportForm] = [.markdown]
    package var scheme: ColorScheme = .auto
    package var decimalMark: DecimalMark = .point
    /// The heading of the first page; nil for what the report is about.
    package var title: String?
    /// How many benchmarks are told in full, those that changed or matter most first; nil for all.
    package var top: Int?

    /// A part of the history that another is compared with.
    package struct Baseline: Sendable {
        /// As typed: `v1.0`, `label:before`.
        package var words: String
        package var selection: Selection

        package init(words: String, selection: Selection) {
            self.words = words
            self.selection = selection
        }
    }

    package init(
        selection: Selection, arguments: [String] = [], study: StudyReference? = nil,
        beside: Bool = false
    ) {
        self.selection = selection
        self.arguments = arguments
        self.study = study
        self.beside = beside
    }
}
