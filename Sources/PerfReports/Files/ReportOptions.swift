package import PerfModel

/// What a report is asked for.
package struct ReportOptions: Sendable {
    package var selection: Selection
    /// The options as typed after `perfdb report`, for the words on how to make it again.
    package var arguments: [String]

    package init(selection: Selection, arguments: [String] = []) {
        self.selection = selection
        self.arguments = arguments
    }
}
