import Foundation

/// The process of a headless Chromium, and the pipes on which it is spoken with.
final class BrowserProcess {
    private let process: pid_t
    private let input: Int32, output: Int32

    /// Where its profile lies.
    private let folder: URL

    init() throws {
        folder = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("perfdb-browser-\(UUID().uuidString)")
        let (toRead, input) = try Self.pipe()
        let (output, toWrite) = try Self.pipe()
        defer { for end in [toRead, toWrite] { close(end) } }
        (self.input, self.output) = (input, output)
        process = try Self.start(
            [
                Witness.path(of: "chromium") ?? "chromium", "--headless=new", "--no-sandbox",
                "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update",
                "--disable-extensions", "--hide-scrollbars", "--user-data-dir=\(folder.path)",
                "--remote-debugging-pipe", "about:blank",
            ], reading: toRead, writing: toWrite)
        // A write to a browser that has ended is an error, not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Kills the browser with all its processes, waits for it and removes its folder.
    func end() {
        kill(-process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        for end in [input, output] { close(end) }
        try? FileManager.default.removeItem(at: folder)
    }

    func write(_ message: Data) throws {
        var rest = Array(message)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(input, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Chromium.Failure.didNotStart("it does not listen") }
            rest = rest.dropFirst(count)
        }
    }

    /// The next bytes; nil where it has ended or says nothing until then.
    func read(until limit: Date) -> Data? {
        var request = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        let milliseconds = Int32(max(0, limit.timeIntervalSinceNow * 1000))
        guard poll(&request, 1, milliseconds) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = Foundation.read(output, &bytes, bytes.count)
        return count > 0 ? Data(bytes[..<count]) : nil
    }

    /// The ends of a pipe, above the descriptors that the browser is given, and not handed on.
    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { throw Chromium.Failure.didNotStart("no pipe") }
        let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 64) }
        for end in ends { close(end) }
        return (high[0], high[1])
    }

    private static func start(
        _ words: [String], reading: Int32, writing: Int32
    ) throws -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for descriptor in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, reading, 3)
        posix_spawn_file_actions_adddup2(&actions, writing, 4)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let arguments = words.map { strdup($0) }
        let variables = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") }
        defer { for text in arguments + variables { free(text) } }
        var pid: pid_t = 0
        let code = posix_spawn(
            &pid, words[0], &actions, &attributes, arguments + [nil], variables + [nil])
        guard code == 0 else {
            throw Chromium.Failure.didNotStart(String(cString: strerror(code)))
        }
        return pid
    }
}
