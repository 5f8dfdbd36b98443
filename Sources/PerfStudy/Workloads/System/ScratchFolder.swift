import CLibrary
import Synchronization

/// A new folder for the files of one run, removed with them: at the run's end, and where this
/// process is told to end before.
struct ScratchFolder: ~Copyable {
    let path: String
    private let files: ScratchFiles
    private let watch: EndWatch

    /// - Parameters:
    ///   - parent: where it is made.
    ///   - items: how many items may be written into it.
    init(in parent: String, items: Int) throws(WorkFault) {
        let files = ScratchFiles(items: items)
        // Before there is anything to remove, so that no signal comes between.
        let watch = try EndWatch { files.remove() }
        path = try files.make(in: parent)
        self.files = files
        self.watch = watch
    }

    deinit { files.remove() }

    /// Writes the bytes to the item's file, that many times, each time from its beginning.
    ///
    /// - Returns: how many bytes the file has.
    static func write(
        _ bytes: [UInt8], times: Int, item: Int, in folder: String
    ) throws(WorkFault) -> Int {
        var size = 0
        for _ in 0..<times {
            let descriptor = open(
                ScratchFiles.file(of: item, in: folder),
                O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw .system(call: "open", code: errno) }
            let file = OwnedDescriptor(descriptor)
            try Bytes.write(bytes, to: descriptor)
            size = Int(lseek(descriptor, 0, SEEK_CUR))
            file.close()
        }
        return size
    }
}

/// The folder itself; whoever removes it second waits until it is gone.
private final class ScratchFiles: Sendable {
    private enum State {
        case none, gone
        case made(String)
    }

    private let items: Int
    private let state = Mutex(State.none)

    init(items: Int) { self.items = items }

    /// Makes the folder; its path.
    func make(in parent: String) throws(WorkFault) -> String {
        try state.withLock { (state) throws(WorkFault) in
            guard case .none = state else { throw .system(call: "mkdtemp", code: EINTR) }
            var template = Array("\(parent)/perfdb-workload-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", code: errno) }
            let path = String(
                decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            state = .made(path)
            return path
        }
    }

    /// Removes it under another name, under which nobody who still works puts anything into it.
    func remove() {
        state.withLock { state in
            if case .made(let path) = state {
                let last = "\(path).gone"
                let folder = rename(path, last) == 0 ? last : path
                for item in 0..<items { unlink(Self.file(of: item, in: folder)) }
                rmdir(folder)
            }
            state = .gone
        }
    }

    static func file(of item: Int, in folder: String) -> String {
        "\(folder)/item-\(item)"
    }
}
