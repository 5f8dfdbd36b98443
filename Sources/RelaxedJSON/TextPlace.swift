/// A place in a text, as editors show it.
package struct TextPlace: Hashable, Sendable, Comparable {
    /// From 1; a line ends with a line feed.
    package var line: Int
    /// From 1, in characters as a reader sees them.
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: TextPlace, right: TextPlace) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
