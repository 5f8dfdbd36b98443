/// The title and subtitle above a chart, each on at most two lines.
struct Heading: Equatable, Sendable {
    let title: String
    let subtitle: String

    private static let titleLine = 20.0

    /// The height from the canvas' upper edge to where the plot's own surroundings begin.
    func height(on width: Double) -> Double {
        let lines = lines(on: width)
        let titles = Double(lines.title.count) * Self.titleLine
        let subtitles = Double(lines.subtitle.count) * Theme.line
        return titles + subtitles == 0 ? 12 : 8 + titles + subtitles + 14
    }

    func draw(on width: Double) -> [Element] {
        let lines = lines(on: width)
        var baseline = 8.0
        var elements: [Element] = []
        for line in lines.title {
            baseline += Self.titleLine
            let tooltip = line.hasSuffix("…") ? title : ""
            elements.append(
                .text(
                    Text(
                        line, at: Position(Theme.padding, baseline), look: .title, tooltip: tooltip)
                ))
        }
        baseline += lines.title.isEmpty ? 5 : 4
        for line in lines.subtitle {
            baseline += Theme.line
            let tooltip = line.hasSuffix("…") ? subtitle : ""
            elements.append(
                .text(Text(line, at: Position(Theme.padding, baseline), tooltip: tooltip)))
        }
        return elements
    }

    private func lines(on width: Double) -> (title: [String], subtitle: [String]) {
        let room = width - 2 * Theme.padding
        return (
            title.isEmpty ? [] : Look.title.font.wrapped(title, to: room, lines: 2),
            subtitle.isEmpty ? [] : Look.quiet.font.wrapped(subtitle, to: room, lines: 2)
        )
    }
}
