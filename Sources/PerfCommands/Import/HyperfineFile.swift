import CLibrary
import PerfInterchange
import PerfModel
import PerfRecording
import PerfReports

/// The file that `--export-hyperfine` names, open from before the first run.
struct HyperfineFile {
    /// As it was typed.
    private let name: String
    private let path: String
    private let isNew: Bool
    private let descriptor: Int32

    /// Opens the file; makes it where there is none, and leaves what is in it until `write`.
    ///
    /// - Returns: nil where no file is wanted.
    /// - Throws: `WorldError.cannotWrite`, `CommandError.emptyName`, `.noStream`.
    init?(_ option: String?, in context: Context) throws {
        guard let option else { return nil }
        if option.isEmpty { throw CommandError.emptyName(option: Self.option) }
        if option == "-" {
            throw CommandError.noStream(option: Self.option, instead: "/dev/stdout")
        }
        name = option
        path = context.absolute(option)
        isNew = !TextFile.exists(path)
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw WorldError.cannotWrite(path: name, errno: errno) }
    }

    static let option = "--export-hyperfine"

    /// Refuses to write over the history, or over the files that SQLite keeps beside it.
    ///
    /// - Throws: `WorldError.outputIsHistory`.
    func check(against history: String) throws {
        for suffix in ["", "-wal", "-shm"] where TextFile.areSame(path, history + suffix) {
            throw WorldError.outputIsHistory(path: name)
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
        // A pipe or a terminal has nothing to take away.
        _ = ftruncate(descriptor, 0)
        var bytes = Array(export.text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                CLibrary.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw WorldError.cannotWrite(path: name, errno: errno) }
            bytes = bytes.dropFirst(count)
        }
        return export.leftOut
    }

    /// Takes the file away again where this call made it, for a call that measures nothing.
    func removeIfNew() {
        if isNew { unlink(path) }
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
