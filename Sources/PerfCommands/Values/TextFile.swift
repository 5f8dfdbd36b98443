import CLibrary

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Text files as wholes: read, written beside and renamed, removed.
enum TextFile {
    static func exists(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0
    }

    /// Whether two paths lead to one file, links followed.
    static func areSame(_ one: String, _ other: String) -> Bool {
        var (left, right) = (stat(), stat())
        guard stat(one, &left) == 0, stat(other, &right) == 0 else { return false }
        return left.st_dev == right.st_dev && left.st_ino == right.st_ino
    }

    static func isLink(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
    }

    /// Links followed.
    static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    /// The first line of a file, read up to 4,096 bytes without waiting; nil where it cannot be read.
    static func firstLine(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = CLibrary.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { return nil }
        return String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// All bytes of a regular file, read without waiting; nil where it is none, is larger or cannot
    /// be read.
    static func smallFile(_ path: String, atMost limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
            facts.st_size <= limit
        else { return nil }
        return try? bytes(of: descriptor, shownAs: path)
    }

    /// The whole text, or nil where it cannot be read.
    static func read(_ path: String) -> String? {
        (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// All bytes.
    ///
    /// - Parameter name: what the file is called in an error.
    /// - Throws: `WorldError.cannotRead`.
    static func bytes(_ path: String, shownAs name: String) throws(WorldError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotRead(path: name, errno: errno) }
        defer { close(descriptor) }
        return try bytes(of: descriptor, shownAs: name)
    }

    /// All bytes that come from an open descriptor.
    ///
    /// - Throws: `WorldError.cannotRead`.
    static func bytes(
        of descriptor: Int32, shownAs name: String
    ) throws(WorldError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = CLibrary.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .cannotRead(path: name, errno: errno) }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// The names in a folder, sorted; none where there is no such folder.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// Writes a text under a temporary name and renames it; leaves a file alone that has it already.
    ///
    /// - Throws: `WorldError.cannotWrite`.
    static func write(_ text: String, to path: String) throws {
        if holds(text, at: path) { return }
        let bytes = Data(text.utf8)
        let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        try makeFolder(folder, for: path)
        do {
            try bytes.write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw WorldError.cannotWrite(path: path, errno: errno)
        }
    }

    /// Whether a file, and no link to one, has exactly that text.
    static func holds(_ text: String, at path: String) -> Bool {
        !isLink(path) && firstLine(of: path) != nil
            && (try? Data(contentsOf: URL(filePath: path))) == Data(text.utf8)
    }

    /// Makes a folder with those that it lies in; leaves one that is there as it is.
    ///
    /// - Parameter file: what is to be written into it, for the error; nil: the folder itself.
    /// - Throws: `WorldError.cannotWrite`.
    static func makeFolder(_ path: String, for file: String? = nil) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw WorldError.cannotWrite(path: file ?? path, errno: errno)
        }
    }

    /// - Throws: `WorldError.cannotWrite`.
    static func remove(_ path: String) throws {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw WorldError.cannotWrite(path: path, errno: errno)
        }
    }
}
