import CLibrary
import CSystem

/// Finds the file of a command by the rules of `execvp`.
///
/// A command with a slash is a path. Any other is looked for in the folders of `path`, an empty one
/// being the current folder; the first regular file that may be executed is it.
///
///     try resolve("true", path: "/usr/bin:/bin")  // "/usr/bin/true"
///
/// - Parameter path: the value of `PATH`; nil: where the system's own programs are.
/// - Throws: `notFound`, `isFolder` or `notExecutable`.
/// - Source: POSIX.1-2017, exec; glibc, execvp(3).
package func resolve(_ command: String, path: String?) throws(SubprocessError) -> String {
    guard !command.isEmpty else { throw .notFound(command: command) }
    guard !command.utf8.contains(UInt8(ascii: "/")) else {
        if let error = obstacle(at: command) { throw error }
        return command
    }
    var error = SubprocessError.notFound(command: command)
    for folder in (path ?? "/bin:/usr/bin").split(separator: ":", omittingEmptySubsequences: false)
    {
        let candidate = folder.isEmpty ? "./\(command)" : "\(folder)/\(command)"
        guard let obstacle = obstacle(at: candidate) else { return candidate }
        if case .notFound = error { error = obstacle }
    }
    if case .notFound = error { throw .notFound(command: command) }
    throw error
}

/// Why a path cannot be executed, nil where it can.
private func obstacle(at path: String) -> SubprocessError? {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
        return errno == EACCES ? .notExecutable(path: path) : .notFound(command: path)
    }
    switch facts.st_mode & S_IFMT {
    case S_IFDIR: return .isFolder(path: path)
    case S_IFREG:
        return faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0 ? nil : .notExecutable(path: path)
    default: return .notExecutable(path: path)
    }
}

/// Why the launcher could not start a program.
func startError(_ outcome: csystem_outcome, of request: LaunchRequest) -> SubprocessError {
    let code = outcome.start_error
    let setting = request.setting
    return switch csystem_step(UInt32(outcome.start_step)) {
    case CSYSTEM_STEP_FOLDER: .settingFailed(.folder(setting.folder ?? ""), code: code)
    case CSYSTEM_STEP_INPUT: .settingFailed(.input(setting.input ?? ""), code: code)
    case CSYSTEM_STEP_NICENESS: .settingFailed(.niceness(setting.niceness ?? 0), code: code)
    case CSYSTEM_STEP_CPUS: .settingFailed(.cpus(setting.cpus), code: code)
    case CSYSTEM_STEP_PROCESS: .system(call: "fork", code: code)
    case CSYSTEM_STEP_CHANNEL: .system(call: "recvmsg", code: code)
    default: startError(code, of: request.executable)
    }
}

/// What an `errno` of `execve` says about a file that was found.
func startError(_ code: Int32, of path: String) -> SubprocessError {
    if let obstacle = obstacle(at: path) { return obstacle }
    return switch code {
    case ENOEXEC: .notAProgram(path: path)
    case ENOENT, ENOTDIR: .interpreterMissing(path: path)
    case E2BIG: .argumentsTooLong(path: path)
    case EACCES: .notExecutable(path: path)
    default: .system(call: "execve", code: code)
    }
}
