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
        var template = Array("\(Path.folder(of: path))/.perfdb-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw WorldError.cannotWrite(path: path, errno: errno) }
        defer { close(descriptor) }
        let name = template.map { UInt8(bitPattern: $0) }.prefix { $0 != 0 }
        drafts.append(Draft(temporary: String(decoding: name, as: UTF8.self), path: path))
        guard fchmod(descriptor, Self.mode(for: path)) == 0, Self.put(text, into: descriptor) else {
            throw WorldError.cannotWrite(path: path, errno: errno)
        }
    }

    /// The rights of the file that is replaced, else those of any new file.
    private static func mode(for path: String) -> mode_t {
        var facts = stat()
        if lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG {
            return facts.st_mode & 0o777
        }
        let mask = umask(0o077)
        umask(mask)
        return 0o666 & ~mask
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
