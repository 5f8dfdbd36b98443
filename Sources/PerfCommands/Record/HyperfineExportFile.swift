import CLibrary
import Markdown
import PerfInterchange
import PerfModel
import PerfRecording
import PerfReports

/// The file of `--export-hyperfine`: what was measured as hyperfine's JSON.
final class HyperfineExportFile {
    /// As typed; `-` is standard output.
    private let name: String
    private let path: String
    /// All runs that were stored.
    private var runs: [Run] = []

    /// Makes sure that the file can be written, and writes nothing yet.
    ///
    /// - Throws: `CommandError.emptyName`, `WorldError.cannotWrite`.
    init?(_ option: String?, in context: Context) throws {
        guard let name = option else { return nil }
        guard !name.isEmpty else { throw CommandError.emptyName(option: "--export-hyperfine") }
        self.name = name
        path = context.absolute(name)
        guard !isOutput else { return }
        var facts = stat()
        let isThere = stat(path, &facts) == 0
        if isThere, facts.st_mode & S_IFMT == S_IFDIR {
            throw WorldError.cannotWrite(path: name, errno: EISDIR)
        }
        guard access(isThere ? path : Path.folder(of: path), W_OK) == 0 else {
            throw WorldError.cannotWrite(path: name, errno: errno)
        }
    }

    /// Whether it is standard output, which carries nothing else then.
    var isOutput: Bool { name == "-" }

    /// Refuses to write over the history.
    ///
    /// - Throws: `WorldError.outputIsHistory`.
    func check(against history: String) throws {
        for suffix in ["", "-wal", "-shm"]
        where !isOutput && TextFile.areSame(path, history + suffix) {
            throw WorldError.exportIsHistory(path: name)
        }
    }

    /// Gathers the runs that were stored.
    func add(_ event: RecordingEvent) {
        if case .stored(let runs) = event { self.runs += runs }
    }

    /// Writes what was gathered, and says which configurations it cannot tell.
    ///
    /// - Parameter hasNames: whether the commands were given names.
    /// - Throws: `WorldError.cannotWrite`.
    func write(_ plan: RecordingPlan, hasNames: Bool, in context: Context) throws {
        let configurations = plan.configurations.map { planned in
            let name = planned.configuration.parameters.first { $0.name == Sweep.commandParameter }
            let line = Self.line(planned)
            return (planned.configuration, command: hasNames ? name?.value ?? line : line)
        }
        let export = HyperfineExport(ExportedConfiguration.all(configurations, runs: runs))
        if isOutput {
            context.output.write(export.text)
        } else {
            try TextFile.write(export.text, to: path)
        }
        guard let first = export.leftOut.first else { return }
        let more = export.leftOut.count > 1 ? " and \(export.leftOut.count - 1) more" : ""
        context.note(
            "note: \(first.headline)\(more) has no run that counts and is not in \(harmless(name))."
        )
    }

    /// A command as it was started; under `--shell` its script.
    private static func line(_ planned: PlannedConfiguration) -> String {
        let words = planned.shownWords
        let isScript = words.count == 3 && words.starts(with: ["/bin/sh", "-c"])
        return isScript ? words[2] : Shell.line(words)
    }
}
