/// Labels in a column, moved apart as little as possible.
enum LabelPlacement {
    /// Finds places at least `gap` apart, in the order of `wanted`, nearest to them in sum of squares.
    ///
    /// Labels that are too near form a block, which lies at the mean of what its labels want and
    /// may meet the next block, and so on. Where there is not enough room the gap shrinks.
    ///
    /// - Parameters:
    ///   - wanted: finite, in any order; equal ones keep their order.
    ///   - room: the lowest and highest place allowed.
    /// - Returns: a place for each wanted one, inside the room.
    /// - Source: pool adjacent violators; Barlow et al., "Statistical Inference under Order
    ///   Restrictions", 1972.
    static func spread(_ wanted: [Double], gap: Double, in room: ClosedRange<Double>)
        -> [Double]
    {
        guard !wanted.isEmpty else { return [] }
        let length = room.upperBound - room.lowerBound
        let gap = min(gap, length / Double(max(wanted.count - 1, 1)))
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var blocks: [(sum: Double, count: Int)] = []
        for (rank, index) in order.enumerated() {
            // With rank × gap taken off, "at least gap apart" is "not descending".
            var block = (sum: wanted[index] - Double(rank) * gap, count: 1)
            while let last = blocks.last,
                last.sum / Double(last.count) >= block.sum / Double(block.count)
            {
                block = (last.sum + block.sum, last.count + block.count)
                blocks.removeLast()
            }
            blocks.append(block)
        }
        var places = wanted
        var rank = 0
        let highest = room.upperBound - Double(wanted.count - 1) * gap
        for block in blocks {
            let mean = block.sum / Double(block.count)
            let start = max(room.lowerBound, min(mean, max(highest, room.lowerBound)))
            for _ in 0..<block.count {
                places[order[rank]] = start + Double(rank) * gap
                rank += 1
            }
        }
        return places
    }
}
