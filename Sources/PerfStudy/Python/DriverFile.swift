import CLibrary

/// The driver's file in one folder.
struct DriverFile {
    var folder: String

    private var path: String { "\(folder)/\(PythonDriver.fileName)" }

    /// Its path, after it was written where it was missing or different.
    ///
    /// It is written under another name and renamed, so that nobody ever reads half of it.
    func placed() throws(PythonDriverError) -> String {
        if isThere { return path }
        let temporary = "\(path).\(getpid())"
        unlink(temporary)
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system(call: "open", path: temporary, code: errno) }
        let code = write(to: file)
        close(file)
        guard code == 0 else {
            unlink(temporary)
            throw .system(call: "write", path: temporary, code: code)
        }
        guard rename(temporary, path) == 0 else {
            let code = errno
            unlink(temporary)
            throw .system(call: "rename", path: path, code: code)
        }
        return path
    }

    /// Whether the file has the driver's text, byte for byte.
    private var isThere: Bool {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        let source = PythonDriver.source
        var buffer = [UInt8](repeating: 0, count: source.count + 1)
        var count = 0
        while count < buffer.count {
            let got = buffer.withUnsafeMutableBytes {
                read(file, $0.baseAddress.map { $0 + count }, $0.count - count)
            }
            if got < 0 && errno == EINTR { continue }
            if got <= 0 { break }
            count += got
        }
        return count == source.count && buffer.dropLast().elementsEqual(source)
    }

    /// Writes all of the text; the `errno` of what failed, 0 where nothing did.
    private func write(to file: Int32) -> Int32 {
        let source = PythonDriver.source
        var written = 0
        while written < source.count {
            let count = source.withUnsafeBytes {
                CLibrary.write(file, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            written += count
        }
        return 0
    }
}
