import CLibrary
import PerfInterchange
import PerfModel
import PerfRecording
import PerfReports

/// What `--export-hyperfine` names: a file, open from before the first run, or standard output.
struct HyperfineFile {
    private enum Target {
        case output(TextStream)
        /// A path, absolute, and whether this call made the file.
        case file(path: String, descriptor: Int32, isNew: Bool)
    }

    /// As it was typed.
    private let name: String
    private let target: Target

    /// Opens the file; makes it where there is none, and leaves what is in it until `write`.
    ///
    /// - Parameter option: a path, or `-` for standard output.
    /// - Returns: nil where none is wanted.
    /// - Throws: `WorldError.cannotWrite`, `CommandError.emptyName`.
    init?(_ option: String?, in context: Context) throws {
        guard let option else { return nil }
        name = option
        switch option {
        case "": throw CommandError.emptyName(option: "--export-hyperfine")
        case "-": target = .output(context.output)
        default:
            let path = context.absolute(option)
            let isNew = !TextFile.exists(path)
            let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw WorldError.cannotWrite(path: name, errno: errno) }
            target = .file(path: path, descriptor: descriptor, isNew: isNew)
        }
    }

    /// Refuses to write over the history, or over the files that SQLite keeps beside it.
    ///
    /// - Throws: `ImportError.exportIsHistory`.
    func check(against history: String) throws {
        guard case .file(let path, _, _) = target else { return }
        for suffix in ["", "-wal", "-shm"] where TextFile.areSame(path, history + suffix) {
            throw ImportError.exportIsHistory(name)
        }
    }

    /// Writes what was measured, in place of what was in the file.
    ///
    /// - Parameter runs: those that were stored, warm-ups and failed ones included.
    /// - Returns: the configurations that are not in the file, since none of their runs count.
    /// - Throws: `WorldError.cannotWrite`.
    func write(_ plan: [PlannedConfiguration], runs: [Run]) throws -> [Configuration] {
        let export = HyperfineExport(
            ExportedConfiguration.all(
                plan.map { ($0.configuration, $0.commandLine) }, runs: runs))
        switch target {
        case .output(let stream): stream.write(export.text)
        case .file(_, let descriptor, _): try write(export.text, to: descriptor)
        }
        return export.leftOut
    }

    private func write(_ text: String, to descriptor: Int32) throws(WorldError) {
        // A pipe or a terminal has nothing to take away.
        _ = ftruncate(descriptor, 0)
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                CLibrary.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw WorldError.cannotWrite(path: name, errno: errno) }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Takes the file away again where this call made it, for a call that measures nothing.
    func removeIfNew() {
        if case .file(let path, _, true) = target { unlink(path) }
    }
}

extension PlannedConfiguration {
    /// What hyperfine would call it: the name of the command, where it was given one, else the command
    /// line with its placeholders filled in, secrets masked; of a shell only its script.
    var commandLine: String {
        let typed = configuration.parameters.first { $0.name == "command" }?.value
        let words = Self.withoutShell(command)
        if let typed, typed != words.joined(separator: " "), typed != Shell.line(words) {
            return typed
        }
        let filled = Self.withoutShell(shownWords)
        return filled.count < shownWords.count ? filled.joined() : Shell.line(filled)
    }

    private static func withoutShell(_ words: [String]) -> [String] {
        words.count == 3 && words.starts(with: ["/bin/sh", "-c"]) ? [words[2]] : words
    }
}
