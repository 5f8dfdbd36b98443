import CLibrary

/// Reading and writing of whole stretches of bytes on blocking descriptors.
enum Bytes {
    /// What the system writes as one piece, beside whatever other writers write: the least that
    /// every Linux has.
    /// - Source: POSIX.1-2017, write: at most `PIPE_BUF` bytes; `pipe(7)`: 4,096 on Linux.
    static let wholeWrite = Int(PIPE_BUF)

    /// Writes everything, in pieces of at most that many bytes.
    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, piece: Int = .max
    ) throws(WorkFault) {
        var rest = bytes
        while !rest.isEmpty {
            let count = CLibrary.write(descriptor, rest.baseAddress, min(rest.count, piece))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .system(call: "write", code: errno) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(WorkFault) {
        var failure: WorkFault?
        bytes.withUnsafeBytes { buffer in
            do throws(WorkFault) { try write(buffer, to: descriptor) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// Reads what is there, at least one byte; 0 at the end.
    static func read(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
    ) throws(WorkFault) -> Int {
        while true {
            let count = CLibrary.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(call: "read", code: errno) }
            return count
        }
    }

    /// Fills the buffer; false where the end came first.
    static func fill(
        _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32
    ) throws(WorkFault) -> Bool {
        var rest = buffer
        while !rest.isEmpty {
            let count = try read(descriptor, into: rest)
            if count == 0 { return false }
            rest = UnsafeMutableRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    /// A new buffer of bytes that the caller gives back with `deallocate`.
    static func buffer(_ count: Int) -> UnsafeMutableRawBufferPointer {
        .allocate(byteCount: count, alignment: 64)
    }
}
