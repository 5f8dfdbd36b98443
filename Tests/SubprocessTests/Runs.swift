import Foundation
import Subprocess
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A launcher, a program by its name, and how it ended.
func run(
    _ arguments: [String], environment: Environment = .current, timeout: Duration? = nil,
    grace: Duration = .seconds(2), launcher: Launcher? = nil,
    setting: LaunchSetting = LaunchSetting()
) throws -> LaunchedRun {
    let streams = ChildStreams(.discard, canCapture: setting.capturesOutput)
    let launcher = try launcher ?? Launcher(streams)
    try launcher.start(
        request(
            arguments, environment: environment, timeout: timeout, grace: grace, setting: setting))
    return try ended(launcher)
}

/// A setting that differs from the usual one as told.
func setting(_ change: (inout LaunchSetting) -> Void) -> LaunchSetting {
    var setting = LaunchSetting()
    change(&setting)
    return setting
}

/// What a shell script prints that is started as told.
func printed(by script: String, _ change: (inout LaunchSetting) -> Void = { _ in }) throws
    -> String
{
    let setting = setting {
        change(&$0); $0.capturesOutput = true
    }
    let run = try run(["sh", "-c", script], setting: setting)
    #expect(run.status == .exited(0))
    return String(decoding: run.output, as: UTF8.self)
}

/// The ends that were not told yet, once nothing runs any more.
func allEnds(_ launcher: Launcher) throws -> [LaunchedRun] {
    #expect(try launcher.wait() == .finished)
    var runs: [LaunchedRun] = []
    while let run = try launcher.nextEnd() { runs.append(run) }
    return runs
}

/// What a launcher needs to start a program that is found on `PATH`.
func request(
    _ arguments: [String], environment: Environment = .current, timeout: Duration? = nil,
    grace: Duration = .seconds(2), setting: LaunchSetting = LaunchSetting()
) throws -> LaunchRequest {
    let executable = try resolve(arguments[0], path: Environment.current["PATH"])
    return try LaunchRequest(
        executable: executable, arguments: arguments, environment: environment, timeout: timeout,
        grace: grace, setting: setting)
}

/// The end of the running program.
func ended(_ launcher: Launcher) throws -> LaunchedRun {
    let event = try launcher.wait()
    guard event == .finished, let run = try launcher.nextEnd() else {
        throw Unexpected(event: event)
    }
    return run
}

struct Unexpected: Error {
    var event: LauncherEvent
}

extension Launcher {
    /// Starts one program; `ended` waits for it.
    func start(_ request: LaunchRequest) throws { try start([request]) }
}

/// Reads the lines of a file once a program has written as many; a program writes them at once.
func lines(of file: URL, count: Int) throws -> [String] {
    let deadline = monotonicNanoseconds() + 20_000_000_000
    while monotonicNanoseconds() < deadline {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        if text.split(separator: "\n").count >= count, text.hasSuffix("\n") {
            return text.split(separator: "\n").map(String.init)
        }
        sched_yield()
    }
    Issue.record("\(file.lastPathComponent) never had \(count) lines")
    return []
}

/// Whether a process is still there and not just waiting to be collected.
func isAlive(_ process: String) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let state = text.split(separator: ")").last?.split(separator: " ").first
    else { return false }
    return state != "Z" && state != "X"
}
