/// Which of the two palettes a chart shows.
package enum ColorScheme: String, CaseIterable, Equatable, Sendable {
    /// The one that the reader prefers (`prefers-color-scheme`), light where that is not known.
    case auto
    case light
    case dark
}
