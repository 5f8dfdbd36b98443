import Foundation
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct `A program that is ended` {
    @Test func `runs out of time with all its group`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let script = "sleep 99 & echo $! >> \(file.path); echo $$ >> \(file.path); sleep 99"
            let run = try run(["sh", "-c", script], timeout: .seconds(1))
            #expect(run.cause == .timeout)
            #expect(run.status == .signalled(SIGTERM))
            #expect(run.usage.wallNanoseconds >= 1_000_000_000)
            for process in try lines(of: file, count: 2) { #expect(!isAlive(process)) }
        }
    }

    @Test func `is killed where it ignores SIGTERM`() throws {
        let run = try terminated("trap '' TERM", grace: .milliseconds(100))
        #expect(run.cause == .requested)
        #expect(run.status == .signalled(SIGKILL))
    }

    @Test func `keeps the status that it ends with after SIGTERM`() throws {
        let run = try terminated("trap 'exit 3' TERM", grace: .seconds(60))
        #expect(run.cause == .requested)
        #expect(run.status == .exited(3))
    }

    /// The end of a shell that runs `setup`, and then for ever until it is terminated.
    private func terminated(_ setup: String, grace: Duration) throws -> LaunchedRun {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("ready")
            let script = "\(setup); echo > \(file.path); while :; do sleep 0.01; done"
            let launcher = try Launcher(output: .discard)
            try launcher.start(request(["sh", "-c", script], grace: grace))
            _ = try lines(of: file, count: 0)
            try launcher.send(.terminate)
            return try ended(launcher)
        }
    }

    @Test func `takes descendants that left its group along`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pid")
            let script = "setsid sh -c 'echo $$ > \(file.path); sleep 99 & wait' & sleep 99"
            let launcher = try Launcher(output: .discard)
            try launcher.start(request(["sh", "-c", script]))
            let daemon = try lines(of: file, count: 1)
            #expect(isAlive(daemon[0]))
            try launcher.send(.terminate)
            let run = try ended(launcher)
            #expect(run.cause == .requested)
            #expect(!isAlive(daemon[0]))
        }
    }

    @Test func `gives its whole group the time to clean up`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("cleaned")
            let script =
                "(trap 'sleep 0.2; echo yes > \(file.path); exit' TERM; sleep 99 & wait) & wait"
            let run = try run(["sh", "-c", script], timeout: .milliseconds(200))
            #expect(run.cause == .timeout)
            #expect(try lines(of: file, count: 1) == ["yes"])
        }
    }

    @Test func `is ended though it has left its group`() throws {
        let script = "import os, time; os.setpgid(0, os.getpgid(os.getppid())); time.sleep(99)"
        let run = try run(["python3", "-c", script], timeout: .milliseconds(500))
        #expect(run.cause == .timeout)
        #expect(run.status == .signalled(SIGTERM))
    }

    @Test func `leaves no member of its group when it ends by itself`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pid")
            let run = try run(["sh", "-c", "sleep 99 & echo $! > \(file.path)"])
            #expect(run.status == .exited(0))
            #expect(run.cause == .itself)
            #expect(run.hadLeftovers)
            #expect(!isAlive(try lines(of: file, count: 1)[0]))
        }
    }

    @Test(arguments: [SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU])
    func `is killed at once where it stops`(signal: Int32) throws {
        let launcher = try Launcher(output: .discard)
        let script = "import os, signal; os.kill(os.getpid(), \(signal)); print(1)"
        // The shell would keep a stop of its child to itself: the child takes its place.
        let run = try run(["python3", "-c", script], launcher: launcher)
        #expect(run.cause == .stopped(signal: signal))
        #expect(run.status == .signalled(SIGKILL))
    }

    @Test func `ends with the launcher`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let script =
                "trap '' TERM; sleep 99 & echo $! >> \(file.path); "
                + "echo $$ >> \(file.path); wait"
            var launcher: Launcher? = try Launcher(output: .discard)
            try launcher?.start(request(["sh", "-c", script]))
            let processes = try lines(of: file, count: 2)
            #expect(processes.allSatisfy(isAlive))
            launcher = nil
            #expect(!processes.contains(where: isAlive))
        }
    }

    @Test func `ends where the launcher is killed`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let launcher = try Launcher(output: .discard)
            let script = "echo $PPID > \(file.path); echo $$ >> \(file.path); exec sleep 99"
            let request = try request(["sh", "-c", script])
            try launcher.start(request)
            let processes = try lines(of: file, count: 2)
            kill(try #require(Int32(processes[0])), SIGKILL)
            #expect(throws: SubprocessError.launcherLost) { try launcher.wait() }
            #expect(throws: SubprocessError.launcherLost) { try launcher.start(request) }
            let deadline = monotonicNanoseconds() + 20_000_000_000
            while isAlive(processes[1]) && monotonicNanoseconds() < deadline { sched_yield() }
            #expect(!isAlive(processes[1]))
        }
    }

    @Test func `leaves no zombie while it runs`() throws {
        let script =
            "i=0; while [ $i -lt 20 ]; do (true & ) ; i=$((i+1)); done; "
            + "until test $(ps -o stat= --ppid $PPID | grep -c Z) = 0; do sleep 0.01; done"
        let run = try run(["sh", "-c", script], timeout: .seconds(20))
        #expect(run.status == .exited(0))
    }
}

@Suite struct `A running program` {
    @Test func `is waited for until a deadline`() throws {
        let launcher = try Launcher(output: .discard)
        try launcher.start(request(["sleep", "99"]))
        let deadline = monotonicNanoseconds() + 20_000_000
        #expect(try launcher.wait(until: deadline) == .deadline)
        #expect(monotonicNanoseconds() >= deadline)
        #expect(try launcher.wait(until: 0) == .deadline)
        try launcher.send(.kill)
        let run = try ended(launcher)
        #expect(run.status == .signalled(SIGKILL))
        #expect(run.cause == .requested)
    }

    @Test func `is stopped and continued without being failed`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pid")
            let launcher = try Launcher(output: .discard)
            let script = "echo $$ > \(file.path); exec sleep 0.3"
            try launcher.start(request(["sh", "-c", script], timeout: .seconds(1)))
            let process = try lines(of: file, count: 1)[0]
            try launcher.send(.stop)
            // Longer than the time limit, which stands still.
            let deadline = monotonicNanoseconds() + 1_200_000_000
            #expect(try launcher.wait(until: deadline) == .deadline)
            let state = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            #expect(state.contains(") T "))
            try launcher.send(.continue)
            let run = try ended(launcher)
            #expect(run.status == .exited(0))
            #expect(run.cause == .itself)
        }
    }

    @Test func `is terminated while it is stopped`() throws {
        let launcher = try Launcher(output: .discard)
        try launcher.start(request(["sleep", "99"]))
        try launcher.send(.stop)
        try launcher.send(.terminate)
        let run = try ended(launcher)
        #expect(run.cause == .requested)
        #expect(run.status == .signalled(SIGTERM))
    }

    @Test func `is not hit by a command that comes too late`() throws {
        let launcher = try Launcher(output: .discard)
        try launcher.start(request(["true"]))
        _ = try ended(launcher)
        try launcher.send(.kill)
        #expect(try run(["sh", "-c", "exit 4"], launcher: launcher).status == .exited(4))
    }
}
