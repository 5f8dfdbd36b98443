import CLibrary
import Foundation
import Subprocess
import TestSupport
import Testing

@Suite struct `Copies of a program` {
    private func request(
        _ script: String, _ word: String = "", copies: Int, timeout: Duration? = nil
    ) throws -> LaunchRequest {
        try SubprocessTests.request(
            ["sh", "-c", script, word], timeout: timeout, setting: setting { $0.copies = copies })
    }

    @Test func `are none where it is one program`() throws {
        let run = try run(["true"], setting: setting { $0.copies = 1 })
        #expect(run.copies.isEmpty)
    }

    @Test func `run at the same time, each the leader of its own group`() throws {
        try withTemporaryFolder { folder in
            // Each waits for all the others.
            let script = #"""
                [ "$(ps -o pgid= -p $$ | tr -d ' ')" = $$ ] || exit 9
                echo > "$0/$$"; until [ $(ls "$0" | wc -l) = 4 ]; do sleep 0.01; done
                """#
            let launcher = try Launcher(output: .discard)
            try launcher.start(request(script, folder.path, copies: 4, timeout: .seconds(60)))
            let run = try ended(launcher)
            #expect(run.cause == .itself && run.status == .exited(0) && !run.hadLeftovers)
            #expect(run.copies.map(\.status) == Array(repeating: .exited(0), count: 4))
        }
    }

    @Test func `are added up`() throws {
        let burn = "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"
        let launcher = try Launcher(output: .discard)
        try launcher.start(request(burn, copies: 5))
        let run = try ended(launcher)
        let copies = run.copies.map(\.usage)
        #expect(run.copies.count == 5)
        #expect(run.copies[0].startNanoseconds == 0)
        #expect(run.copies.map(\.startNanoseconds) == run.copies.map(\.startNanoseconds).sorted())
        let ends = run.copies.map { $0.startNanoseconds + $0.usage.wallNanoseconds }
        #expect(run.usage.wallNanoseconds == ends.max())
        #expect(copies.allSatisfy { $0.wallNanoseconds > 0 && $0.maxRSSBytes > 0 })
        #expect(run.usage.maxRSSBytes == copies.map(\.maxRSSBytes).max())
        func sum(_ part: (LaunchedRun.Usage) -> Int64) -> Int64 { copies.map(part).reduce(0, +) }
        #expect(run.usage.userNanoseconds == sum(\.userNanoseconds))
        #expect(run.usage.systemNanoseconds == sum(\.systemNanoseconds))
        #expect(run.usage.minorFaults == sum(\.minorFaults) && run.usage.minorFaults > 0)
        #expect(run.usage.majorFaults == sum(\.majorFaults))
        #expect(run.usage.voluntarySwitches == sum(\.voluntarySwitches))
        #expect(run.usage.involuntarySwitches == sum(\.involuntarySwitches))
        #expect(run.usage.blocksIn == sum(\.blocksIn) && run.usage.blocksOut == sum(\.blocksOut))
    }

    @Test(arguments: [
        ("exit 3", LaunchedRun.Status.exited(3)), ("kill -USR1 $$", .signalled(SIGUSR1)),
    ])
    func `fail where one fails, once all have ended`(
        end: String, status: LaunchedRun.Status
    ) throws {
        try withTemporaryFolder { folder in
            let script = #"mkdir "$0/first" 2>/dev/null && \#(end); sleep 0.02; echo > "$0/$$""#
            let launcher = try Launcher(output: .discard)
            let copies = try request(script, folder.path, copies: 4)
            try launcher.start([copies, copies])
            let runs = try allEnds(launcher)
            #expect(runs.map(\.status) == [status])
            #expect(runs[0].cause == .itself)
            #expect(runs[0].copies.count { $0.status == .exited(0) } == 3)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
        }
    }

    @Test func `run out of time together`() throws {
        let run = try run(
            ["sh", "-c", "sleep 99 & wait"], timeout: .milliseconds(300),
            setting: setting { $0.copies = 3 })
        #expect(run.cause == .timeout)
        #expect(run.status == .signalled(SIGTERM))
        #expect(run.copies.map(\.status) == Array(repeating: .signalled(SIGTERM), count: 3))
    }

    /// Starting them all would take much longer than they have.
    @Test func `that have no time left while they are started are no more of them`() throws {
        let launcher = try Launcher(output: .discard)
        for script in ["exec sleep 99", ":"] {
            try launcher.start(request(script, copies: 500, timeout: .milliseconds(2)))
            let run = try ended(launcher)
            #expect(run.cause == .timeout && !run.hadLeftovers)
            #expect((1..<500).contains(run.copies.count))
        }
        #expect(try run(["true"], launcher: launcher).cause == .itself)
    }

    @Test(arguments: [LauncherCommand.terminate, .kill])
    func `are no more of them where they are to end while they are started`(
        command: LauncherCommand
    ) throws {
        let launcher = try Launcher(output: .discard)
        try launcher.start(request("exec sleep 99", copies: 1000))
        try launcher.send(command)
        let run = try ended(launcher)
        #expect(run.cause == .requested)
        #expect((1..<1000).contains(run.copies.count))
    }

    @Test(arguments: [(LauncherCommand.terminate, SIGTERM), (.kill, SIGKILL)])
    func `end together at a command`(command: LauncherCommand, signal: Int32) throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let launcher = try Launcher(output: .discard)
            let script = #"sleep 99 & echo $$ >> "$0"; echo $! >> "$0"; wait"#
            try launcher.start(request(script, file.path, copies: 3))
            let processes = try lines(of: file, count: 6)
            try launcher.send(command)
            let run = try ended(launcher)
            #expect(run.cause == .requested)
            #expect(run.copies.map(\.status) == Array(repeating: .signalled(signal), count: 3))
            #expect(!processes.contains(where: isAlive))
        }
    }

    @Test func `stop and go on together, while the time limit stands still`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let gate = file.path + ".gate"
            #expect(mkfifo(gate, 0o600) == 0)
            let ends = open(gate, O_RDWR | O_CLOEXEC)
            defer { close(ends) }
            let launcher = try Launcher(output: .discard)
            // Without a process of its own that might be stopped half-way.
            let script = #"echo $$ >> "$0"; read line < "$0.gate""#
            try launcher.start(request(script, file.path, copies: 3, timeout: .seconds(60)))
            let processes = try lines(of: file, count: 3)
            try launcher.send(.stop)
            for process in processes { #expect(state(of: process, becomes: "T")) }
            #expect(write(ends, "\n\n\n", 3) == 3)
            #expect(try launcher.wait(until: 0) == .deadline)
            try launcher.send(.continue)
            let run = try ended(launcher)
            #expect(run.cause == .itself && run.status == .exited(0))
        }
    }

    @Test func `are killed where one stops`() throws {
        try withTemporaryFolder { folder in
            let script = #"mkdir "$0/first" 2>/dev/null && kill -STOP $$; sleep 99"#
            let run = try run(
                ["sh", "-c", script, folder.path], setting: setting { $0.copies = 3 })
            #expect(run.cause == .stopped(signal: SIGSTOP))
            // The rest may not have been started yet.
            #expect((1...3).contains(run.copies.count))
            #expect(run.copies.allSatisfy { $0.status == .signalled(SIGKILL) })
        }
    }

    @Test func `cannot be started where one cannot`() throws {
        let launcher = try Launcher(output: .discard)
        let missing = try LaunchRequest(
            executable: "/no/such", arguments: ["such"], environment: [:],
            setting: setting { $0.copies = 3 })
        try launcher.start(missing)
        #expect(throws: SubprocessError.notFound(command: "/no/such")) { try ended(launcher) }
        #expect(try run(["true"], launcher: launcher).status == .exited(0))
    }

    @Test func `are ended with what they leave`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let script = #"sleep 99 & setsid sleep 99 & echo "$!" >> "$0""#
            let launcher = try Launcher(output: .discard)
            try launcher.start(request(script, file.path, copies: 3))
            let run = try ended(launcher)
            #expect(run.cause == .itself && run.status == .exited(0) && run.hadLeftovers)
            #expect(try !lines(of: file, count: 3).contains(where: isAlive))
        }
    }

    @Test func `end with the launcher`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            var launcher: Launcher? = try Launcher(output: .discard)
            try launcher?.start(request(#"echo $$ >> "$0"; exec sleep 99"#, file.path, copies: 3))
            let processes = try lines(of: file, count: 3)
            launcher = nil
            #expect(!processes.contains(where: isAlive))
        }
    }

    @Test func `are as many in a batch as there is room for`() throws {
        let launcher = try Launcher(output: .discard)
        let (many, one) = try (request(":", copies: 60), request(":", copies: 1))
        try launcher.start([one, many, one, many])
        #expect(try allEnds(launcher).map(\.copies.count) == [0, 60, 0, 60])
        let most = try request(":", copies: LaunchSetting.mostCopies - 59)
        try launcher.start([many, most])
        #expect(try allEnds(launcher).map(\.copies.count) == [60])
    }

    /// Whether a process comes to a state of `/proc/pid/stat`.
    private func state(of process: String, becomes state: String) -> Bool {
        let deadline = monotonicNanoseconds() + 20_000_000_000
        while monotonicNanoseconds() < deadline {
            let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            if text?.contains(") \(state) ") == true { return true }
            sched_yield()
        }
        return false
    }
}
