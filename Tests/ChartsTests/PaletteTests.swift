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

    @Test(arguments: both)
    func `have lines of a contrast of at least 3`(name: String, palette: Palette) {
        #expect(Color(palette.axis).contrast(to: Color(palette.background)) >= 3)
    }

    @Test(arguments: both)
    func `keep the first six apart for every kind of sight`(name: String, palette: Palette) {
        let colors = ([palette.neutral] + palette.series.prefix(6)).map { Color($0) }
        for sight in Color.Sight.allCases {
            for (index, left) in colors.enumerated() {
                for right in colors[(index + 1)...] {
                    #expect(
                        left.distance(to: right, seen: sight) >= 0.04, "\(sight) \(left) \(right)")
                }
            }
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
private struct Color: CustomStringConvertible {
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

    /// The distance in OKLab. Source: Ottosson, "A perceptual color space for image processing", 2020.
    func distance(to other: Color, seen sight: Sight) -> Double {
        let pairs = zip(perceived(sight), other.perceived(sight))
        return pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    private func perceived(_ sight: Sight) -> [Double] {
        let seen = sight.matrix.map { max(0, $0[0] * red + $0[1] * green + $0[2] * blue) }
        let cones = [
            [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ].map { row in cbrt(zip(row, seen).reduce(0) { $0 + $1.0 * $1.1 }) }
        return [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ].map { row in zip(row, cones).reduce(0) { $0 + $1.0 * $1.1 } }
    }
}
