import CLibrary

/// Texts that are put in place of some files together: all are written before one is replaced.
///
/// A full disk or a folder that may not be written thus leaves everything as it was.
struct FileBatch {
    /// A text under a temporary name beside the file that it is for.
    private struct Draft {
        var temporary: String
        var path: String
    }

    private var drafts: [Draft] = []

    /// Puts texts in place of files; leaves those alone that have theirs already.
    ///
    /// - Throws: `WorldError.cannotWrite` with nothing changed, or `.partlyWritten`.
    static func write(_ texts: [(path: String, text: String)]) throws {
        var batch = FileBatch()
        do {
            for (path, text) in texts where !TextFile.holds(text, at: path) {
                try batch.add(text, for: path)
            }
        } catch {
            batch.discard()
            throw error
        }
        try batch.place()
    }

    private mutating func add(_ text: String, for path: String) throws {
        try TextFile.makeFolder(Path.folder(of: path), for: path)
        let (descriptor, temporary) = try Self.create(beside: path)
        defer { close(descriptor) }
        drafts.append(Draft(temporary: temporary, path: path))
        guard Self.keepRights(of: path, for: descriptor), Self.put(text, into: descriptor) else {
            throw WorldError.cannotWrite(path: path, errno: errno)
        }
    }

    /// A new file under a name that nothing has, with the rights of any new file.
    private static func create(beside path: String) throws -> (descriptor: Int32, path: String) {
        var number = 0
        while true {
            let temporary = "\(Path.folder(of: path))/.perfdb-\(getpid())-\(number)"
            let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (descriptor, temporary) }
            guard errno == EEXIST else { throw WorldError.cannotWrite(path: path, errno: errno) }
            number += 1
        }
    }

    /// Gives a file the rights of the one that it replaces, where there is one.
    private static func keepRights(of path: String, for descriptor: Int32) -> Bool {
        var facts = stat()
        guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return true }
        return fchmod(descriptor, facts.st_mode & 0o777) == 0
    }

    private static func put(_ text: String, into descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                CLibrary.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return false }
            rest = rest.dropFirst(count)
        }
        // Some file systems tell only now that there was no room.
        return fsync(descriptor) == 0
    }

    /// Gives all texts their names.
    private mutating func place() throws {
        var placed: [String] = []
        while let draft = drafts.first {
            guard rename(draft.temporary, draft.path) == 0 else {
                let reason = errno
                discard()
                throw placed.isEmpty
                    ? WorldError.cannotWrite(path: draft.path, errno: reason)
                    : WorldError.partlyWritten(path: draft.path, errno: reason, new: placed)
            }
            placed.append(draft.path)
            drafts.removeFirst()
        }
    }

    private mutating func discard() {
        for draft in drafts { unlink(draft.temporary) }
        drafts = []
    }
}
