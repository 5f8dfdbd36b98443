/// Lines in the colour of the background, laid over a colour so that it is told apart without it.
enum Texture {
    /// The attributes and the content of a texture's pattern; nil for a look that is none.
    static func shape(of look: Look) -> String? {
        switch look {
        case .stripes: pattern(7, "M0 0V7", turn: 45)
        case .slopes: pattern(5, "M0 0V5", turn: -45)
        case .beads: pattern(6, "M3 2V4", width: 2)
        case .rungs: pattern(6, "M0 0H6")
        case .falls: pattern(6, "M0 0V6")
        case .weave: pattern(7, "M0 0H7M0 0V7", turn: 45)
        default: nil
        }
    }

    /// The patterns of all textures among the looks, in a `defs` element; empty for none.
    static func definitions(_ looks: Set<Look>, id: String) -> String {
        let patterns = Look.allCases.filter(looks.contains).compactMap { look in
            shape(of: look).map {
                "<pattern id=\"\(id)-\(look.rawValue)\" class=\"tx\" \($0)</pattern>\n"
            }
        }
        return patterns.isEmpty ? "" : "<defs>\n\(patterns.joined())</defs>\n"
    }

    private static func pattern(
        _ size: Int, _ path: String, width: Int = 2, turn: Int = 0
    ) -> String {
        let turn = turn == 0 ? "" : " patternTransform=\"rotate(\(turn))\""
        return "width=\"\(size)\" height=\"\(size)\" patternUnits=\"userSpaceOnUse\"\(turn)>"
            + "<path stroke-width=\"\(width)\" d=\"\(path)\"/>"
    }
}

extension Series.Style {
    /// The texture of areas, which changes with every ordinal; nil for plain ones.
    var texture: Look? {
        switch self {
        case .neutral: nil
        case .ordinal(let index):
            [nil, .stripes, .beads, .rungs, .slopes, .falls, .weave][max(index, 0) % 7]
        }
    }
}
