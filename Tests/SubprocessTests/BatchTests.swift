import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct `Programs that are started at once` {
    @Test func `run one after another, in order`() throws {
        let launcher = try Launcher(output: .discard)
        let request = try request(["true"])
        try launcher.start(Array(repeating: request, count: 30))
        let runs = try allEnds(launcher)
        #expect(runs.count == 30)
        #expect(runs.allSatisfy { $0.status == .exited(0) && $0.cause == .itself })
        for (run, next) in zip(runs, runs.dropFirst()) {
            let start = next.endedAtNanoseconds - next.usage.wallNanoseconds
            #expect(run.endedAtNanoseconds <= start)
            #expect(run.startedAtMicroseconds <= next.startedAtMicroseconds)
        }
        #expect(runs[29].endedAtNanoseconds <= monotonicNanoseconds())
        #expect(try launcher.nextEnd() == nil)
    }

    @Test func `are each given their own, and the same once more`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("lines").path
            let script = #"echo "$0 $1 $NAME" >> \#(file)"#
            func request(_ word: String, _ name: String) throws -> LaunchRequest {
                try SubprocessTests.request(
                    ["sh", "-c", script, "a", word], environment: ["NAME": name])
            }
            let launcher = try Launcher(output: .discard)
            let (b1, b2, c2) = try (request("b", "1"), request("b", "2"), request("c", "2"))
            try launcher.start([b1, b1, b2, c2, c2, b1])
            #expect(try allEnds(launcher).count == 6)
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text == "a b 1\na b 1\na b 2\na c 2\na c 2\na b 1\n")
        }
    }

    private static let bad: [(String, LaunchedRun.Cause, LaunchedRun.Status)] = [
        ("exit 3", .itself, .exited(3)), ("kill -USR1 $$", .itself, .signalled(SIGUSR1)),
        ("kill -STOP $$", .stopped(signal: SIGSTOP), .signalled(SIGKILL)),
        ("trap 'exit 0' TERM; while :; do sleep 0.01; done", .timeout, .exited(0)),
    ]

    @Test(arguments: bad) func `are not started after one that did not end well`(
        script: String, cause: LaunchedRun.Cause, status: LaunchedRun.Status
    ) throws {
        try withTemporaryFolder { folder in
            let launcher = try Launcher(output: .discard)
            let note = try request(["sh", "-c", "echo >> \(folder.path)/notes"])
            let bad = try request(["sh", "-c", script], timeout: .milliseconds(300))
            try launcher.start([note, bad, note, note])
            let runs = try allEnds(launcher)
            #expect(runs.map(\.status) == [.exited(0), status])
            #expect(runs.last?.cause == cause)
            #expect(try run(["true"], launcher: launcher).status == .exited(0))
            let notes = try String(contentsOfFile: "\(folder.path)/notes", encoding: .utf8)
            #expect(notes == "\n")
        }
    }

    @Test func `are not started after one that could not be`() throws {
        try withTemporaryFolder { folder in
            let launcher = try Launcher(output: .discard)
            let note = try request(["sh", "-c", "echo >> \(folder.path)/notes"])
            let missing = try LaunchRequest(
                executable: "/no/such", arguments: ["such"], environment: [:])
            try launcher.start([note, missing, note])
            #expect(try launcher.wait() == .finished)
            #expect(try launcher.nextEnd()?.status == .exited(0))
            #expect(throws: SubprocessError.notFound(command: "/no/such")) {
                try launcher.nextEnd()
            }
            #expect(try launcher.nextEnd() == nil)
            let notes = try String(contentsOfFile: "\(folder.path)/notes", encoding: .utf8)
            #expect(notes == "\n")
        }
    }

    @Test func `go on after one that left processes`() throws {
        let launcher = try Launcher(output: .discard)
        try launcher.start([request(["sh", "-c", "sleep 99 &"]), request(["true"])])
        let runs = try allEnds(launcher)
        #expect(runs.map(\.hadLeftovers) == [true, false])
    }

    @Test func `are not started too late, except for the first`() throws {
        let launcher = try Launcher(output: .discard)
        var late = try request(["true"])
        late.latestStart = 0
        var early = late
        early.latestStart = monotonicNanoseconds() + 60_000_000_000
        try launcher.start([late, early, early, late, early])
        #expect(try allEnds(launcher).count == 3)
    }

    @Test func `are told while the next is running, and ended with what follows`() throws {
        try withTemporaryFolder { folder in
            let launcher = try Launcher(output: .discard)
            let file = folder.appendingPathComponent("ready")
            let long = try request(["sh", "-c", "echo > \(file.path); exec sleep 99"])
            try launcher.start([request(["true"]), long, request(["true"])])
            _ = try lines(of: file, count: 0)
            #expect(try launcher.wait(until: 0) == .deadline)
            #expect(try launcher.nextEnd()?.status == .exited(0))
            #expect(try launcher.nextEnd() == nil)
            try launcher.send(.terminate)
            #expect(try allEnds(launcher).map(\.cause) == [.requested])
        }
    }

    @Test func `are the first that fit in a message`() throws {
        let launcher = try Launcher(output: .discard)
        let requests = try (0..<70).map { try request(["true", "\($0)"], environment: [:]) }
        try launcher.start(requests)
        #expect(try allEnds(launcher).count == Launcher.batchCapacity)
        let large = try (0..<3).map {
            let value = String(repeating: "\($0)", count: 6_000)
            return try request(["true"], environment: ["LARGE": value])
        }
        try launcher.start(large)
        #expect(try allEnds(launcher).count == 2)
        try launcher.start(Array(repeating: large[0], count: Launcher.batchCapacity))
        #expect(try allEnds(launcher).count == Launcher.batchCapacity)
        let huge = try request(["true", String(repeating: "x", count: 100_000)])
        try launcher.start([huge, large[0]])
        #expect(try allEnds(launcher).count == 1)
        try launcher.start([large[0], huge])
        #expect(try allEnds(launcher).count == 1)
    }

    /// A command hits what runs when it arrives, or nothing.
    @Test(arguments: [LauncherCommand.terminate, .kill, .stop])
    func `end at a command, which hits none of those that are started later`(
        command: LauncherCommand
    ) throws {
        let launcher = try Launcher(output: .discard)
        let request = try request(["true"])
        for delay in 0..<60 {
            try launcher.start(Array(repeating: request, count: 8))
            let moment = monotonicNanoseconds() + Int64(delay) * 100_000
            while monotonicNanoseconds() < moment { sched_yield() }
            try launcher.send(command)
            if command == .stop { try launcher.send(.kill) }
            let runs = try allEnds(launcher)
            #expect(runs.dropLast().allSatisfy { $0.cause == .itself && $0.status == .exited(0) })
            let last = try #require(runs.last)
            if runs.count < 8 { #expect(last.cause == .requested) }
            if last.cause == .itself { #expect(last.status == .exited(0)) }
        }
        #expect(try run(["true"], launcher: launcher).cause == .itself)
    }

    @Test func `end with the launcher, all of them`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let script = "echo $$ >> \(file.path); exec sleep 99"
            var launcher: Launcher? = try Launcher(output: .discard)
            try launcher?.start(Array(repeating: request(["sh", "-c", script]), count: 5))
            let processes = try lines(of: file, count: 1)
            #expect(isAlive(processes[0]))
            launcher = nil
            #expect(!isAlive(processes[0]))
            #expect(try lines(of: file, count: 1) == processes)
        }
    }

    @Test func `are told as far as they ended where the launcher is killed`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("parent")
            let launcher = try Launcher(output: .discard)
            let script = "echo $PPID > \(file.path); exec sleep 99"
            try launcher.start([request(["true"]), request(["sh", "-c", script])])
            kill(try #require(Int32(try lines(of: file, count: 1)[0])), SIGKILL)
            #expect(throws: SubprocessError.launcherLost) { try launcher.wait() }
            #expect(try launcher.nextEnd()?.status == .exited(0))
            #expect(try launcher.nextEnd() == nil)
        }
    }
}
