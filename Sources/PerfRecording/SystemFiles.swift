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

    /// The first line that is not empty, without white space around it; nil where it is blank.
    func line(_ path: String) -> String? {
        guard let line = read(path).flatMap({ lines(of: $0).first { _ in true } }) else {
            return nil
        }
        let trimmed = trimmedText(line)
        return trimmed.isEmpty ? nil : trimmed
    }
}

/// The lines of a text that are not empty, one by one.
///
/// By bytes: some of these files have thousands of characters after the first line.
func lines(of text: String) -> AnyIterator<Substring> {
    var rest = text.utf8[...]
    return AnyIterator {
        rest = rest.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        guard !rest.isEmpty else { return nil }
        let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        rest = rest[line.endIndex...]
        return Substring(line)
    }
}

/// The words of a line, between spaces; by bytes, as `lines(of:)`.
func words(of line: some StringProtocol) -> [Substring] {
    Substring(line).utf8.split(separator: UInt8(ascii: " ")).map { Substring($0) }
}

/// A text without the white space of ASCII and zero bytes at its ends.
func trimmedText(_ text: some StringProtocol) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0 || byte == 32 || (9...13).contains(byte) }
    let bytes = Substring(text).utf8
    let start = bytes.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(Substring(start[...last]))
}
