/// Turns a scene into SVG text; the same scene always gives the same bytes.
struct SVGWriter {
    private var markup = Markup()
    private var looks: Set<Look> = []
    private var styles: Set<Series.Style> = []
    /// The look that the group around gives, which needs no class again.
    private var inherited: Look?
    /// Whether the page around has the rules and the textures, and wants to know what is what.
    private let isEmbedded: Bool

    private init(isEmbedded: Bool = false) { self.isEmbedded = isEmbedded }

    /// Writes a whole document.
    ///
    /// - Parameters:
    ///   - id: what ids inside the document begin with; nil for one derived from its content, so
    ///     that different charts can stand in one page.
    ///   - comment: the first line, if any.
    static func text(
        of scene: Scene, id: String?, comment: String?, scheme: ColorScheme
    ) -> String {
        var body = SVGWriter()
        for element in scene.elements { body.write(element) }
        let id = id.map(safe) ?? "c\(hash(of: scene, body.markup.bytes))"
        var whole = Markup()
        if let comment { whole.comment(comment) }
        body.head(of: scene, id: id, scheme: scheme, into: &whole)
        return String(decoding: whole.bytes + body.markup.bytes, as: UTF8.self) + "</svg>\n"
    }

    /// Writes an element for a page that has the rules and the textures already.
    static func embedded(_ scene: Scene, id: String) -> String {
        var body = SVGWriter(isEmbedded: true)
        for element in scene.elements { body.write(element) }
        var whole = Markup()
        body.opening(of: scene, id: safe(id), into: &whole)
        whole.raw("\n")
        return String(decoding: whole.bytes + body.markup.bytes, as: UTF8.self) + "</svg>\n"
    }

