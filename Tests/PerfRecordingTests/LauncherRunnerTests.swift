import Foundation
import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `Real programs` {
    /// Records a program with the launcher; signals to this process keep their effect.
    private func record(
        _ words: [String], runs: Int, timeout: Duration? = nil, environment: Environment? = nil,
        tolerating exits: ToleratedExits = .none
    ) throws -> (recording: Recording, store: ScriptedStore) {
        let launch = try LaunchRequest(
            executable: resolve(words[0], path: Environment.current["PATH"]), arguments: words,
            environment: environment ?? .current, timeout: timeout)
        let planned = PlannedConfiguration(
            configuration: Configuration(benchmark: "b"), command: words, launch: launch)
        let plan = RecordingPlan(
            configurations: [planned], runs: .count(runs), seed: 1, toleratedExits: exits)
        let store = ScriptedStore(ScriptedWorld())
        var recorder = Recorder(
            plan: plan, runner: LauncherRunner(try Launcher(output: .discard), watching: nil),
            store: store, tell: { _ in })
        let session = Session(id: "s", startedAt: nil, recorder: "perfdb")
        return (try recorder.record(session), store)
    }

    @Test func `are stored with what they took`() throws {
        let (recording, store) = try record(["true"], runs: 20)
        #expect(recording.end == .completed)
        #expect(store.runs.map(\.position) == Array(1...20))
        for run in store.runs {
            #expect(run.outcome == .ok && run.exitStatus == 0 && run.signal == nil)
            #expect(
                run.usage.wall > 0 && (run.usage.maxRSS ?? 0) > 0
                    && (run.usage.minorFaults ?? 0) > 0)
            #expect(
                (run.usage.user ?? 0) + (run.usage.sys ?? 0) <= 10 * run.usage.wall + 20_000_000)
        }
        let starts = store.runs.compactMap(\.startedAt)
        #expect(starts == starts.sorted() && starts[0].microseconds > 1_600_000_000_000_000)
        #expect(recording.measurements == store.measurements)
    }

    @Test func `that fail are stored with their status`() throws {
        let (recording, store) = try record(["sh", "-c", "exit 3"], runs: 5)
        #expect(recording.end == .failed(store.runs[0], cause: .itself))
        #expect(store.runs.map(\.outcome) == [.failed] && store.runs[0].exitStatus == 3)
        let tolerated = try record(["sh", "-c", "exit 3"], runs: 5, tolerating: .codes([3]))
        #expect(tolerated.recording.end == .completed)
        #expect(tolerated.store.runs.map(\.outcome) == Array(repeating: .ok, count: 5))
        #expect(tolerated.store.runs.allSatisfy { $0.exitStatus == 3 })
    }

    @Test func `that take too long leave no process`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("pids")
            let script = "echo $$ >> \(file.path); sleep 99 & echo $! >> \(file.path); sleep 99"
            let (recording, store) = try record(
                ["sh", "-c", script], runs: 2, timeout: .milliseconds(300), tolerating: .all)
            #expect(recording.end == .completed)
            #expect(store.runs.map(\.outcome) == [.timedOut, .timedOut])
            #expect(store.runs.allSatisfy { $0.exitStatus == nil && $0.signal == SIGTERM })
            #expect(store.runs.allSatisfy { $0.usage.wall >= 300_000_000 })
            let processes = try String(contentsOf: file, encoding: .utf8)
                .split(separator: "\n").compactMap { pid_t($0) }
            #expect(processes.count == 4)
            for process in processes { #expect(kill(process, 0) == -1 && errno == ESRCH) }
        }
    }

    @Test(arguments: [("STOP", SIGSTOP), ("TSTP", SIGTSTP), ("TTIN", SIGTTIN)])
    func `that stop are ended and stored as failed`(name: String, signal: Int32) throws {
        let (recording, store) = try record(
            ["sh", "-c", "kill -\(name) $$; sleep 99"], runs: 3, tolerating: .all)
        #expect(recording.end == .failed(store.runs[0], cause: .stopped(signal)))
        #expect(store.runs.map(\.outcome) == [.failed])
        #expect(store.runs[0].signal == signal && store.runs[0].exitStatus == nil)
    }

    @Test func `that a signal ends are stored as killed`() throws {
        let (recording, store) = try record(["sh", "-c", "kill -SEGV $$"], runs: 3)
        #expect(recording.end == .failed(store.runs[0], cause: .itself))
        #expect(store.runs.map(\.outcome) == [.killed])
        #expect(store.runs[0].signal == SIGSEGV)
    }

    @Test func `that cannot be started are an error`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("text")
            // Written by another process: a descriptor that writes, in a launcher that was forked
            // by a test at the same time, would make the file busy.
            let script = "echo no program > text && chmod +x text"
            let written = try Witness.run("sh", ["-c", script], in: folder)
            #expect(written.status == 0)
            #expect(throws: SubprocessError.notAProgram(path: file.path)) {
                try record([file.path], runs: 3)
            }
        }
    }

    @Test func `see their point of the sweep`() throws {
        let environment = ChildEnvironment.variables(
            inherited: .current,
            placeholders: [Placeholder("workers", "4"), Placeholder("size", "1 M")])
        let script = #"[ "$PERFDB_WORKERS" = 4 ] && [ "$PERFDB_PARAMETER_SIZE" = "1 M" ]"#
        let (recording, _) = try record(
            ["sh", "-c", script], runs: 1, environment: environment)
        #expect(recording.end == .completed)
    }

    @Test func `report what they do through descriptor 3`() throws {
        let script = #"""
            [ "$PERFDB_CHANNEL" = 3 ] || exit 9
            echo '{"region": "work", "ns": 1000}' >&3
            echo '{"task": "a", "worker": 1, "start_ns": 0, "stop_ns": 900}' >&3
            echo 'noise' >&3
            """#
        let environment = ChildEnvironment.variables(inherited: .current, placeholders: [])
        let (recording, store) = try record(
            ["sh", "-c", script], runs: 3, environment: environment)
        #expect(recording.end == .completed)
        #expect(recording.measurements[0].region == [1_000, 1_000, 1_000])
        #expect(recording.measurements == store.measurements)
        var report = RunReport()
        report.region = 1_000
        report.tasks = [WorkTask(name: "a", worker: 1, start: 0, stop: 900)]
        report.messages = [
            RunMessage(
                kind: .warning, name: "channel-garbage",
                text: """
                    1 line of the report channel was not understood, line 3: it is not JSON from \
                    column 1 on
                    """)
        ]
        #expect(store.runs.allSatisfy { $0.report == report && $0.outcome == .ok })
    }

    @Test func `that report an error failed, whatever their status`() throws {
        let environment = ChildEnvironment.variables(inherited: .current, placeholders: [])
        let script = #"echo '{"error": "the server answered 503"}' >&3; exit 0"#
        let (recording, store) = try record(
            ["sh", "-c", script], runs: 3, environment: environment)
        #expect(recording.end == .failed(store.runs[0], cause: .itself))
        #expect(store.runs.map(\.outcome) == [.failed] && store.runs[0].exitStatus == 0)
        #expect(store.runs[0].report.messages.map(\.text) == ["the server answered 503"])
    }

    @Test func `may flood the report channel or close it`() throws {
        let environment = ChildEnvironment.variables(inherited: .current, placeholders: [])
        let flood = "head -c 6000000 /dev/zero >&3; exec 3>&-"
        let (recording, store) = try record(
            ["sh", "-c", flood], runs: 1, environment: environment)
        #expect(recording.end == .completed)
        #expect(store.runs[0].report.messages.map(\.name) == ["channel-flood"])
        let closed = try record(
            ["sh", "-c", "exec 3>&-"], runs: 2, environment: environment)
        #expect(closed.recording.end == .completed)
        #expect(closed.store.runs.allSatisfy { $0.report.isEmpty })
    }

    @Test func `are waited for until a deadline`() throws {
        let runner = LauncherRunner(try Launcher(output: .discard), watching: nil)
        let launch = try LaunchRequest(
            executable: resolve("sleep", path: Environment.current["PATH"]),
            arguments: ["sleep", "99"], environment: .current)
        try runner.start([launch])
        #expect(try runner.wait(until: runner.now) == .deadline)
        #expect(runner.pendingSignal() == nil)
        #expect(try runner.nextEnd() == nil)
        try runner.send(.terminate)
        #expect(try runner.wait(until: nil) == .finished)
        let end = try #require(try runner.nextEnd())
        #expect(end.cause == .request && end.signal == SIGTERM && end.exitStatus == nil)
    }

    /// The end of a shell that was started as told.
    private func end(
        of script: String, _ change: (inout LaunchSetting) -> Void
    ) throws -> ChildEnd {
        var setting = LaunchSetting()
        change(&setting)
        let launch = try LaunchRequest(
            executable: resolve("sh", path: Environment.current["PATH"]),
            arguments: ["sh", "-c", script], environment: .current, setting: setting)
        let launcher = try Launcher(ChildStreams(.discard, canCapture: setting.capturesOutput))
        let runner = LauncherRunner(launcher, watching: nil)
        try runner.start([launch])
        #expect(try runner.wait(until: nil) == .finished)
        return try #require(try runner.nextEnd())
    }

    @Test func `that are copies are told one by one`() throws {
        let end = try end(of: "kill -USR1 $$") { $0.copies = 3 }
        #expect(end.signal == SIGUSR1 && end.exitStatus == nil && end.cause == .itself)
        #expect(end.copies.count == 3)
        #expect(end.copies.allSatisfy { $0.signal == SIGUSR1 && $0.exitStatus == nil })
        #expect(end.copies.map(\.start).sorted() == end.copies.map(\.start))
        #expect(end.copies.compactMap(\.user).reduce(0, +) == end.usage.user)
        #expect(end.copies.compactMap(\.sys).reduce(0, +) == end.usage.sys)
        #expect(end.copies.compactMap(\.maxRSS).max() == end.usage.maxRSS)
        #expect(end.copies.map { $0.start + $0.wall }.max() == end.usage.wall)
        let good = try self.end(of: ":") { $0.copies = 2 }
        #expect(good.copies.allSatisfy { $0.exitStatus == 0 && $0.signal == nil })
        #expect(try self.end(of: ":") { _ in }.copies.isEmpty)
    }

    @Test func `are counted as metrics, or the counter is missing`() throws {
        let end = try end(of: ":") { $0.counts = true }
        // Where the system shows user code only, names say so.
        let partial = Set(end.userOnlyCounters.map { "perf:\($0):u" })
        let names = end.report.metrics.map(\.metric.name).map { name in
            partial.contains(name) ? String(name.dropLast(2)) : name
        }
        let all = names + end.missingCounters.map { "perf:\($0)" }
        #expect(all.sorted() == Counter.allCases.map { "perf:\($0.rawValue)" }.sorted())
        #expect(end.report.metrics.allSatisfy { $0.metric.direction == .lower })
        for value in end.report.metrics where value.metric.unit != nil {
            #expect(value.metric.name == "perf:task-clock" && value.metric.unit == "s")
            #expect(value.value > 0 && value.value < 10)
        }
        let without = try self.end(of: ":") { _ in }
        #expect(without.report.isEmpty && without.missingCounters.isEmpty)
    }

    @Test func `are told with what they print, where that is captured`() throws {
        let end = try end(of: "echo out; echo error >&2") { $0.capturesOutput = true }
        #expect(end.output == Array("out\n".utf8))
        #expect(try self.end(of: "echo out") { _ in }.output.isEmpty)
    }

    @Test func `that cannot be given what they should are an error`() throws {
        #expect(throws: SubprocessError.settingFailed(.folder("/no/such"), code: ENOENT)) {
            try end(of: ":") { $0.folder = "/no/such" }
        }
    }
}
