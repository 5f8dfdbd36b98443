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
    /// - Parameter repository: the variables that say where a repository is.
    /// - Throws: `notInstalled`.
    init(
        environment: Environment, repository: [String: String] = [:]
    ) throws(GitError) {
        do {
            executable = try resolve("git", path: environment["PATH"])
        } catch {
            throw .notInstalled
        }
        var environment = environment
        for name in Self.pathVariables + Self.repositoryVariables {
            environment[name] = repository[name]
        }
        environment["GIT_TERMINAL_PROMPT"] = "0"
        userEnvironment = environment
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        environment["LC_ALL"] = "C"
        plainEnvironment = environment
    }

    /// What changes how a path is read.
    private static let pathVariables = ["LITERAL", "GLOB", "NOGLOB", "ICASE"]
        .map { "GIT_\($0)_PATHSPECS" }

    /// What names a repository, its work tree and its parts whatever the current folder is.
    ///
    /// git sets them for the programs that its hooks run, some relative to a folder that is not
    /// this child's, and with `GIT_DIR` alone takes any current folder for the work tree's root.
    /// - Source: `git rev-parse --local-env-vars`, without the settings among them.
    private static let repositoryVariables = [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
        "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_IMPLICIT_WORK_TREE",
        "GIT_INTERNAL_SUPER_PREFIX", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE",
    ]

    /// Runs a git command in a folder; any exit status is a result.
    ///
    /// - Parameters:
    ///   - asUser: with the user's locale and locks, as hooks expect them.
    ///   - settings: what the configuration says for this command only: `a.b=c`.
    func run(
        _ arguments: [String], in folder: String, input: String = "", asUser: Bool = false,
        settings: [String] = []
    ) throws(GitError) -> Subprocess.Result {
        do {
            return try Subprocess.run(
                executable, settings.flatMap { ["-c", $0] } + arguments,
                environment: asUser ? userEnvironment : plainEnvironment,
                folder: folder, input: Array(input.utf8), limitBytes: 1 << 30)
        } catch {
            throw .subprocess(error)
        }
    }

    /// Runs a git command that must succeed.
    ///
    /// - Returns: what it wrote to standard output.
    /// - Throws: `failed` where its exit status is not 0.
    @discardableResult
    func output(
        _ arguments: [String], in folder: String, input: String = "", asUser: Bool = false,
        settings: [String] = []
    ) throws(GitError) -> String {
        let result = try run(
            arguments, in: folder, input: input, asUser: asUser, settings: settings)
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

/// Paths by their bytes: as texts, an accent and a letter with it are the same.
struct PathSet {
    private var paths: Set<[UInt8]> = []

    /// - Parameter output: what git wrote with `-z`.
    init(_ output: String) {
        paths = Set(output.utf8.split(separator: 0).map { Array($0) })
    }

    func contains(_ path: String) -> Bool { paths.contains(Array(path.utf8)) }
}
