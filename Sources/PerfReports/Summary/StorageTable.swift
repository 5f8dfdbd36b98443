package import Markdown
package import PerfModel

/// What the runs of a session's configurations read from and wrote to storage.
package struct StorageTable {
    /// Configuration, mean KiB read and written per run; nil where nothing was.
    package let table: Table?

    /// - Parameter measurements: of one session, in the order of tables.
    package init(_ measurements: [Measurements], names: ConfigurationNames) {
        let rows = measurements.filter {
            ($0.meanBytesRead ?? 0) > 0 || ($0.meanBytesWritten ?? 0) > 0
        }
        let kibibytes = { (bytes: Double) in Digits.significant(bytes / 1024) }
        table =
            rows.isEmpty
            ? nil
            : Content.table(
                [
                    Content("configuration", key: "configuration") { names[$0.configuration] },
                    .number("KiB read", key: "mean_read_bytes") { $0.meanBytesRead.map(kibibytes) },
                    .number("KiB written", key: "mean_written_bytes") {
                        $0.meanBytesWritten.map(kibibytes)
                    },
                ], rows: rows)
    }
}

extension Measurements {
    /// Bytes read from storage per counted run; nil where that is not known.
    package var meanBytesRead: Double? { meanBytes(ofBlocks: totalBlockReads) }

    /// Bytes written to storage per counted run, likewise.
    package var meanBytesWritten: Double? { meanBytes(ofBlocks: totalBlockWrites) }

    private func meanBytes(ofBlocks blocks: Int64?) -> Double? {
        guard let blocks, !wall.isEmpty else { return nil }
        return Double(blocks) * 512 / Double(wall.count)
    }
}
