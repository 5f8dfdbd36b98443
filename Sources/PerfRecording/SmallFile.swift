import CLibrary

/// A file of the system's that is read again and again, such as `/proc/stat`: opened once.
final class SmallFile {
    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 4096)

    /// Nil where it cannot be opened.
    init?(_ path: String) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// What it holds now, up to 4 KiB; nil where it cannot be read.
    func read() -> String? {
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { return nil }
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
}
