import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct `A short program` {
    private let shell = "/bin/sh"

    @Test func `tells its status and both outputs`() throws {
        let result = try Subprocess.run(shell, ["-c", "echo out; echo err >&2; exit 3"])
        #expect(result.status == .exited(3))
        #expect(!result.isSuccess)
        #expect(result.outputText == "out\n")
        #expect(result.errorText == "err\n")
        #expect(try Subprocess.run(shell, ["-c", "kill -KILL $$"]).status == .signalled(SIGKILL))
    }

    @Test func `writes more to both outputs than a pipe holds`() throws {
        let script = "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; echo end"
        let result = try Subprocess.run(shell, ["-c", script])
        #expect(result.standardOutput.count == 3_000_004)
        #expect(result.standardError.count == 3_000_000)
    }

    @Test func `reads its input, or does not`() throws {
        let input = [UInt8](repeating: 120, count: 1_000_000)
        #expect(try Subprocess.run("/bin/cat", input: input).standardOutput == input)
        #expect(try Subprocess.run("/bin/true", input: input).isSuccess)
        #expect(try Subprocess.run("/bin/cat").standardOutput == [])
    }

    @Test func `begins in its folder with its environment`() throws {
        try withTemporaryFolder { folder in
            let result = try Subprocess.run(
                shell, ["-c", "pwd -P; echo $A$HOME"], environment: ["A": "b"],
                folder: folder.path)
            #expect(result.outputText == folder.resolvingSymlinksInPath().path + "\nb\n")
        }
    }

    @Test func `is not waited for longer than it runs itself`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pid")
            let script = "sleep 99 & echo $! > \(file.path); echo done"
            let result = try Subprocess.run(shell, ["-c", script])
            #expect(result.outputText == "done\n")
            kill(Int32(try lines(of: file, count: 1)[0]) ?? 0, SIGKILL)
        }
    }

    @Test func `is ended where it takes too long or writes too much`() throws {
        let limit = Duration.milliseconds(50)
        #expect(throws: SubprocessError.timedOut(path: "/bin/sleep", after: limit)) {
            try Subprocess.run("/bin/sleep", ["99"], timeout: limit)
        }
        #expect(throws: SubprocessError.tooMuchOutput(path: shell, limitBytes: 1000)) {
            try Subprocess.run(shell, ["-c", "exec yes"], limitBytes: 1000)
        }
        let closing = ["-c", "exec >&- 2>&-; exec sleep 99"]
        #expect(throws: SubprocessError.timedOut(path: shell, after: limit)) {
            try Subprocess.run(shell, closing, timeout: limit)
        }
    }

    @Test func `cannot be started`() {
        #expect(throws: SubprocessError.notFound(command: "/no/program")) {
            try Subprocess.run("/no/program")
        }
        #expect(throws: SubprocessError.folderMissing(path: "/no/folder")) {
            try Subprocess.run("/bin/true", folder: "/no/folder")
        }
        #expect(throws: SubprocessError.zeroByte(in: "\0")) {
            try Subprocess.run("/bin/true", ["\0"])
        }
    }
}

@Suite struct `An environment` {
    @Test func `keeps its order and its last values`() throws {
        var environment: Environment = ["B": "1", "A": "2", "B": "3"]
        #expect(environment["B"] == "3")
        environment["C"] = ""
        environment["A"] = nil
        environment["MISSING"] = nil
        #expect(environment["A"] == nil)
        #expect(environment["C"] == "")
        let result = try Subprocess.run("/usr/bin/env", environment: environment)
        #expect(result.outputText == "B=3\nC=\n")
    }

    @Test func `of this process is what programs get`() throws {
        #expect(Environment.current["PATH"] == ProcessInfo.processInfo.environment["PATH"])
        #expect(Environment()["PATH"] == nil)
    }
}
