/// SVG text in the making: the only place that escapes and the only one that rounds.
struct Markup {
    private(set) var bytes: [UInt8] = []
    /// Whether the last thing written inside path data was a number.
    private var followsNumber = false

    /// Writes text that is markup already: tag names, attribute names, fixed values.
    mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes names and rules that this module made, which hold nothing to escape.
    mutating func trusted(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes any text such that it reads as that text, inside an element or a quoted attribute.
    ///
    /// What XML 1.0 forbids (control characters, U+FFFE, U+FFFF) becomes U+FFFD, and so do the
    /// characters that turn the direction of what follows (U+202A–U+202E, U+2066, U+2067); tabs and
    /// line ends become spaces. What sets a name apart (U+2068, U+2069) stays.
    ///
    /// - Source: Extensible Markup Language (XML) 1.0, fifth edition, 2.2 "Characters"; Unicode
    ///   Standard Annex #9, "Unicode Bidirectional Algorithm", 2.
    mutating func escaped(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            case 0x27: raw("&#39;")
            case 0x09, 0x0A, 0x0D: raw(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066, 0x2067, 0xFFFE, 0xFFFF:
                raw("\u{FFFD}")
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
    }

    /// Writes text as a comment on a line of its own; two hyphens in a row are set apart.
    mutating func comment(_ text: String) {
        raw("<!-- ")
        var followsHyphen = false
        for scalar in text.unicodeScalars {
            if scalar == "-" && followsHyphen { raw(" ") }
            followsHyphen = scalar == "-"
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: raw(" ")
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066, 0x2067, 0xFFFE, 0xFFFF:
                raw("\u{FFFD}")
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        raw(" -->\n")
    }

    /// Writes a coordinate, set apart from a number before it.
    mutating func coordinate(_ coordinate: Double) {
        pair(Self.tenths(coordinate))
    }

    /// Writes ` name="value"` with a coordinate.
    mutating func attribute(_ name: StaticString, _ coordinate: Double) {
        raw(" ")
        raw(name)
        raw("=\"")
        number(Self.tenths(coordinate))
        raw("\"")
    }

    /// A coordinate in tenths of a point; what is not finite is 0, the rest within a million.
    static func tenths(_ coordinate: Double) -> Int {
        guard coordinate.isFinite else { return 0 }
        return Int((min(max(coordinate, -1e6), 1e6) * 10).rounded())
    }

    /// Writes tenths with at most one decimal: 1296 is `129.6`, 0 is `0`, never `-0`.
    private mutating func number(_ tenths: Int) {
        let magnitude = tenths.magnitude
        if tenths < 0 { raw("-") }
        trusted(String(magnitude / 10))
        if magnitude % 10 != 0 {
            raw(".")
            bytes.append(UInt8(0x30 + magnitude % 10))
        }
    }

    /// How each stroke of a path ends.
    enum Ending {
        case open, closed
        /// A line without length, which round caps turn into a dot.
        case dot
    }

    /// Writes strokes as path data: each begins with `m`, and what follows is relative.
    ///
    /// Positions are rounded before they are subtracted, so that rounding never adds up.
    mutating func pathData(_ strokes: [[Position]], _ ending: Ending = .open) {
        var pen = (x: 0, y: 0)
        for stroke in strokes {
            guard let first = stroke.first else { continue }
            raw("m")
            followsNumber = false
            move(&pen, to: first)
            let start = pen
            for position in stroke.dropFirst() { move(&pen, to: position) }
            switch ending {
            case .open: break
            case .closed:
                raw("z")
                pen = start
            case .dot: raw("h0")
            }
        }
    }

    /// Writes rectangles as path data: a place, the width, the height and the way back.
    mutating func pathData(_ boxes: [Rectangle]) {
        var pen = (x: 0, y: 0)
        for box in boxes {
            raw("m")
            followsNumber = false
            move(&pen, to: Position(box.minX, box.minY))
            let width = Self.tenths(box.maxX) - pen.x
            raw("h")
            number(width)
            raw("v")
            number(Self.tenths(box.maxY) - pen.y)
            raw("h")
            number(-width)
            raw("z")
        }
    }

    private mutating func move(_ pen: inout (x: Int, y: Int), to position: Position) {
        let x = Self.tenths(position.x)
        let y = Self.tenths(position.y)
        pair(x - pen.x)
        pair(y - pen.y)
        pen = (x, y)
    }

    private mutating func pair(_ tenths: Int) {
        if followsNumber && tenths >= 0 { raw(" ") }
        number(tenths)
        followsNumber = true
    }
}
