import CLibrary

/// What the system says about a path.
enum FileKind: Equatable {
    case missing
    /// A regular file and its size in bytes.
    case file(size: Int64)
    case folder
    case other
}

/// A file, whatever its name.
struct FileIdentity: Equatable {
    var device: UInt64
    var number: UInt64
}

/// The C functions that the store needs, each with its return value turned into a Swift one.
enum Platform {
    /// What lies at a path, links followed.
    ///
    /// - Throws: `.inaccessible` where a folder on the way may not be searched.
    static func kind(of path: String) throws(StoreError) -> FileKind {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return .missing }
            throw .inaccessible(errno: errno)
        }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: return .file(size: Int64(facts.st_size))
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// What tells one file from every other: its device and its number there; nil where none lies.
    static func identity(of path: String) -> FileIdentity? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return FileIdentity(device: UInt64(facts.st_dev), number: UInt64(facts.st_ino))
    }

    /// The first bytes of a file, fewer than `count` where it is shorter.
    static func beginning(of path: String, count: Int) throws(StoreError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .inaccessible(errno: errno) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        let length = read(descriptor, &bytes, count)
        guard length >= 0 else { throw .inaccessible(errno: errno) }
        return Array(bytes.prefix(length))
    }

    /// Whether this user may write the file or folder; no on a read-only mount.
    static func isWritable(_ path: String) -> Bool {
        access(path, W_OK) == 0
    }

    /// The path without links, or the path itself where nothing lies there.
    static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Makes a folder, and those above it; one that exists is fine.
    static func makeFolder(_ path: String) throws(StoreError) {
        if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let parent = parent(of: path), parent != path else {
            throw errno == EROFS || errno == EACCES ? .readOnly : .inaccessible(errno: errno)
        }
        try makeFolder(parent)
        try makeFolder(path)
    }

    /// Writes a new file; one that exists is left as it is.
    static func writeNewFile(_ path: String, _ text: String) throws(StoreError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw errno == EROFS || errno == EACCES ? .readOnly : .inaccessible(errno: errno)
        }
        defer { close(descriptor) }
        guard write(descriptor, text, text.utf8.count) == text.utf8.count else {
            throw .inaccessible(errno: errno)
        }
    }

    /// The folder that holds a path: `.` for a bare name, nil for `/` and the empty path.
    static func parent(of path: String) -> String? {
        guard path != "/", !path.isEmpty else { return nil }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Lets other programs run for a few milliseconds.
    static func pause(milliseconds: UInt32) {
        usleep(milliseconds * 1000)
    }
}
