/// Why a program could not be started or its output could not be read.
///
/// A program that ran and failed is a result, never an error.
package enum SubprocessError: Error, Equatable, Sendable {
    /// No folder of the search path has a file of this name, or the path does not exist.
    case notFound(command: String)
    /// The command is a folder.
    case isFolder(path: String)
    /// The file is there, but may not be executed or is no regular file.
    case notExecutable(path: String)
    /// The file is executable, but neither a program of this machine nor a text with `#!`.
    case notAProgram(path: String)
    /// The file is there, but the interpreter that it names is not.
    case interpreterMissing(path: String)
    /// Arguments and environment together are longer than the system takes.
    case argumentsTooLong(path: String)
    /// An argument or a variable contains a zero byte, which no program can be given.
    case zeroByte(in: String)
    /// The folder that a program should begin in does not exist or is none.
    case folderMissing(path: String)
    /// The program was not started, because something that it should be given failed; `code` is the
    /// step's `errno`.
    case settingFailed(LaunchStep, code: Int32)
    /// The program was ended because it took longer than this.
    case timedOut(path: String, after: Duration)
    /// The program was ended because it wrote more than this.
    case tooMuchOutput(path: String, limitBytes: Int)
    /// The service ended before it had written a line; `error` is what it last wrote to standard error.
    case serviceEnded(path: String, status: LaunchedRun.Status, error: String)
    /// The service wrote no line in this time, and was ended; `error` as above.
    case serviceSilent(path: String, after: Duration, error: String)
    /// The launcher is gone, so nothing can be measured any more.
    case launcherLost
    /// A call of the system failed; `code` is its `errno`.
    case system(call: String, code: Int32)
}
