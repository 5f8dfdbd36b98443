import CLibrary
import Subprocess

/// Where the measured programs' output goes: nowhere, to the recorder's own, or to a file's end.
struct OutputFile {
    let forChildren: ChildOutput
    /// The file's path, if there is one.
    private var path: String?
    private var isNew = false

    /// Opens the file that `--output` names; makes it where there is none.
    ///
    /// - Throws: `WorldError.cannotWrite`, `.emptyName`, `.noStream`.
    init(_ option: String?, in context: Context) throws {
        switch option {
        case nil: forChildren = .discard
        case "inherit": forChildren = .inherit
        case "": throw CommandError.emptyName(option: "--output")
        case "-": throw CommandError.noStream(option: "--output", instead: "inherit")
        case let name?:
            let path = context.absolute(name)
            isNew = !TextFile.exists(path)
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw WorldError.cannotWrite(path: name, errno: errno) }
            forChildren = .file(descriptor: descriptor)
            self.path = path
        }
    }

    /// Whether what is printed goes where the user may be looking.
    var isShown: Bool { forChildren == .inherit }

    /// Passes on what a program printed while its output was captured.
    func write(_ bytes: [UInt8]) {
        let descriptor: Int32
        switch forChildren {
        case .discard: return
        case .inherit: descriptor = STDOUT_FILENO
        case .file(let file): descriptor = file
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                CLibrary.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Refuses to append to the history, or to the files that SQLite keeps beside it.
    ///
    /// - Throws: `WorldError.outputIsHistory`.
    func check(against history: String) throws {
        guard let path else { return }
        for suffix in ["", "-wal", "-shm"] where TextFile.areSame(path, history + suffix) {
            throw WorldError.outputIsHistory(path: path)
        }
    }

    /// Takes the file away again where this call made it, for a call that measures nothing.
    func removeIfNew() {
        if isNew, let path { unlink(path) }
    }
}
