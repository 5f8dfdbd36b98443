import CLibrary
import Subprocess

/// What the beginning of a file tells about whether the system can run it.
///
/// So a script without `#!` is refused before a history is made, not by its first run.
enum ProgramFile {
    /// The file of a command's first word, found as `execvp` would each time.
    ///
    /// - Parameters:
    ///   - searchPath: the value of `PATH`.
    ///   - folder: where relative paths count from, absolute; nil: the current folder.
    /// - Throws: `SubprocessError` where there is none, or where it will not start.
    static func path(
        of word: String, searchPath: String?, from folder: String? = nil
    ) throws(SubprocessError) -> String {
        let path: String
        if let folder, !word.isEmpty {
            let isPath = word.contains("/")
            path = try resolve(
                isPath ? absolute(word, from: folder) : word,
                path: searchPath.map { list in
                    list.split(separator: ":", omittingEmptySubsequences: false)
                        .map { absolute(String($0), from: folder) }.joined(separator: ":")
                })
        } else {
            path = try resolve(word, path: searchPath)
        }
        if let obstacle = obstacle(at: path) { throw obstacle }
        return path
    }

    /// The same in the environment and the folder of a call.
    static func path(of word: String, in context: Context) throws(SubprocessError) -> String {
        try path(of: word, searchPath: context.environment["PATH"])
    }

    private static func absolute(_ path: String, from folder: String) -> String {
        if path.isEmpty { return folder }
        return path.hasPrefix("/") ? path : "\(folder)/\(path)"
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
