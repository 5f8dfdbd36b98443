import CLibrary

/// The small text files in which a system tells about itself, such as those under `/proc`.
package struct SystemFiles: Sendable {
    /// The text of a file, or nil where it is not there or cannot be read.
    package var read: @Sendable (_ path: String) -> String?
    /// The names in a folder in the order of their text, or nil where it is not there.
    package var names: @Sendable (_ folder: String) -> [String]?

    package init(
        read: @escaping @Sendable (_ path: String) -> String?,
        names: @escaping @Sendable (_ folder: String) -> [String]? = { _ in nil }
    ) {
        self.read = read
        self.names = names
    }

    /// The files of this machine, each read up to 1 MiB.
    package static let real = SystemFiles(read: text, names: entries)

    private static func text(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        // Most of these files are smaller than a page.
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < 1 << 20 {
            let count = CLibrary.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            if count == buffer.count && count < 65_536 {
                buffer = [UInt8](repeating: 0, count: 65_536)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func entries(of path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
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
