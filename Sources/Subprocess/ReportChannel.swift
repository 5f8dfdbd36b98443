import CSystem

/// The descriptor by which a measured program says more about itself.
package enum ReportChannel {
    /// What it is to the program.
    package static let descriptor = Int32(CSYSTEM_REPORT_CHANNEL)

    /// The variable that tells a program of it; whoever makes a request sets it.
    package static let variable = "PERFDB_CHANNEL"

    /// Bytes that are kept of one program; it may write more, which are only counted.
    package static let capacityBytes = 4 << 20
}

/// What a program wrote to its report channel.
package struct ChannelBytes: Equatable, Sendable {
    /// Its first bytes, as they came.
    package var bytes: [UInt8]
    /// How many bytes came after them, or were left unread at its end.
    package var dropped: Int

    /// Makes what a program wrote; without arguments, nothing.
    package init(bytes: [UInt8] = [], dropped: Int = 0) {
        self.bytes = bytes
        self.dropped = dropped
    }
}
