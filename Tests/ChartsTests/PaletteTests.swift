import Charts
import Foundation
import Testing

@Suite struct `Palettes` {
    static let both: [(String, Palette)] = [("light", .light), ("dark", .dark)]

    @Test(arguments: both)
    func `have text of a contrast of at least 4.5`(name: String, palette: Palette) {
        for color in [palette.title, palette.quiet, palette.change, palette.neutral]
            + palette.series
        {
            #expect(Color(color).contrast(to: Color(palette.background)) >= 4.5, "\(color)")
        }
    }

    /// The opacity that the rules of a document give a look.
    private func opacity(of look: Look, _ name: String) throws -> Double {
        let scene = Scene(
            width: 9, height: 9, title: "", description: "",
            elements: [.line([[Position(0, 0), Position(1, 1)]], look)])
        let rule =
            scene.svg().split(separator: ".chart .\(look.rawValue){").dropFirst().first
            .flatMap { $0.split(separator: "}").first } ?? ""
        let words = rule.split(separator: ";").first { $0.hasPrefix("\(name):") }
        return try words.map { try #require(Double($0.dropFirst(name.count + 1))) } ?? 1
    }

    @Test(arguments: both)
    func `have lines of a contrast of at least 3, faint ones too`(name: String, palette: Palette)
        throws
    {
        let ground = Color(palette.background)
        #expect(Color(palette.axis).contrast(to: ground) >= 3)
        for look in [
            Look.line, .thin, .level, .baseline, .computed, .whisker, .leader, .limit, .excluded,
        ] {
            let share = try opacity(of: look, "opacity")
            for color in [palette.neutral] + palette.series {
                let seen = Color(color).mixed(share, with: ground)
                #expect(seen.contrast(to: ground) >= 3, "\(look) \(color)")
            }
        }
    }

    @Test(arguments: both)
    func `let words be read that stand on bars and parts`(name: String, palette: Palette) throws {
        let ground = Color(palette.background)
        let share = try opacity(of: .task, "fill-opacity")
        for color in ([palette.neutral] + palette.series).map({ Color($0) }) {
            let task = color.mixed(share, with: ground)
            #expect(Color(palette.title).contrast(to: task) >= 4.5, "\(color)")
            #expect(ground.contrast(to: color) >= 4.5, "\(color)")
        }
    }

    @Test(arguments: both)
    func `keep all colours apart for every kind of sight`(name: String, palette: Palette) {
        let colors = ([palette.neutral] + palette.series).map { Color($0) }
        for sight in Color.Sight.allCases {
            for (index, left) in colors.enumerated() {
                for right in colors[(index + 1)...] {
                    #expect(
                        left.difference(to: right, seen: sight) >= 6, "\(sight) \(left) \(right)")
                }
            }
        }
    }

    @Test func `differ by Sharma's test data as CIEDE2000 says`() {
        // Source: Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", 2005, table 1.
        for (left, right, expected) in [
            ([50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425),
            ([50, 2.5, 0], [50, 0, -2.5], 4.3065),
            ([50, 2.5, 0], [73, 25, -18], 27.1492),
            ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
            ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
        ] {
            #expect(abs(Color.ciede2000(left, right) - expected) < 0.0001)
        }
    }

    @Test func `come around without a trap`() {
        #expect(Palette.light.color(of: .ordinal(-1)) == Palette.light.color(of: .ordinal(0)))
        #expect(Palette.light.color(of: .ordinal(.max)).hasPrefix("#"))
        #expect(Palette.light.color(of: .ordinal(8)) == Palette.light.color(of: .ordinal(0)))
    }

    @Test func `give forty series forty looks`() {
        let looks = (0..<40).map { index in
            let style = Series.Style.ordinal(index)
            return "\(Palette.light.color(of: style)) \(style.shape) \(style.dash ?? "")"
        }
        #expect(Set(looks).count == 40)
    }
}

/// A colour in linear light, to compute what readers see.
struct Color: CustomStringConvertible {
    let description: String
    let red: Double, green: Double, blue: Double

