import CLibrary
import Subprocess

/// Where the measured programs' output goes: nowhere, to the recorder's own, or to a file's end.
struct OutputFile {
    let forChildren: ChildOutput
    /// The file's path where this call made it.
    private var newPath: String?

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
            let isNew = !TextFile.exists(path)
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw WorldError.cannotWrite(path: name, errno: errno) }
            forChildren = .file(descriptor: descriptor)
            newPath = isNew ? path : nil
        }
    }

    /// Takes the file away again where this call made it, for a call that measures nothing.
    func removeIfNew() {
        if let newPath { unlink(newPath) }
    }
}
