import Charts
import TestSupport
import Testing

@Suite struct `A chart of one scheme` {
    private static let palettes: [(ColorScheme, Palette)] = [(.light, .light), (.dark, .dark)]

    /// Every rule of every picture's style sheet, once: what stands before a brace, and in it.
    private static func rules(_ scenes: [Scene], _ scheme: ColorScheme) -> [(String, String)] {
        let sheets = scenes.map { scene in
            scene.svg(id: "x", scheme: scheme).split(separator: "<style>")[1]
                .split(separator: "</style>")[0]
        }
        let rules = Set(sheets.flatMap { $0.split(separator: "}") })
        return rules.sorted().map { rule in
            let halves = rule.split(separator: "{")
            return (String(halves[0]), String(halves[1]))
        }
    }

    private static let scenes = Gallery.kinds.flatMap(\.pictures).map(\.scene)

    /// The colours that a rule gives to a property.
    private static func colors(_ body: String, of property: String = "") -> [String] {
        body.split(separator: ";").filter { $0.hasPrefix(property) && $0.contains(":#") }
            .compactMap { $0.split(separator: ":").last.map(String.init) }
    }

    @Test(arguments: palettes)
    func `has its own ground under everything, on whatever page it stands`(
        scheme: ColorScheme, palette: Palette
    ) {
        for scene in Self.scenes {
            #expect(
                scene.elements.first
                    == .box(
                        Rectangle(minX: 0, minY: 0, maxX: scene.width, maxY: scene.height),
                        .background))
        }
        let rules = Self.rules(Self.scenes, scheme)
        #expect(rules.contains { $0 == (".chart .bg", "fill:\(palette.background)") })
        #expect(!rules.contains { $0.0.contains("@media") })
    }

    @Test(arguments: palettes)
    func `has the colours of that scheme and no other`(scheme: ColorScheme, palette: Palette) {
        let allowed = Set(
            [
                palette.background, palette.title, palette.quiet, palette.grid, palette.axis,
                palette.change, palette.neutral,
            ] + palette.series)
        let used = Set(Self.rules(Self.scenes, scheme).flatMap { Self.colors($0.1) })
        #expect(used.isSubset(of: allowed) && used.count > 10)
    }

    /// WCAG 2.2, 1.4.3 and 1.4.11: text 4.5 to 1, on the ground it stands on.
    @Test(arguments: palettes)
    func `can be read by its own rules`(scheme: ColorScheme, palette: Palette) {
        let ground = Color(palette.background)
        for (selector, body) in Self.rules(Self.scenes, scheme) {
            for name in Self.colors(body, of: "fill") + Self.colors(body, of: "color")
            where name != palette.background {
                #expect(Color(name).contrast(to: ground) >= 4.5, "\(selector)")
            }
        }
    }

    /// What was before is drawn at three quarters of its strength.
    @Test(arguments: palettes)
    func `shows what was before pale and still clearly`(scheme: ColorScheme, palette: Palette)
        throws
    {
        let rules = Self.rules([Examples.moved.scene()], scheme)
        let rule = try #require(rules.first { $0.0 == ".chart .before" })
        let opacity = try #require(
            rule.1.split(separator: "opacity:").last.flatMap { Double("0\($0)") })
        let ground = Color(palette.background)
        for name in palette.series + [palette.neutral] {
            #expect(
                Color(name).mixed(opacity, with: ground).contrast(to: ground) >= 3, "\(name)")
        }
    }
}
