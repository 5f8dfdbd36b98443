import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct `A launched program` {
    @Test func `ends with its status`() throws {
        let run = try run(["sh", "-c", "exit 7"])
        #expect(run.status == .exited(7))
        #expect(run.cause == .itself)
        #expect(!run.hadLeftovers)
    }

    @Test func `ends by a signal that someone else sent`() throws {
        let run = try run(["sh", "-c", "kill -USR1 $$"])
        #expect(run.status == .signalled(SIGUSR1))
        #expect(run.cause == .itself)
    }

    @Test func `is told when it began and how long it took`() throws {
        let before = Int64(Date().timeIntervalSince1970 * 1_000_000)
        let run = try run(["sleep", "0.05"])
        let after = Int64(Date().timeIntervalSince1970 * 1_000_000)
        #expect(run.startedAtMicroseconds >= before - 1)
        #expect(run.startedAtMicroseconds <= after)
        #expect(run.usage.wallNanoseconds >= 50_000_000)
        #expect(run.usage.wallNanoseconds <= (after - before + 2) * 1000)
        #expect(run.usage.userNanoseconds + run.usage.systemNanoseconds < 50_000_000)
    }

    @Test func `counts the CPU time of all its processes`() throws {
        let burn = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"
        let one = try run(["sh", "-c", burn]).usage
        let two = try run(["sh", "-c", "(\(burn)) & (\(burn)) & wait"]).usage
        let ratio = Double(two.userNanoseconds) / Double(one.userNanoseconds)
        #expect(ratio > 1.3 && ratio < 3.5)
        #expect(two.minorFaults > one.minorFaults)
    }

    @Test func `counts its switches and faults`() throws {
        let run = try run(["sh", "-c", "sleep 0.001; sleep 0.001"])
        #expect(run.usage.voluntarySwitches > 0)
        #expect(run.usage.minorFaults > 0)
    }

    @Test func `reads nothing and is the leader of its own group`() throws {
        let launcher = try Launcher(output: .discard)
        #expect(try run(["sh", "-c", "! read line"], launcher: launcher).status == .exited(0))
        let leads = "test $(ps -o pgid= -p $$) = $$"
        #expect(try run(["sh", "-c", leads], launcher: launcher).status == .exited(0))
    }

    @Test func `has default signals and an empty mask`() throws {
        // Signals 32 and 33 are the C library's own, out of anyone's reach.
        let empty = #"""
            grep -Eq '^SigIgn:.0{7}[01][08]0{7}$' /proc/self/status &&
            grep -Eq '^SigBlk:.0{16}$' /proc/self/status
            """#
        #expect(try run(["sh", "-c", empty]).status == .exited(0))
    }

    @Test func `inherits nothing that was not handed on`() throws {
        let descriptor = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        let passed = try output(of: "ls /proc/$$/fd")
        #expect(descriptor > 2)
        #expect(passed.contains("0"))
        #expect(!passed.contains(String(descriptor)))
    }

    @Test func `writes where it was told`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("out").path
            let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
            let launcher = try Launcher(output: .file(descriptor: descriptor))
            close(descriptor)
            _ = try run(["sh", "-c", "echo out; echo err >&2"], launcher: launcher)
            _ = try run(["echo", "again"], launcher: launcher)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "out\nerr\nagain\n")
        }
    }

    @Test func `gets its arguments and environment as they are`() throws {
        let environment: Environment = ["NAME": "a=b\nc ü", "EMPTY": ""]
        let check =
            #"test "$0" = "na me" && test "$1" = "" && test "$2" = "-x" && "#
            + #"test "$NAME" = "$3" && test "${EMPTY-unset}" = "" && test -z "$HOME""#
        let arguments = ["sh", "-c", check, "na me", "", "-x", "a=b\nc ü"]
        #expect(try run(arguments, environment: environment).status == .exited(0))
    }

    @Test func `takes a megabyte of arguments and environment`() throws {
        let launcher = try Launcher(output: .discard)
        var environment = Environment.current
        environment["LARGE"] = String(repeating: "v", count: 100_000)
        let words = (0..<20_000).map { "word\($0)-" + String(repeating: "x", count: 40) }
        let check = #"test $# = 20000 && test ${#LARGE} = 100000"#
        let large = try run(
            ["sh", "-c", check, "sh"] + words, environment: environment, launcher: launcher)
        #expect(large.status == .exited(0))
        #expect(try run(["true"], launcher: launcher).status == .exited(0))
    }

    @Test func `runs five thousand times without leaking a descriptor`() throws {
        let launcher = try Launcher(output: .discard)
        let request = try request(["true"])
        let mine = try descriptors()
        for _ in 0..<5000 {
            try launcher.start(request)
            #expect(try ended(launcher).status == .exited(0))
        }
        let count = "test $(ls /proc/$PPID/fd | wc -l) -le \(mine)"
        #expect(try run(["sh", "-c", count], launcher: launcher).status == .exited(0))
        #expect(try descriptors() < mine + 1000)
    }

    private func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    /// The words that a shell script writes while it is measured.
    private func output(of script: String) throws -> [String] {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("out").path
            let descriptor = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
            let launcher = try Launcher(output: .file(descriptor: descriptor))
            close(descriptor)
            #expect(try run(["sh", "-c", script], launcher: launcher).status == .exited(0))
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return text.split(whereSeparator: \.isWhitespace).map(String.init)
        }
    }
}
