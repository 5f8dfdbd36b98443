import CLibrary
import PerfModel
import PerfRecording
import Subprocess

/// Makes what starts the program of one configuration, and the hooks around it.
struct LaunchPlanner {
    let context: Context
    let options: ChildOptions
    /// What the words in braces stand for.
    let placeholders: [Placeholder]
    /// What of them the program finds in its environment.
    let variables: [Placeholder]
    /// The address of its service.
    var service: String?
    var copies = 1
    /// Whether the word `perfdb` means this very program.
    var isSuite = false

    /// The folder that the program begins in, absolute; nil where it is the recorder's.
    private var folder: String? {
        options.folder.map { Path.normal(context.absolute(filled($0))) }
    }

    private func filled(_ text: String) -> String {
        CommandTemplate(text).filled(with: placeholders)
    }

    /// The program's start.
    ///
    /// - Parameter command: its words, as written.
    /// - Throws: `LaunchFault`.
    func launch(
        _ command: [String], timeout: Duration?
    ) throws(LaunchFault) -> LaunchRequest {
        var setting = LaunchSetting()
        setting.folder = folder
        try checkFolder()
        try checkCPUs()
        setting.input = try input()
        setting.niceness = options.niceness.map { Int32($0) }
        setting.cpus = options.cpus?.numbers ?? []
        setting.copies = copies
        setting.counts = options.counts ?? false
        setting.capturesOutput = !options.metrics.isEmpty
        do throws(SubprocessError) {
            return try request(command.map(filled), setting, timeout: timeout, hasChannel: true)
        } catch {
            throw .program(error)
        }
    }

    /// The starts of its hooks: in the same folder with the same variables, and nothing else of it.
    ///
    /// - Throws: `LaunchFault`.
    func hooks() throws(LaunchFault) -> Hooks {
        var setting = LaunchSetting()
        setting.folder = folder
        setting.sparesDescendants = true
        var hooks = Hooks()
        for (kind, words) in options.hooks {
            do throws(SubprocessError) {
                hooks[kind] = try request(
                    words.map(filled), setting, timeout: nil, hasChannel: false)
            } catch {
                throw .hook(kind, error)
            }
        }
        return hooks
    }

    private func request(
        _ words: [String], _ setting: LaunchSetting, timeout: Duration?, hasChannel: Bool
    ) throws(SubprocessError) -> LaunchRequest {
        let hasChannel = hasChannel && setting.copies == 1
        let environment = ChildEnvironment.variables(
            inherited: context.environment, placeholders: variables, service: service,
            adding: options.variables.map { ($0.name, filled($0.value)) },
            isClean: options.isEnvironmentClean ?? false, hasChannel: hasChannel)
        return try LaunchRequest(
            executable: try executable(words[0], path: environment["PATH"]), arguments: words,
            environment: environment, timeout: timeout, channel: hasChannel, setting: setting)
    }

    /// The file of a program as `execvp` would find it from its folder; `perfdb` is this very program
    /// in a suite.
    private func executable(
        _ word: String, path: String?
    ) throws(SubprocessError) -> String {
        if isSuite, word == Program.name { return context.program }
        return try ProgramFile.path(of: word, searchPath: path, from: folder)
    }

    private func checkFolder() throws(LaunchFault) {
        guard let folder else { return }
        var facts = stat()
        guard stat(folder, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
            throw .program(.folderMissing(path: options.folder.map(filled) ?? folder))
        }
        guard access(folder, X_OK) == 0 else {
            throw .file(.cannotRead(path: options.folder.map(filled) ?? folder, errno: errno))
        }
    }

    private func checkCPUs() throws(LaunchFault) {
        guard let wanted = options.cpus, let allowed = CPUList.allowed else { return }
        for number in wanted.numbers where !allowed.numbers.contains(number) {
            throw .noSuchCPU(number, allowed: allowed.text)
        }
    }

    /// The file of its standard input, absolute; nil where it is empty.
    private func input() throws(LaunchFault) -> String? {
        guard let name = options.input.map(filled) else { return nil }
        let path = Path.normal(context.absolute(name))
        var facts = stat()
        guard stat(path, &facts) == 0, access(path, R_OK) == 0 else {
            throw .file(.cannotRead(path: name, errno: errno))
        }
        guard facts.st_mode & S_IFMT != S_IFDIR else {
            throw .file(.cannotRead(path: name, errno: EISDIR))
        }
        return path
    }
}

/// Why a program cannot be started as it is to be measured.
enum LaunchFault: Error, Equatable {
    case program(SubprocessError)
    case hook(HookKind, SubprocessError)
    /// Its folder or its input cannot be read.
    case file(WorldError)
    /// A CPU that the recorder may not run on, and those that it may.
    case noSuchCPU(Int, allowed: String)
}