    /// Writes the first tag, the title and the description.
    private func opening(of scene: Scene, id: String, into head: inout Markup) {
        head.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\"")
        head.attribute("width", scene.width)
        head.attribute("height", scene.height)
        head.raw(" viewBox=\"0 0 ")
        head.coordinate(scene.width)
        head.coordinate(scene.height)
        head.raw("\" role=\"img\"")
        let names = [("title", scene.title), ("desc", scene.description)].filter { !$0.1.isEmpty }
        if !names.isEmpty {
            head.trusted(
                " aria-labelledby=\"\(names.map { "\(id)-\($0.0)" }.joined(separator: " "))\"")
        }
        head.raw(">")
        for (name, text) in names {
            head.trusted("<\(name) id=\"\(id)-\(name)\">")
            head.escaped(text)
            head.trusted("</\(name)>")
        }
    }

    private func head(
        of scene: Scene, id: String, scheme: ColorScheme, into head: inout Markup
    ) {
        opening(of: scene, id: id, into: &head)
        head.raw("<style>")
        head.trusted(StyleSheet(looks: looks, styles: styles, id: id).text(scheme))
        head.raw("</style>\n")
        head.trusted(Texture.definitions(looks, id: id))
    }

    private mutating func write(_ element: Element) {
        switch element {
        case .line(let strokes, let look): path(strokes, .open, look)
        case .area(let outline, let look): path([outline], .closed, look)
        case .dots(let positions, let look): path(positions.map { [$0] }, .dot, look)
        case .box(let box, let look, let tooltip, let key): write(box, look, tooltip, key)
        case .boxes(let boxes, let look):
            markup.raw("<path")
            classes(look)
            markup.raw(" d=\"")
            markup.pathData(boxes)
            markup.raw("\"/>\n")
        case .marker(let marker): write(marker)
        case .text(let text): write(text)
        case .group(let group): write(group)
        }
    }

    private mutating func path(_ strokes: [[Position]], _ ending: Markup.Ending, _ look: Look) {
        markup.raw("<path")
        classes(look)
        markup.raw(" d=\"")
        markup.pathData(strokes, ending)
        markup.raw("\"/>\n")
    }

    private mutating func write(_ box: Rectangle, _ look: Look, _ tooltip: String, _ key: String?) {
        markup.raw("<rect")
        classes(look)
        if box.minX != 0 { markup.attribute("x", box.minX) }
        if box.minY != 0 { markup.attribute("y", box.minY) }
        markup.attribute("width", box.width)
        markup.attribute("height", box.height)
        datum("key", key)
        close(with: tooltip, "</rect>\n")
    }

    private mutating func write(_ marker: Marker) {
        let isCircle = marker.shape == .circle
        markup.raw(isCircle ? "<circle" : "<path")
        classes(marker.look)
        if isCircle {
            markup.attribute("cx", marker.center.x)
            markup.attribute("cy", marker.center.y)
            switch marker.look {
            case .point: markup.raw(" r=\"3\"")
            case .beforeDot: markup.raw(" r=\"2.5\"")
            default: markup.raw(" r=\"4\"")
            }
        } else {
            markup.raw(" d=\"")
            let center = marker.center
            let size = marker.look == .beforeDot ? 0.62 : 1
            let outline = marker.shape.corners.map {
                Position(center.x + $0.x * size, center.y + $0.y * size)
            }
            markup.pathData([outline], .closed)
            markup.raw("\"")
        }
        datum("key", marker.key)
        close(with: marker.tooltip, isCircle ? "</circle>\n" : "</path>\n")
    }

    /// Ends a tag: with what hovering shows, or at once where that is nothing.
    private mutating func close(with tooltip: String, _ end: StaticString) {
        guard !tooltip.isEmpty else {
            markup.raw("/>\n")
            return
        }
        markup.raw("><title>")
        markup.escaped(tooltip)
        markup.raw("</title>")
        markup.raw(end)
    }

    private mutating func write(_ text: Text) {
        markup.raw("<text")
        classes(text.look, text.style)
        markup.attribute("x", text.position.x)
        markup.attribute("y", text.position.y)
        switch text.look.anchor == nil ? text.anchor : .start {
        case .start: break
        case .middle: markup.raw(" text-anchor=\"middle\"")
        case .end: markup.raw(" text-anchor=\"end\"")
        }
        datum("series", text.series)
        markup.raw(">")
        if !text.tooltip.isEmpty {
            markup.raw("<title>")
            markup.escaped(text.tooltip)
            markup.raw("</title>")
        }
        markup.escaped(text.content)
        if !text.value.isEmpty {
            looks.insert(.value)
            // librsvg drops a space at an element's edge, so the gap is a distance.
            markup.raw("<tspan class=\"value\" dx=\"4\">")
            markup.escaped(text.value)
            markup.raw("</tspan>")
        }
        markup.raw("</text>\n")
    }

    private mutating func write(_ group: Group) {
        guard !group.elements.isEmpty else { return }
        markup.raw("<g")
        classes(group.look, group.style)
        datum("series", group.series)
        markup.raw(">\n")
        let outer = inherited
        inherited = group.look
        for element in group.elements { write(element) }
        inherited = outer
        markup.raw("</g>\n")
    }

    /// Writes ` data-name="value"` for the script of the page around; nothing in a file.
    private mutating func datum(_ name: StaticString, _ value: String?) {
        guard isEmbedded, let value else { return }
        markup.raw(" data-")
        markup.raw(name)
        markup.raw("=\"")
        markup.escaped(value)
        markup.raw("\"")
    }

    /// Writes the class attribute, and remembers which rules the document needs.
    private mutating func classes(_ look: Look?, _ style: Series.Style? = nil) {
        if let look { looks.insert(look) }
        if let style { styles.insert(style) }
        let own = look == .quiet || look == inherited ? nil : look
        let dash = look == nil ? style?.dashClass : nil
        let names = [own?.rawValue, style?.colorClass, dash].compactMap { $0 }
        if !names.isEmpty { markup.trusted(" class=\"\(names.joined(separator: " "))\"") }
    }

    /// An id that XML and CSS take: letters, digits, `_` and `-`, beginning with a letter.
    private static func safe(_ id: String) -> String {
        let kept = id.unicodeScalars.map { scalar -> Character in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain || scalar == "_" ? Character(scalar) : "-"
        }
        return kept.first?.isLetter == true ? String(kept) : "c" + String(kept)
    }

    /// Sixteen hexadecimal digits over everything the reader sees and hears.
    ///
    /// - Source: Fowler, Noll, Vo, FNV-1a with 64 bits.
    private static func hash(of scene: Scene, _ body: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in [Array(scene.title.utf8), Array(scene.description.utf8), body] {
            for byte in part { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension Scene {
    /// The scene as an SVG document, ending in a line end.
    ///
    /// - Parameters:
    ///   - id: what ids inside the document begin with; nil for one derived from its content.
    ///   - comment: written as a comment on the first line, before `<svg`; nil for none.
    ///   - scheme: the palette, or both.
    package func svg(
        id: String? = nil, comment: String? = nil, scheme: ColorScheme = .auto
    ) -> String {
        SVGWriter.text(of: self, id: id, comment: comment, scheme: scheme)
    }
}
