/// A finished drawing: what is where, in which role, without a word of SVG.
package struct Scene: Equatable, Sendable {
    /// The size of the canvas in points.
    package var width: Double, height: Double
    /// What assistive technology reads first: the title and the finding, in full.
    package var title: String, description: String
    /// Painted in order, the first at the bottom.
    package var elements: [Element]

    package init(
        width: Double, height: Double, title: String, description: String, elements: [Element]
    ) {
        self.width = width
        self.height = height
        self.title = title
        self.description = description
        self.elements = elements
    }
}

/// One thing on the canvas; just enough for charts.
package enum Element: Equatable, Sendable {
    /// Open lines; each list of positions is one stroke of the pen.
    case line([[Position]], Look)
    /// A closed, filled outline.
    case area([Position], Look)
    /// Small round dots, all alike.
    case dots([Position], Look)
    /// A filled or outlined rectangle, with what hovering over it shows.
    ///
    /// `key` is that of the point it stands for, as in `Marker.key`.
    case box(Rectangle, Look, tooltip: String = "", key: String? = nil)
    /// Rectangles, all alike and without words.
    case boxes([Rectangle], Look)
    case marker(Marker)
    case text(Text)
    indirect case group(Group)
}

/// A sign that stands for one value, with what hovering over it shows.
package struct Marker: Equatable, Sendable {
    package var shape: MarkerShape
    package var center: Position
    package var look: Look
    /// Empty for none.
    package var tooltip: String
    /// The point's `key`.
    package var key: String?

    package init(
        _ shape: MarkerShape, _ center: Position, _ look: Look, tooltip: String = "",
        key: String? = nil
    ) {
        self.shape = shape
        self.center = center
        self.look = look
        self.tooltip = tooltip
        self.key = key
    }
}

/// One line of text.
package struct Text: Equatable, Sendable {
    /// Which part of the text is at its position.
    package enum Anchor: Equatable, Sendable { case start, middle, end }

    package var content: String
    /// What follows the content after a small gap, in regular weight; empty for nothing.
    package var value: String
    /// The place of the baseline's start, middle or end.
    package var position: Position
    package var anchor: Anchor
    package var look: Look
    /// The colour of a series, where the text speaks of one.
    package var style: Series.Style?
    /// The full text where `content` is shortened; empty for none.
    package var tooltip: String
    /// The name of the series that the text stands for, as in `Group.series`; nil for none.
    package var series: String?

    package init(
        _ content: String, value: String = "", at position: Position, anchor: Anchor = .start,
        look: Look = .quiet,
        style: Series.Style? = nil, tooltip: String = "", series: String? = nil
    ) {
        self.content = content
        self.value = value
        self.position = position
        self.anchor = anchor
        self.look = look
        self.style = style
        self.tooltip = tooltip
        self.series = series
    }

    /// The room the text takes, measured with a tenth to spare.
    package var bounds: Rectangle {
        let font = look.font
        let width = font.width(of: content) + Look.width(ofValue: value)
        let minX =
            switch anchor {
            case .start: position.x
            case .middle: position.x - width / 2
            case .end: position.x - width
            }
        return Rectangle(
            minX: minX, minY: position.y - font.size * 0.8, maxX: minX + width,
            maxY: position.y + font.size * 0.25)
    }
}

/// Elements that belong together, such as all that shows one series.
package struct Group: Equatable, Sendable {
    /// The series whose colour and dash the elements take.
    package var style: Series.Style?
    /// What elements of the same look take from the group; only for looks that are inherited,
    /// which are all but those with an opacity.
    package var look: Look?
    /// The name of the series that is shown and hidden with the elements; nil for what always shows.
    ///
    /// Only charts inside a page say it (`Scene.embedded(id:)`): a file has nothing that could hide one.
    package var series: String?
    package var elements: [Element]

    package init(
        style: Series.Style? = nil, look: Look? = nil, series: String? = nil, _ elements: [Element]
    ) {
        self.style = style
        self.look = look
        self.series = series
        self.elements = elements
    }
}
