/// The style rules of one chart: only those in use, both palettes, light first.
///
/// Colours are class rules and not variables, since librsvg knows no `var()`. Every rule begins
/// with `.chart`, so that charts put into one page leave the page and each other alone.
struct StyleSheet {
    private let looks: Set<Look>
    /// What the ids of textures begin with.
    private let id: String
    /// The selector of what the textures are in.
    private let textures: String
    /// One style for each colour and one for each dash in use, in the order of their classes.
    private let colors: [Series.Style], dashes: [Series.Style]

    init(
        looks: Set<Look>, styles: Set<Series.Style>, id: String, textures: String = ".chart"
    ) {
        self.looks = looks
        self.id = id
        self.textures = textures
        colors = Self.first(of: styles) { $0.colorClass }
        dashes =
            looks.contains(.line) || looks.contains(.before)
            ? Self.first(of: styles) { $0.dashClass } : []
    }

    private static func first(
        of styles: Set<Series.Style>, with name: (Series.Style) -> String?
    ) -> [Series.Style] {
        var named: [String: Series.Style] = [:]
        for style in styles { if let name = name(style) { named[name] = style } }
        return named.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The rules with one palette, or with both.
    func text(_ scheme: ColorScheme) -> String {
        var text =
            ".chart text{font:12px -apple-system,\"Segoe UI\",Helvetica,Arial,sans-serif}"
        for look in Look.allCases where looks.contains(look) {
            if Texture.shape(of: look) != nil {
                text += ".chart .\(look.rawValue){fill:url(#\(id)-\(look.rawValue))}"
            }
            if let rule = Self.shape(of: look) { text += ".chart .\(look.rawValue){\(rule)}" }
        }
        for style in dashes {
            guard let dash = style.dash, let name = style.dashClass else { continue }
            for look in [Look.line, .before] where looks.contains(look) {
                text += ".chart .\(name) .\(look.rawValue){stroke-dasharray:\(dash)}"
            }
        }
        switch scheme {
        case .light: return text + rules(.light)
        case .dark: return text + rules(.dark)
        case .auto:
            return text + rules(.light)
                + "@media (prefers-color-scheme:dark){\(rules(.dark))}"
        }
    }

    /// What a look has in both palettes; nil for nothing.
    private static func shape(of look: Look) -> String? {
        switch look {
        case .title: "font-size:16px;font-weight:600"
        case .label: "font-size:13px;font-weight:600;fill:currentColor"
        case .mark: "font-size:13px;font-weight:600;\(halo)"
        case .quiet, .background: nil
        case .note: halo
        case .grid, .axis: "fill:none"
        case .rule: "fill:none;stroke-dasharray:2 4"
        case .change: "fill:none;stroke-dasharray:4 3"
        case .band: "fill:currentColor;opacity:.13"
        case .run: "\(stroke);stroke-width:3.6;stroke-linecap:round;opacity:.4"
        case .excluded: "\(stroke);stroke-width:5.4;stroke-linecap:round"
        case .hole: "fill:none;stroke-width:3;stroke-linecap:round"
        case .line: "\(stroke);stroke-width:2;stroke-linejoin:round"
        case .thin: "\(stroke);stroke-width:1.2;stroke-linejoin:round;opacity:.8"
        case .level: "\(stroke);stroke-width:2.5"
        case .baseline: "\(stroke);stroke-width:2;stroke-dasharray:5 4"
        case .computed: "\(stroke);stroke-width:1.5;stroke-dasharray:3 3"
        case .whisker: "\(stroke);stroke-width:1.5"
        case .dot: "stroke:currentColor;stroke-width:2;stroke-linejoin:round"
        case .before: "\(stroke);stroke-width:1.2;stroke-linejoin:round;opacity:\(paleness)"
        case .beforeLevel: "\(stroke);stroke-width:1.2;stroke-dasharray:5 4;opacity:\(paleness)"
        case .beforeBand: "fill:currentColor;opacity:.06"
        case .beforeDot: "stroke:currentColor;stroke-width:1.2;stroke-linejoin:round"
        case .point: "fill:currentColor"
        case .leader: "\(stroke);opacity:.8"
        case .limit: "\(stroke);stroke-dasharray:1 3;stroke-width:1.5"
        case .aside: "fill:currentColor;\(halo)"
        case .value: "font-weight:400"
        case .name: "font-size:13px;text-anchor:end"
        case .amount: "font-size:13px;\(halo)"
        case .heading: "font-size:13px;font-weight:600"
        case .inside: "font-size:11px;text-anchor:middle;stroke:currentColor;\(ground)"
        case .inner: "font-size:11px;text-anchor:middle"
        case .bar: "fill:currentColor;fill-opacity:.28;stroke:currentColor;stroke-width:1.5"
        case .task: "fill:currentColor;fill-opacity:.28;stroke:currentColor"
        case .part, .fine: "fill:currentColor"
        case .rest: "fill:none;stroke-dasharray:3 2"
        case .stripes, .slopes, .beads, .rungs, .falls, .weave: nil
        }
    }

    /// Fills what is between the letters, too.
    private static let ground = "stroke-width:7;stroke-linejoin:round;paint-order:stroke"
    /// Sets words off from lines that run behind them.
    private static let halo = "stroke-width:4;stroke-linejoin:round;paint-order:stroke"
    private static let stroke = "fill:none;stroke:currentColor"
    /// Of lines from before, which are still seen on their own.
    private static let paleness = ".75"

    private func rules(_ palette: Palette) -> String {
        var text = ".chart text{fill:\(palette.quiet)}"
        if looks.contains(where: { Texture.shape(of: $0) != nil }) {
            text += "\(textures) .tx{stroke:\(palette.background)}"
        }
        for look in Look.allCases where looks.contains(look) {
            if let rule = Self.color(of: look, palette) {
                text += ".chart .\(look.rawValue){\(rule)}"
            }
        }
        for style in colors {
            text += ".chart .\(style.colorClass){color:\(palette.color(of: style))}"
        }
        return text
    }

    /// What a look has in one palette; nil for nothing.
    private static func color(of look: Look, _ palette: Palette) -> String? {
        switch look {
        case .title, .name, .heading, .inner: "fill:\(palette.title)"
        case .amount: "fill:\(palette.title);stroke:\(palette.background)"
        case .inside: "fill:\(palette.background)"
        case .mark: "fill:\(palette.change);stroke:\(palette.background)"
        case .background: "fill:\(palette.background)"
        case .note, .aside, .hole: "stroke:\(palette.background)"
        case .grid: "stroke:\(palette.grid)"
        case .axis, .rule, .rest: "stroke:\(palette.axis)"
        case .change: "stroke:\(palette.change)"
        case .dot, .beforeDot: "fill:\(palette.background)"
        case .label, .quiet, .band, .run, .excluded, .line, .thin, .level, .baseline, .computed,
            .whisker, .before, .beforeLevel, .beforeBand,
            .point, .leader, .limit, .value, .bar, .task, .part, .fine, .stripes, .slopes,
            .beads, .rungs,
            .falls, .weave:
            nil
        }
    }
}