    /// Reads `#rrggbb`.
    init(_ text: String) {
        description = text
        let value = UInt32(text.dropFirst(), radix: 16) ?? 0
        func linear(_ byte: UInt32) -> Double {
            let share = Double(byte & 0xFF) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        (red, green, blue) = (linear(value >> 16), linear(value >> 8), linear(value))
    }

    /// Source: WCAG 2.2, "relative luminance".
    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    /// Source: WCAG 2.2, "contrast ratio".
    func contrast(to other: Color) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    enum Sight: CaseIterable {
        case full, protanopia, deuteranopia, tritanopia

        /// Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of
        /// Color Vision Deficiency", 2009, severity 1.0.
        var matrix: [[Double]] {
            switch self {
            case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
            case .protanopia:
                [
                    [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                    [-0.003882, -0.048116, 1.051998],
                ]
            case .deuteranopia:
                [
                    [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                    [-0.011820, 0.042940, 0.968881],
                ]
            case .tritanopia:
                [
                    [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                    [0.004733, 0.691367, 0.303900],
                ]
            }
        }
    }

    /// The difference that somebody with that sight sees, in units of CIEDE2000.
    func difference(to other: Color, seen sight: Sight) -> Double {
        Self.ciede2000(lab(seen: sight), other.lab(seen: sight))
    }

    /// A colour of which `share` is this one, mixed as browsers do, in sRGB.
    func mixed(_ share: Double, with other: Color) -> Color {
        func byte(_ linear: Double) -> Double {
            (linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow(linear, 1 / 2.4) - 0.055) * 255
        }
        func mix(_ left: Double, _ right: Double) -> UInt32 {
            UInt32((share * byte(left) + (1 - share) * byte(right)).rounded())
        }
        let bytes = [mix(red, other.red), mix(green, other.green), mix(blue, other.blue)]
        return Color(
            "#" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }

    /// CIE L*a*b* under D65. Source: IEC 61966-2-1 and CIE 15.
    private func lab(seen sight: Sight) -> [Double] {
        let seen = sight.matrix.map {
            min(1, max(0, $0[0] * red + $0[1] * green + $0[2] * blue))
        }
        let scaled = zip(
            [
                [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                [0.0193339, 0.1191920, 0.9503041],
            ], [0.95047, 1, 1.08883]
        ).map { row, white in zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 } / white }
        let f = scaled.map { $0 > 216.0 / 24_389 ? cbrt($0) : (24_389.0 / 27 * $0 + 16) / 116 }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }

    /// The difference of two colours in L*a*b*; about 1 is just seen.
    /// Source: Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", 2005.
    static func ciede2000(_ left: [Double], _ right: [Double]) -> Double {
        func seventh(_ chroma: Double) -> Double {
            let power = pow(chroma, 7)
            return (power / (power + pow(25, 7))).squareRoot()
        }
        let stretch = 0.5 * (1 - seventh((hypot(left[1], left[2]) + hypot(right[1], right[2])) / 2))
        let (a1, a2) = (left[1] * (1 + stretch), right[1] * (1 + stretch))
        let (c1, c2) = (hypot(a1, left[2]), hypot(a2, right[2]))
        func hue(_ a: Double, _ b: Double) -> Double {
            let angle = atan2(b, a) * 180 / .pi
            return a == 0 && b == 0 ? 0 : angle < 0 ? angle + 360 : angle
        }
        let (h1, h2) = (hue(a1, left[2]), hue(a2, right[2]))
        let isGrey = c1 * c2 == 0
        var turn = isGrey ? 0 : h2 - h1
        if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
        var middle = isGrey ? h1 + h2 : (h1 + h2) / 2
        if !isGrey, abs(h1 - h2) > 180 { middle += h1 + h2 < 360 ? 180 : -180 }
        let lightness = (left[0] + right[0]) / 2 - 50
        let chroma = (c1 + c2) / 2
        func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
        let t =
            1 - 0.17 * cosine(middle - 30) + 0.24 * cosine(2 * middle)
            + 0.32 * cosine(3 * middle + 6) - 0.2 * cosine(4 * middle - 63)
        let dL =
            (right[0] - left[0])
            / (1 + 0.015 * lightness * lightness / (20 + lightness * lightness).squareRoot())
        let dC = (c2 - c1) / (1 + 0.045 * chroma)
        let dH = 2 * (c1 * c2).squareRoot() * sin(turn / 2 * .pi / 180) / (1 + 0.015 * chroma * t)
        let bend = 60 * exp(-pow((middle - 275) / 25, 2))
        let rotation = -2 * seventh(chroma) * sin(bend * .pi / 180)
        return (dL * dL + dC * dC + dH * dH + rotation * dC * dH).squareRoot()
    }
}
