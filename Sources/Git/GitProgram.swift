import Subprocess

/// git's own program, run as a child with an environment that makes it speak plainly.
struct GitProgram: Sendable {
    private let executable: String

    /// The user's own variables, without those that change how a path is read.
    private let userEnvironment: Environment

    /// No lock that is not needed, no question at the terminal, English words.
    private let plainEnvironment: Environment

    /// Finds git on the search path of an environment.
    ///
    /// - Throws: `notInstalled`.
    init(environment: Environment) throws(GitError) {
        do {
            executable = try resolve("git", path: environment["PATH"])
        } catch {
            throw .notInstalled
        }
        var environment = environment
        for kind in ["LITERAL", "GLOB", "NOGLOB", "ICASE"] {
            environment["GIT_\(kind)_PATHSPECS"] = nil
        }
        environment["GIT_TERMINAL_PROMPT"] = "0"
        userEnvironment = environment
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        environment["LC_ALL"] = "C"
        plainEnvironment = environment
    }

    /// Runs a git command in a folder; any exit status is a result.
    ///
    /// - Parameter asUser: with the user's locale and locks, as hooks expect them.
    func run(
        _ arguments: [String], in folder: String, input: String = "", asUser: Bool = false
    ) throws(GitError) -> Subprocess.Result {
        do {
            return try Subprocess.run(
                executable, arguments, environment: asUser ? userEnvironment : plainEnvironment,
                folder: folder, input: Array(input.utf8), limitBytes: 1 << 30)
        } catch {
            throw .subprocess(error)
        }
    }

    /// Runs a git command that must succeed.
    ///
    /// - Returns: what it wrote to standard output.
    /// - Throws: `failed` where its exit status is not 0.
    func output(
        _ arguments: [String], in folder: String, input: String = "", asUser: Bool = false
    ) throws(GitError) -> String {
        let result = try run(arguments, in: folder, input: input, asUser: asUser)
        guard result.isSuccess else { throw failure(of: arguments, result) }
        return result.outputText
    }

    func failure(of arguments: [String], _ result: Subprocess.Result) -> GitError {
        .failed(command: arguments.first ?? "", message: words(of: result))
    }
}

/// What git said about a failure: standard error, else standard output, without space around.
func words(of result: Subprocess.Result) -> String {
    let error = trimmed(result.errorText)
    return error.isEmpty ? trimmed(result.outputText) : error
}

private func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
}

/// What a command wrote without the end of its last line.
func withoutLineEnd(_ text: String) -> String {
    text.utf8.last == UInt8(ascii: "\n")
        ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
}

/// The texts between zero bytes, each ended by one; none is empty.
func fields(_ text: String) -> [String] {
    // By bytes: as characters, a zero byte and a combining mark behind it are one.
    text.utf8.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
}
