import CLibrary

/// The small text files in which a system tells about itself, such as those under `/proc`.
package struct SystemFiles: Sendable {
    /// The text of a file, or nil where it is not there or cannot be read.
    package var read: @Sendable (_ path: String) -> String?

    package init(read: @escaping @Sendable (_ path: String) -> String?) {
        self.read = read
    }

    /// The files of this machine, each read up to 1 MiB.
    package static let real = SystemFiles { path in
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < 1 << 20 {
            let count = CLibrary.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The first line of a file without white space around it; nil where it is empty.
    func line(_ path: String) -> String? {
        guard let text = read(path), let line = text.split(whereSeparator: \.isNewline).first else {
            return nil
        }
        let trimmed = trimmedText(line)
        return trimmed.isEmpty ? nil : trimmed
    }
}

/// A text without white space and zero bytes at its ends.
func trimmedText(_ text: some StringProtocol) -> String {
    func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "\0" }
    let start = text.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
}
