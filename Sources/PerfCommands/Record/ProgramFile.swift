import CLibrary
import Subprocess

/// What the beginning of a file tells about whether the system can run it.
///
/// So a script without `#!` is refused before a history is made, not by its first run.
enum ProgramFile {
    /// The file of a command's first word, found as `execvp` would each time.
    ///
    /// - Throws: `SubprocessError` where there is none, or where it will not start.
    static func path(of word: String, in context: Context) throws(SubprocessError) -> String {
        let path = try resolve(word, path: context.environment["PATH"])
        if let obstacle = obstacle(at: path) { throw obstacle }
        return path
    }

    /// Why a file that may be executed will not start; nil where it will, or where only the system
    /// can tell.
    ///
    /// A file whose first line has no zero byte is text, as shells judge it.
    ///
    /// - Source: execve(2) on interpreter scripts; bash 5.2, `check_binary_file`.
    static func obstacle(at path: String) -> SubprocessError? {
        guard let line = TextFile.firstLine(of: path), !line.utf8.contains(0) else { return nil }
        guard let interpreter = interpreter(in: line) else { return .notAProgram(path: path) }
        return access(interpreter, F_OK) == 0 ? nil : .interpreterMissing(path: path)
    }

    /// The path after `#!`, nil where there is none.
    private static func interpreter(in line: String) -> String? {
        guard line.hasPrefix("#!") else { return nil }
        return line.dropFirst(2).split { $0 == " " || $0 == "\t" }.first.map(String.init)
    }
}
