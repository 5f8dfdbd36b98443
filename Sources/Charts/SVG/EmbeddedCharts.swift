/// What all charts of a page share.
///
/// A page has the style sheet once, and the definitions before its first chart.
package enum EmbeddedCharts {
    /// What the ids of the textures begin with.
    private static let id = "texture"

    /// The rules of every look and every style, for a page's own style sheet.
    ///
    /// Each begins with `.chart` or `.textures`, so that they leave the page alone.
    package static func styleSheet(_ scheme: ColorScheme) -> String {
        ".textures{position:absolute}"
            + StyleSheet(
                looks: Set(Look.allCases), styles: styles, id: id, textures: ".textures"
            ).text(scheme)
    }

    /// An `svg` element without size that holds the textures, ending in a line end.
    package static let definitions =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"textures\" width=\"0\" height=\"0\""
        + " aria-hidden=\"true\">\(Texture.definitions(Set(Look.allCases), id: id))</svg>\n"

    /// A style for every colour, every dash and every texture.
    private static let styles = Set([.neutral] + (0..<56).map(Series.Style.ordinal))
}

extension Scene {
    /// The scene as an `svg` element inside a page of HTML, ending in a line end.
    ///
    /// It has no style sheet and no textures of its own: those are `EmbeddedCharts`'. In return it
    /// says what its parts show: groups and texts their series, in `data-series`, and markers and
    /// bars what they share with others of the page, in `data-key`. Samples in a legend are in no
    /// series, so that they stay where the series is hidden.
    ///
    /// - Parameter id: what ids inside the element begin with, different for each chart of a page.
    package func embedded(id: String) -> String {
        SVGWriter.embedded(self, id: id)
    }
}
