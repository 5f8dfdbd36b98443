import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct `A service` {
    @Test func `tells its first line and runs until it is stopped`() throws {
        let service = try shell("echo 127.0.0.1:80; echo second; cat; exit 4")
        #expect(service.line == "127.0.0.1:80")
        #expect(service.end == nil)
        #expect(service.stop() == .exited(4))
        #expect(service.end == .exited(4))
        #expect(service.hasEnded)
        #expect(service.stop() == .exited(4))
    }

    @Test func `may write an empty line, and end at once`() throws {
        let service = try shell("echo; exit 5")
        #expect(service.line == "")
        #expect(service.stop() == .exited(5))
    }

    @Test func `is refused where it ends before it has written a line`() throws {
        let status = LaunchedRun.Status.exited(6)
        #expect(
            throws: SubprocessError.serviceEnded(
                path: "/bin/sh", status: status, error: "no port\n")
        ) {
            try shell("echo no port >&2; printf 'half a line'; exit 6")
        }
        let killed = SubprocessError.serviceEnded(
            path: "/bin/sh", status: .signalled(SIGKILL), error: "")
        #expect(throws: killed) { try shell("kill -KILL $$") }
    }

    @Test func `keeps the last of what it wrote to standard error`() throws {
        do {
            _ = try shell("head -c 100000 /dev/zero | tr '\\0' x >&2; echo end >&2; exit 1")
            Issue.record("it was started")
        } catch SubprocessError.serviceEnded(_, _, let error) {
            #expect(error == String(repeating: "x", count: 4092) + "end\n")
        }
    }

    @Test func `is refused and ended where it says nothing in time`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pid")
            let limit = Duration.seconds(2)
            let silent = SubprocessError.serviceSilent(
                path: "/bin/sh", after: limit, error: "hm\n")
            #expect(throws: silent) {
                try shell(
                    "echo $$ > \(file.path); echo hm >&2; exec >&-; cat >/dev/null", within: limit)
            }
            let process = try lines(of: file, count: 1)[0]
            #expect(!isAlive(process))
        }
    }

    @Test func `is waited for no longer than somebody wants it`() throws {
        var asked = 0
        let silent = SubprocessError.serviceSilent(
            path: "/bin/sh", after: .seconds(60), error: "")
        #expect(throws: silent) {
            try Service.start(
                executable: "/bin/sh", arguments: ["-c", "cat"], within: .seconds(60)
            ) {
                asked += 1
                return asked == 3
            }
        }
        #expect(asked == 3)
    }

    @Test func `is refused where its line has no end or it cannot be started`() throws {
        let endless = SubprocessError.tooMuchOutput(path: "/bin/sh", limitBytes: 4096)
        #expect(throws: endless) { try shell("head -c 5000 /dev/zero; cat") }
        #expect(throws: SubprocessError.notFound(command: "/no/service")) {
            try Service.start(executable: "/no/service", arguments: [])
        }
    }

    @Test func `is never blocked by what it writes`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("done")
            let service = try shell(
                "echo ready; head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; "
                    + "echo last words >&2; echo done > \(file.path); cat")
            #expect(try lines(of: file, count: 1) == ["done"])
            #expect(service.lastErrors.hasSuffix("last words\n"))
            #expect(service.lastErrors.utf8.count == 4096)
            #expect(service.stop() == .exited(0))
        }
    }

    @Test func `that dies is found, with its last words`() throws {
        let service = try shell("echo ready; echo before >&2; read go < /dev/stdin; exit 3")
        #expect(!service.hasEnded)
        let other = try shell("echo ready; echo why >&2; exit 3")
        let deadline = monotonicNanoseconds() + 20_000_000_000
        while !other.hasEnded && monotonicNanoseconds() < deadline { sched_yield() }
        #expect(other.end == .exited(3))
        #expect(other.lastErrors == "why\n")
        #expect(service.stop() == .exited(3))
    }

    @Test func `leads a group that is ended with it, also where it ignores all requests`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let script =
                "trap '' TERM; sleep 99 & echo $! >> \(file.path); echo $$ >> \(file.path); "
                + "ps -o pgid= -p $$; while :; do sleep 0.01; done"
            var service: Service? = try shell(script)
            let processes = try lines(of: file, count: 2)
            #expect(service?.line.trimmingCharacters(in: .whitespaces) == processes[1])
            #expect(processes.allSatisfy(isAlive))
            service = nil
            // The group's others are nobody's children here: their end is only seen.
            let deadline = monotonicNanoseconds() + 20_000_000_000
            while processes.contains(where: isAlive), monotonicNanoseconds() < deadline {
                sched_yield()
            }
            #expect(!processes.contains(where: isAlive))
        }
    }

    @Test func `ends by SIGTERM where it ignores its input`() throws {
        let service = try shell("echo ready; exec sleep 99")
        #expect(service.stop() == .signalled(SIGTERM))
    }

    @Test func `gets no one else's input, so each ends by itself`() throws {
        let services = try (0..<4).map { _ in try shell("echo ready; cat; exit 9") }
        #expect(services.map { $0.stop() } == Array(repeating: .exited(9), count: 4))
    }

    @Test func `sees the end of its input where this process is killed`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("perfdb-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("gone").path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let launcher = try Launcher(output: .discard)
            let service = try shell("echo ready; cat; echo gone > \(path)")
            let later = try Launcher(output: .discard)
            withExtendedLifetime((launcher, service, later)) { _ = kill(getpid(), SIGKILL) }
        }
        #expect(try lines(of: URL(fileURLWithPath: path), count: 1) == ["gone"])
    }
}

@Suite struct `A program that takes this one's place` {
    @Test func `keeps the process, its descriptors and what was printed`() async {
        let result = await #expect(
            processExitsWith: .exitCode(7), observing: [\.standardOutputContent]
        ) {
            let null = open("/dev/null", O_RDWR)
            let script = "echo $0 $1 $WORD; test -e /proc/self/fd/\(null) && test $$ = \(getpid())"
            print("before")
            try Subprocess.replace(
                with: "/bin/sh", arguments: ["-c", script + " && exit 7", "name", "one two"],
                environment: ["WORD": "three"])
        }
        let text = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
        #expect(text.hasSuffix("before\nname one two three\n"))
    }

    @Test func `may not be there`() {
        #expect(throws: SubprocessError.notFound(command: "/no/program")) {
            try Subprocess.replace(with: "/no/program", arguments: [])
        }
        #expect(throws: SubprocessError.zeroByte(in: "a\0")) {
            try Subprocess.replace(with: "/bin/true", arguments: ["a\0"])
        }
    }
}

/// A service that is a shell.
private func shell(
    _ script: String, within limit: Duration = .seconds(10)
) throws -> Service {
    try Service.start(executable: "/bin/sh", arguments: ["-c", script], within: limit)
}
