import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct `A worker process` {
    @Test func `tells how it ended, once, and its peak memory`() throws {
        let worker = try shell("exit 7")
        let end = try worker.wait()
        #expect(end.status == .exited(7))
        #expect(end.maxRSSBytes > 100_000 && end.maxRSSBytes < 100 << 30)
        #expect(throws: SubprocessError.system(call: "wait4", code: ECHILD)) { try worker.wait() }
        #expect(try shell("kill -KILL $$").wait().status == .signalled(SIGKILL))
    }

    @Test func `reads and writes pipes under other numbers`() throws {
        let (question, answer) = (Foundation.Pipe(), Foundation.Pipe())
        // Each takes the other's place.
        let reader = question.fileHandleForReading.fileDescriptor
        let writer = answer.fileHandleForWriting.fileDescriptor
        let script = "read line <&\(writer); echo \"got $line\" >&\(reader)"
        let worker = try WorkerProcess.start(
            executable: "/bin/bash", arguments: ["-c", script],
            inheriting: [(reader, writer), (writer, reader)])
        try question.fileHandleForWriting.write(contentsOf: Data("hello\n".utf8))
        try answer.fileHandleForWriting.close()
        let text = try #require(try answer.fileHandleForReading.readToEnd())
        #expect(String(decoding: text, as: UTF8.self) == "got hello\n")
        #expect(try worker.wait().status == .exited(0))
    }

    @Test func `keeps a descriptor's own number, and gets no other one`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("out").path
            let own = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
            let other = open("/dev/null", O_RDWR | O_CLOEXEC)
            defer { _ = (close(own), close(other)) }
            let script = "test -e /proc/self/fd/\(own) && ! test -e /proc/self/fd/\(other)"
            let worker = try shell(script, inheriting: [(own, own)])
            #expect(try worker.wait().status == .exited(0))
        }
    }

    @Test func `stays in this process's group`() throws {
        let script = "test $(ps -o pgid= -p $$) = \(getpgrp())"
        #expect(try shell(script).wait().status == .exited(0))
    }

    @Test func `cannot be started`() {
        #expect(throws: SubprocessError.notFound(command: "/no/program")) {
            try WorkerProcess.start(executable: "/no/program", arguments: [], inheriting: [])
        }
        #expect(throws: SubprocessError.system(call: "fcntl", code: EBADF)) {
            try shell("true", inheriting: [(-1, 3)])
        }
    }

    @Test func `is started by many threads, none with another one's pipe`() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<16 {
                group.addTask {
                    let pipe = Foundation.Pipe()
                    let writer = pipe.fileHandleForWriting
                    let worker = try shell(
                        "ls /proc/$$/fd | wc -l >&3; echo \(number) >&3",
                        inheriting: [(writer.fileDescriptor, 3)])
                    try writer.close()
                    // It ends only where no other worker holds this pipe's other end.
                    let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
                    _ = try worker.wait()
                    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
                    return lines.last.map(String.init) ?? ""
                }
            }
            var answers: Set<String> = []
            for try await answer in group { answers.insert(answer) }
            #expect(answers == Set((0..<16).map(String.init)))
        }
    }
}

/// A worker that is a shell.
private func shell(
    _ script: String, inheriting: [(from: Int32, to: Int32)] = []
) throws -> WorkerProcess {
    try WorkerProcess.start(
        executable: "/bin/sh", arguments: ["-c", script], inheriting: inheriting)
}
