import CLibrary

/// A file that is written once: where its name is taken, what is there is compared and left as it is.
///
/// It is written under another name and gets its own when it is complete and on the disk, so that
/// nobody ever sees a part of it.
final class OnceFile {
    enum Result: Hashable, Sendable {
        /// It was written.
        case new
        /// It was there, with the same bytes.
        case same
        /// It was there, with other bytes.
        case different
    }

    private let path: String
    /// The name it is written under; nil where a file is compared.
    private let temporary: String?
    private let descriptor: Int32
    private var isSame = true

    /// - Parameter path: absolute.
    /// - Throws: `WorldError.cannotWrite`, `.cannotRead`.
    init(_ path: String) throws(WorldError) {
        self.path = path
        if TextFile.exists(path) {
            temporary = nil
            descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { throw .cannotRead(path: path, errno: errno) }
        } else {
            let name = "\(Path.folder(of: path))/.\(Path.name(path)).\(getpid())"
            temporary = name
            // What a killed process with the same number left.
            unlink(name)
            descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
        }
    }

    deinit {
        close(descriptor)
        if let temporary { unlink(temporary) }
    }

    /// Writes what comes next, or compares it.
    func write(_ bytes: [UInt8]) throws(WorldError) {
        guard temporary != nil else {
            if isSame { isSame = try next(bytes.count) == bytes }
            return
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                CLibrary.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, errno: errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Gives the file its name.
    func finish() throws(WorldError) -> Result {
        guard let temporary else {
            guard isSame else { return .different }
            return try next(1).isEmpty ? .same : .different
        }
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        // A link never replaces a file, as a renaming would.
        if link(temporary, path) == 0 { return .new }
        if errno == EEXIST { return try sameAsTaken(temporary) ? .same : .different }
        // Some file systems have no links.
        guard !TextFile.exists(path), rename(temporary, path) == 0 else {
            throw .cannotWrite(path: path, errno: errno)
        }
        return .new
    }

    /// Whether another process made the same file meanwhile.
    private func sameAsTaken(_ temporary: String) throws(WorldError) -> Bool {
        let own = try TextFile.bytes(temporary, shownAs: path)
        let taken = try TextFile.bytes(path, shownAs: path)
        return own == taken
    }

    /// The next bytes of the file that is there; fewer at its end.
    private func next(_ count: Int) throws(WorldError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress?.advanced(by: filled), count - filled)
            }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else { throw .cannotRead(path: path, errno: errno) }
            guard got > 0 else { break }
            filled += got
        }
        return Array(bytes[..<filled])
    }
}
