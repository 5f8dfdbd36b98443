import CLibrary

/// The lines of a file or of bytes, one after the other; of a file only a piece is in memory.
final class LineFeed {
    /// What lines are ranges of.
    private(set) var bytes: [UInt8]
    private var filled: Int
    /// Where the next line begins.
    private var start = 0
    /// Nil where all bytes are there.
    private var descriptor: Int32?
    private let name: String

    init(_ bytes: [UInt8], shownAs name: String) {
        self.bytes = bytes
        self.name = name
        filled = bytes.count
    }

    /// - Throws: `WorldError.cannotRead`.
    init(path: String, shownAs name: String) throws(WorldError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .cannotRead(path: name, errno: errno) }
        descriptor = opened
        self.name = name
        bytes = [UInt8](repeating: 0, count: 256 << 10)
        filled = 0
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// The next line, without its line feed; nil at the end.
    func next() throws(WorldError) -> Range<Int>? {
        var searched = start
        while true {
            if let end = bytes[searched..<filled].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return start..<end
            }
            searched = filled - start
            guard try fill() else { break }
        }
        guard start < filled else { return nil }
        defer { start = filled }
        return start..<filled
    }

    /// Reads on, the line that was begun in front; false at the end.
    private func fill() throws(WorldError) -> Bool {
        guard let descriptor else { return false }
        if start > 0 {
            bytes.replaceSubrange(0..<filled - start, with: bytes[start..<filled])
            filled -= start
            start = 0
        }
        if filled == bytes.count {
            bytes += [UInt8](repeating: 0, count: bytes.count)
        }
        while true {
            let count = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(path: name, errno: errno) }
            filled += count
            return count > 0
        }
    }
}
