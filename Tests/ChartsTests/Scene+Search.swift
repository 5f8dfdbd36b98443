import Charts

extension Scene {
    /// Every element that is not a group, in the order they are painted, with its series' style.
    var leaves: [(style: Series.Style?, element: Element)] { Self.leaves(of: elements, nil) }

    private static func leaves(
        of elements: [Element], _ style: Series.Style?
    ) -> [(style: Series.Style?, element: Element)] {
        elements.flatMap { element -> [(style: Series.Style?, element: Element)] in
            guard case .group(let group) = element else { return [(style, element)] }
            return leaves(of: group.elements, group.style ?? style)
        }
    }

    var texts: [Text] {
        leaves.compactMap { if case .text(let text) = $0.element { text } else { nil } }
    }

    var markers: [Marker] {
        leaves.compactMap { if case .marker(let marker) = $0.element { marker } else { nil } }
    }

    /// The strokes of all lines with a look.
    func strokes(_ look: Look) -> [[Position]] {
        leaves.flatMap { leaf -> [[Position]] in
            guard case .line(let strokes, look) = leaf.element else { return [] }
            return strokes
        }
    }

    /// The outlines of all areas with a look.
    func areas(_ look: Look) -> [[Position]] {
        leaves.compactMap {
            if case .area(let outline, look) = $0.element { outline } else { nil }
        }
    }

    var dots: [Position] {
        leaves.flatMap { leaf -> [Position] in
            if case .dots(let dots, _) = leaf.element { dots } else { [] }
        }
    }

    /// Every position in the scene.
    var positions: [Position] {
        leaves.flatMap { leaf -> [Position] in
            switch leaf.element {
            case .line(let strokes, _): strokes.flatMap { $0 }
            case .area(let positions, _), .dots(let positions, _): positions
            case .box(let box, _, _, _):
                [Position(box.minX, box.minY), Position(box.maxX, box.maxY)]
            case .boxes(let boxes, _):
                boxes.flatMap { [Position($0.minX, $0.minY), Position($0.maxX, $0.maxY)] }
            case .marker(let marker): [marker.center]
            case .text(let text): [text.position]
            case .group: []
            }
        }
    }
}

extension Scene {
    /// The rectangles with a look.
    func boxes(_ look: Look) -> [Rectangle] {
        leaves.flatMap { leaf -> [Rectangle] in
            switch leaf.element {
            case .box(let box, look, _, _): [box]
            case .boxes(let boxes, look): boxes
            default: []
            }
        }
    }

    /// What hovering over rectangles shows.
    var boxTooltips: [String] {
        leaves.compactMap { leaf in
            if case .box(_, _, let tooltip, _) = leaf.element, !tooltip.isEmpty {
                tooltip
            } else {
                nil
            }
        }
    }

    /// The texts that leave the canvas.
    var strayTexts: [Text] {
        texts.filter { text in
            let bounds = text.bounds
            return bounds.minX < -0.5 || bounds.maxX > width + 0.5 || bounds.minY < -0.5
                || bounds.maxY > height + 0.5
        }
    }

    /// Pairs of texts of which one covers the other.
    var coveringTexts: [(String, String)] {
        let texts = texts.filter { !$0.content.isEmpty }
        return texts.indices.flatMap { index in
            texts[(index + 1)...].filter { $0.bounds.overlaps(texts[index].bounds) }
                .map { (texts[index].content, $0.content) }
        }
    }
}
