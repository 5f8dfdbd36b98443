/// What a report consists of: relative names and bytes, for a command to write.
package struct ReportFiles: Equatable, Sendable {
    /// One file: its path inside the report's folder, with `/`, and its content.
    package struct File: Equatable, Sendable {
        /// `README.md`, `sort.md`, `charts/sort-high.svg`; never absolute, never with `..`.
        package var name: String
        package var bytes: [UInt8]

        package init(name: String, text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }

        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// `README.md` first, then the other pages and the charts by name; no name twice.
    package var files: [File]
    /// The headline in plain text: the key sentence of the report, e.g. for a commit's message.
    package var headline: String

    package init(files: [File], headline: String) {
        self.files = files
        self.headline = headline
    }
}
