/// What an element is, which decides how it looks; the names are the class names in SVG.
package enum Look: String, CaseIterable, Equatable, Sendable {
    // Text. `quiet` is what text is where nothing else is said.
    case title, label, quiet, note, mark
    // Surroundings.
    case background = "bg"
    case grid, axis, rule
    case change
    // A rule in the colour of a series, and its words.
    case limit, aside
    // What belongs to a series and takes its colour.
    case band, run, excluded, hole, line, thin, level, baseline, computed, whisker, dot, point,
        leader
    // The same of a series from before.
    case before
    case beforeLevel = "before-level"
    case beforeBand = "before-band"
    case beforeDot = "before-dot"
    // What follows a label.
    case value
    // What stands beside bars, over them and inside them.
    case name, amount, heading, inside, inner
    // Bars: of one value, of parts, without a part, from start to stop, too narrow for an outline.
    case bar, part, rest, task, fine
    // What is laid over parts so that they differ without colour.
    case stripes = "t1"
    case slopes = "t2"
    case beads = "t3"
    case rungs = "t4"
    case falls = "t5"
    case weave = "t6"

    /// The font of text with this look.
    package var font: Font {
        switch self {
        case .title: Font(size: 16, isBold: true)
        case .label, .mark, .heading: Font(size: 13, isBold: true)
        case .name, .amount: Font(size: 13, isBold: false)
        case .inside, .inner: Font(size: 11, isBold: false)
        default: Font(size: 12, isBold: false)
        }
    }

    /// Which part of text with this look is at its position, where that is always the same.
    ///
    /// Then the style sheet says it once. Text with such a look has this anchor.
    package var anchor: Text.Anchor? {
        switch self {
        case .inside, .inner: .middle
        case .name: .end
        default: nil
        }
    }

    /// The room of a value behind a label, with the gap before it; 0 for an empty one.
    package static func width(ofValue value: String) -> Double {
        value.isEmpty ? 0 : Font(size: 13, isBold: false).width(of: value) + 4
    }
}
