import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct `The report channel` {
    @Test func `of a program that never uses it or closes it is empty`() throws {
        #expect(try run(["true"]).channel == ChannelBytes())
        #expect(try run(["bash", "-c", "exec 3>&-; echo x >/dev/null"]).channel == ChannelBytes())
    }

    @Test func `tells what the program wrote, byte by byte`() throws {
        let script = "import os; os.write(3, bytes(range(256)) * 4); os.write(3, b'no end of line')"
        let run = try run(["python3", "-c", script])
        let bytes = (0..<1024).map { UInt8(truncatingIfNeeded: $0) }
        #expect(run.channel.bytes == bytes + Array("no end of line".utf8))
        #expect(run.channel.dropped == 0)
    }

    @Test func `is not there where it is not wanted`() throws {
        let executable = try resolve("sh", path: Environment.current["PATH"])
        let launcher = try Launcher(output: .discard)
        for (wanted, script) in [
            (false, "! test -p /proc/self/fd/3"), (true, "test -p /proc/self/fd/3"),
        ] {
            try launcher.start(
                LaunchRequest(
                    executable: executable, arguments: ["sh", "-c", script],
                    environment: .current, channel: wanted))
            #expect(try ended(launcher).status == .exited(0))
        }
    }

    @Test func `is each program's own`() throws {
        let launcher = try Launcher(output: .discard)
        let executable = try resolve("sh", path: Environment.current["PATH"])
        let requests = try (0..<Launcher.batchCapacity).map { number in
            try LaunchRequest(
                executable: executable, arguments: ["sh", "-c", "echo line \(number) >&3; exit 0"],
                environment: [:], channel: number % 7 != 3)
        }
        for _ in 0..<3 {
            try launcher.start(requests)
            let runs = try allEnds(launcher)
            #expect(runs.count == Launcher.batchCapacity)
            for (number, run) in runs.enumerated() {
                let line = number % 7 == 3 ? "" : "line \(number)\n"
                #expect(text(run) == line)
            }
        }
    }

    @Test func `of those that were not started is empty, and not the next batch's`() throws {
        let launcher = try Launcher(output: .discard)
        let write = { (word: String) in try request(["sh", "-c", "echo \(word) >&3"]) }
        let failing = try request(["sh", "-c", "echo failing >&3; exit 3"])
        var late = try write("late")
        late.latestStart = 0
        // Those of this process, and of the launcher.
        let mine = try descriptors()
        let count = ["sh", "-c", "ls /proc/$PPID/fd >&3"]
        let before = try text(run(count, launcher: launcher)).count
        for _ in 0..<60 {
            try launcher.start([write("first"), failing, write("never"), write("never")])
            #expect(try allEnds(launcher).map(text) == ["first\n", "failing\n"])
            try launcher.start([write("second"), late])
            #expect(try allEnds(launcher).map(text) == ["second\n"])
        }
        #expect(try descriptors() < mine + 400)
        // Its own channel may not be closed yet: 3 bytes.
        #expect(try text(run(count, launcher: launcher)).count <= before + 8)
    }

    @Test func `of a program that cannot be started is nobody's`() throws {
        let launcher = try Launcher(output: .discard)
        let missing = try LaunchRequest(
            executable: "/no/such", arguments: ["such"], environment: [:])
        try launcher.start([request(["sh", "-c", "echo a >&3"]), missing])
        #expect(try launcher.wait() == .finished)
        #expect(try launcher.nextEnd().map(text) == "a\n")
        #expect(throws: SubprocessError.notFound(command: "/no/such")) { try launcher.nextEnd() }
        let next = try run(["sh", "-c", "echo b >&3"], launcher: launcher)
        #expect(text(next) == "b\n")
    }

    @Test func `is the only descriptor that a program has for being measured`() throws {
        try withTemporaryFolder { folder in
            let launcher = try Launcher(output: .discard)
            let file = folder.appendingPathComponent("lists").path
            let python = """
                import os
                folder = '/proc/self/fd/'
                names = [n for n in os.listdir(folder) if os.path.lexists(folder + n)]
                open('\(file)', 'a').write(' '.join(set(names) - {'3'}) + chr(10))
                """
            let executable = try resolve("python3", path: Environment.current["PATH"])
            let requests = try [false, true, true, false, true].map { wanted in
                try LaunchRequest(
                    executable: executable, arguments: ["python3", "-c", python],
                    environment: .current, channel: wanted)
            }
            try launcher.start(requests)
            #expect(try allEnds(launcher).count == 5)
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let lists = Set(text.split(separator: "\n").map { $0.split(separator: " ").count })
            #expect(lists.count == 1)
        }
    }

    @Test func `takes more than a pipe holds while the program runs`() throws {
        let script = "import os; [os.write(3, b'x' * 1000) for _ in range(3000)]"
        let run = try run(["python3", "-c", script])
        #expect(run.status == .exited(0))
        #expect(run.channel.bytes == [UInt8](repeating: 120, count: 3_000_000))
    }

    @Test func `keeps the first of a flood and counts the rest`() throws {
        let launcher = try Launcher(output: .discard)
        let flood = try request(["sh", "-c", "yes 0123456 | head -n 1000000 >&3"])
        try launcher.start([flood, request(["sh", "-c", "echo after >&3"])])
        let runs = try allEnds(launcher)
        let kept = ReportChannel.capacityBytes
        #expect(runs[0].channel.bytes.count == kept)
        #expect(runs[0].channel.bytes.starts(with: Array("0123456\n0123456\n".utf8)))
        #expect(runs[0].channel.dropped == 8_000_000 - kept)
        #expect(text(runs[1]) == "after\n")
    }

    @Test func `is drained while a deadline is waited for`() throws {
        let launcher = try Launcher(output: .discard)
        try launcher.start(request(["sh", "-c", "yes >&3"], timeout: .seconds(60)))
        let deadline = monotonicNanoseconds() + 100_000_000
        #expect(try launcher.wait(until: deadline) == .deadline)
        try launcher.send(.kill)
        let run = try ended(launcher)
        #expect(run.cause == .requested)
        #expect(run.channel.dropped > 0)
    }

    @Test func `of a program that left a descendant blocks nothing and leaks nothing`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pid")
            let launcher = try Launcher(output: .discard)
            let script =
                "echo mine >&3; setsid sh -c 'echo $$ > \(file.path); exec yes leaked >&3' & "
                + "until [ -s \(file.path) ]; do sleep 0.01; done"
            try launcher.start([
                request(["sh", "-c", script]), request(["sh", "-c", "echo next >&3"]),
            ])
            let runs = try allEnds(launcher)
            #expect(runs.count == 2)
            #expect(text(runs[0]).hasPrefix("mine\n"))
            #expect(text(runs[1]) == "next\n")
            let daemon = try #require(Int32(try lines(of: file, count: 1)[0]))
            #expect(text(try run(["sh", "-c", "echo third >&3"], launcher: launcher)) == "third\n")
            kill(daemon, SIGKILL)
        }
    }

    @Test func `takes the place of a descriptor that was handed on`() async {
        await #expect(processExitsWith: .exitCode(0)) {
            let file = open("/dev/null", O_RDWR)
            guard dup2(file, ReportChannel.descriptor) == ReportChannel.descriptor else { exit(1) }
            let launcher = try Launcher(output: .discard)
            let write = try request(["sh", "-c", "echo channel >&3"])
            try launcher.start([write, write])
            guard try launcher.wait() == .finished else { exit(2) }
            let first = try launcher.nextEnd()?.channel
            let second = try launcher.nextEnd()?.channel
            let expected = ChannelBytes(bytes: Array("channel\n".utf8))
            exit(first == expected && second == expected ? 0 : 3)
        }
    }

    private func text(_ run: LaunchedRun) -> String {
        String(decoding: run.channel.bytes, as: UTF8.self)
    }

    private func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
}
