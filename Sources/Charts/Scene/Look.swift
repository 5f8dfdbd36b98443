/// What an element is, which decides how it looks; the names are the class names in SVG.
package enum Look: String, CaseIterable, Equatable, Sendable {
    // Text. `quiet` is what text is where nothing else is said.
    case title, label, quiet, note, mark
    // Surroundings.
    case background = "bg"
    case grid, axis, rule
    case change
    // What belongs to a series and takes its colour.
    case band, run, line, thin, level, baseline, computed, whisker, dot, point, leader
    // What follows a label.
    case value

    /// The font of text with this look.
    package var font: Font {
        switch self {
        case .title: Font(size: 16, isBold: true)
        case .label, .mark: Font(size: 13, isBold: true)
        default: Font(size: 12, isBold: false)
        }
    }

    /// The room of a value behind a label, with the gap before it; 0 for an empty one.
    package static func width(ofValue value: String) -> Double {
        value.isEmpty ? 0 : Font(size: 13, isBold: false).width(of: value) + 4
    }
}
