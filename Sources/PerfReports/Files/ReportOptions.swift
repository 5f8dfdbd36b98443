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
