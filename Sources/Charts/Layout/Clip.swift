/// Cuts lines where they leave a range of heights.
enum Clip {
    /// The parts of a line inside the range, in order; none has fewer than two positions.
    static func line(_ line: [Position], to range: ClosedRange<Double>) -> [[Position]] {
        var parts: [[Position]] = []
        var part: [Position] = []
        for (start, end) in zip(line, line.dropFirst()) {
            guard let cut = stroke(start, end, to: range) else {
                if part.count > 1 { parts.append(part) }
                part = []
                continue
            }
            if part.last != cut.start {
                if part.count > 1 { parts.append(part) }
                part = [cut.start]
            }
            part.append(cut.end)
        }
        if part.count > 1 { parts.append(part) }
        return parts
    }

    private static func stroke(_ start: Position, _ end: Position, to range: ClosedRange<Double>)
        -> (start: Position, end: Position)?
    {
        if range.contains(start.y) && range.contains(end.y) { return (start, end) }
        guard max(start.y, end.y) >= range.lowerBound, min(start.y, end.y) <= range.upperBound
        else { return nil }
        func cut(_ position: Position, _ other: Position) -> Position {
            let y = min(max(position.y, range.lowerBound), range.upperBound)
            guard y != position.y else { return position }
            let share = (y - position.y) / (other.y - position.y)
            return Position(position.x + share * (other.x - position.x), y)
        }
        return (cut(start, end), cut(end, start))
    }
}
