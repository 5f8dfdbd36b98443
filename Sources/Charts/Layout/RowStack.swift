/// Rows under each other in blocks with headings: where each lies below the frame's upper edge.
struct RowStack: Equatable, Sendable {
    struct Block: Equatable, Sendable {
        let name: String
        /// What follows the name, quieter.
        let detail: String
        /// The height of each row.
        let rows: [Double]

        init(_ name: String, detail: String = "", rows: [Double]) {
            self.name = name
            self.detail = detail
            self.rows = rows
        }

        /// A block of rows as high as bars need.
        init(_ name: String, rows: Int) {
            self.init(name, rows: Array(repeating: RowStack.barPitch, count: rows))
        }
    }

    /// A block with its places.
    struct Placed: Equatable, Sendable {
        let block: Block
        /// The baseline of the heading; nil without one.
        let heading: Double?
        /// The upper and the lower edge of the rows.
        let top: Double, bottom: Double
        /// The middle of each row.
        let centers: [Double]
    }

    static let barPitch = 32.0
    private static let heading = 26.0
    private static let gap = 14.0

    let blocks: [Placed]
    /// The height of all blocks together.
    let height: Double

    init(_ blocks: [Block]) {
        var y = 0.0
        self.blocks = blocks.enumerated().map { index, block in
            if index > 0 { y += Self.gap }
            let hasHeading = !block.name.isEmpty || !block.detail.isEmpty
            let heading = hasHeading ? y + Self.heading - 9 : nil
            if hasHeading { y += Self.heading }
            let top = y
            let centers = block.rows.map { row in
                y += row
                return y - row / 2
            }
            return Placed(block: block, heading: heading, top: top, bottom: y, centers: centers)
        }
        height = y
    }
}
