import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A program that was started as a shell starts it: no signal blocked, no descriptor but the first
/// three, its outputs in files, which cannot block it.
///
/// Foundation's `Process` hands on the blocked signals of its thread and a socket, and takes a child
/// for running as long as any descendant has that socket.
final class Child {
    private let process: pid_t
    private let output: URL
    private let errors: URL

    /// What it ended with and wrote.
    struct Result {
        /// The exit status, or the number of the signal that ended it.
        var status: Int32
        var output: String
        var errors: String
    }

    /// - Parameters:
    ///   - words: the program, looked for in this process's `PATH`, and its arguments.
    ///   - files: a folder for the files of its output.
    init(
        _ words: [String], environment: [String: String], in folder: URL, writingTo files: URL
    ) throws {
        let id = UUID().uuidString
        output = files.appendingPathComponent("\(id).out")
        errors = files.appendingPathComponent("\(id).err")
        let program = Witness.path(of: words[0]) ?? words[0]
        let command = ["sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path, program]
        process = try Self.start(
            command + words.dropFirst(), environment.map { "\($0)=\($1)" },
            outputs: [output.path, errors.path])
    }

    private static func start(
        _ words: [String], _ variables: [String], outputs: [String]
    ) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
            let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_CLOEXEC_DEFAULT
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
            let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (index, path) in outputs.enumerated() {
            posix_spawn_file_actions_addopen(
                &actions, Int32(index + 1), path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }
        #if !canImport(Darwin)
            // glibc takes it for no error where one is not open.
            for number in 3..<256 { posix_spawn_file_actions_addclose(&actions, Int32(number)) }
        #endif
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var pid: pid_t = 0
        let code = withCStrings(words) { arguments in
            withCStrings(variables) { variables in
                posix_spawn(&pid, "/bin/sh", &actions, &attributes, arguments, variables)
            }
        }
        try #require(code == 0, "\(String(cString: strerror(code)))")
        return pid
    }

    /// The texts as C has them, NULL behind the last.
    private static func withCStrings<Value>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { kill(process, number) }

    /// Waits for its end.
    ///
    /// A program that does not end is killed after two minutes, and the test fails.
    func finish() -> Result {
        var status: Int32 = 0
        let limit = Date(timeIntervalSinceNow: 120)
        while waitpid(process, &status, WNOHANG) == 0 {
            if Date() > limit {
                Issue.record("a program does not end")
                signal(SIGKILL)
                waitpid(process, &status, 0)
                break
            }
            usleep(2000)
        }
        let end = status & 0x7F == 0 ? (status >> 8) & 0xFF : status & 0x7F
        defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
        return Result(status: end, output: text(of: output), errors: text(of: errors))
    }

    private func text(of file: URL) -> String {
        (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
