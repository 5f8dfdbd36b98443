import Charts

/// The style sheet of a page: its own rules, those of charts, and the palette of both.
enum HTMLStyle {
    static func text(_ scheme: ColorScheme) -> String {
        variables(scheme) + String(decoding: PackageResources.page_css, as: UTF8.self)
            + EmbeddedCharts.styleSheet(scheme) + "\n"
    }

    /// The colours by name, as the rules use them.
    private static func variables(_ scheme: ColorScheme) -> String {
        switch scheme {
        case .light: ":root{color-scheme:light;\(colors(.light, shade: lightShade))}\n"
        case .dark: ":root{color-scheme:dark;\(colors(.dark, shade: darkShade))}\n"
        case .auto:
            ":root{color-scheme:light dark;\(colors(.light, shade: lightShade))}\n"
                + "@media (prefers-color-scheme:dark){:root{"
                + "\(colors(.dark, shade: darkShade))}}\n"
        }
    }

    /// Behind what is set apart, such as code and the row under the pointer.
    private static let lightShade = "#f6f8fa", darkShade = "#161b22"

    private static func colors(_ palette: Palette, shade: String) -> String {
        "--back:\(palette.background);--text:\(palette.title);--quiet:\(palette.quiet);"
            + "--line:\(palette.grid);--edge:\(palette.axis);--link:\(palette.series[0]);"
            + "--shade:\(shade)"
    }
}
