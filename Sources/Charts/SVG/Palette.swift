/// The colours of charts, on a light and on a dark background, as `#rrggbb`.
///
/// Text has a contrast of at least 4.5 to its background and lines of at least 3 (WCAG 2.2,
/// 1.4.3 and 1.4.11). Series are told apart by hue and lightness in the order of the palette,
/// such that all stay apart for readers with any of the three colour deficiencies.
package struct Palette: Equatable, Sendable {
    package let background: String
    package let title: String
    package let quiet: String
    package let grid: String
    package let axis: String
    /// Change points and their words.
    package let change: String
    /// `Series.Style.neutral`.
    package let neutral: String
    /// `Series.Style.ordinal(0)` and on; after the last the first comes again.
    package let series: [String]

    package static let light = Palette(
        background: "#ffffff", title: "#1f2328", quiet: "#59636e", grid: "#e4e7eb",
        axis: "#868e98", change: "#8250df", neutral: "#57606a",
        series: [
            "#0969da", "#bc4c00", "#1a7f37", "#a626a4", "#82071e", "#0a3069", "#186048", "#481830",
        ])

    package static let dark = Palette(
        background: "#0d1117", title: "#e6edf3", quiet: "#9198a1", grid: "#21262d",
        axis: "#6e7681", change: "#bc8cff", neutral: "#9198a1",
        series: [
            "#58a6ff", "#f0883e", "#56d364", "#e26fd6", "#ffb3aa", "#b3f0ff", "#489078", "#f0f030",
        ])

    /// The colour of a series.
    package func color(of style: Series.Style) -> String {
        switch style {
        case .neutral: neutral
        case .ordinal(let index): series[max(index, 0) % series.count]
        }
    }
}

extension Series.Style {
    /// The class that gives an element the colour of the series; styles of one colour share it.
    var colorClass: String {
        switch self {
        case .neutral: "n"
        case .ordinal(let index): "s\(max(index, 0) % Palette.light.series.count)"
        }
    }

    /// The class that gives lines their dashes; nil for solid ones.
    var dashClass: String? { dash.flatMap(Self.dashes.firstIndex).map { "d\($0)" } }

    /// The lengths of dashes and gaps; nil is solid.
    private static let dashes: [String?] = [nil, "8 3", "2 3", "9 3 2 3"]

    /// The lengths of dashes and gaps, nil for a solid line; changes with every fourth ordinal.
    package var dash: String? {
        switch self {
        case .neutral: nil
        case .ordinal(let index): Self.dashes[max(index, 0) / 4 % Self.dashes.count]
        }
    }

    /// The shape of the series' markers; changes with every ordinal.
    package var shape: MarkerShape {
        switch self {
        case .neutral: .diamond
        case .ordinal(let index):
            [.circle, .square, .triangle, .triangleDown, .hexagon, .hourglass, .diamond][
                max(index, 0) % 7]
        }
    }
}
