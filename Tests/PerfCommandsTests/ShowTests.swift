import Foundation
import PerfModel
import PerfStore
import TestSupport
import Testing

@testable import PerfCommands

/// A session that knows everything there is to know, in a history of its own.
private struct MeasuredSession {
    static let serial = Configuration(benchmark: "sort", strategy: .serial, workers: 1)
    static let threads = Configuration(benchmark: "sort", strategy: .threads, workers: 4)

    var session = Session(
        id: "00000000-0000-4000-8000-000000000009",
        startedAt: Instant(microseconds: 1_795_161_600_000_000),
        host: Host(name: "lab", cpuModel: "Test CPU", logicalCPUs: 4, osFamily: "Linux"),
        recorder: "perfdb 0.3.0", seed: 7, order: RunOrder.sequential.rawValue)
    var configurations = [
        SessionConfiguration(serial, command: ["sort"]),
        SessionConfiguration(threads, command: ["sort", "-4"]),
    ]
    var runs: [Run] = []
    var stops: [StopReason?] = [nil, nil]

    /// Adds runs of a configuration that take 10, 11, 12 … milliseconds.
    mutating func add(_ count: Int, of configuration: Int, change: (Int, inout Run) -> Void) {
        for number in 0..<count {
            let wall = Int64(10 + number) * 1_000_000
            var run = Run(
                configuration: configuration, startedAt: session.startedAt, outcome: .ok,
                exitStatus: 0, signal: nil, isWarmup: false, round: number + 1,
                position: runs.count + 1,
                usage: Usage(wall: wall, user: wall, sys: 0, maxRSS: 2 << 20))
            change(number, &run)
            runs.append(run)
        }
    }

    func show(_ format: String, in world: ScriptedContext) throws {
        let path = world.folder.appendingPathComponent("h.sqlite").path
        let store = try Store.open(path, .create)
        _ = try store.importSession(
            session, configurations: configurations, runs: runs, stops: stops)
        #expect(
            world.run("show", "session", "last", "--database", "h.sqlite", "--format", format)
                == .fine)
        #expect(world.errors == "")
    }

    /// With all conditions, settings, stop reasons, counters, metrics, copies and block I/O.
    static var full: MeasuredSession {
        var shown = MeasuredSession()
        var conditions = Conditions(
            kernel: "6.0", availableCPUs: 4, loadAverage: 0.1, governor: "powersave",
            virtualization: "vm (kvm)")
        conditions.isTurboOn = true
        conditions.isSMTOn = false
        conditions.stealShare = 0.0125
        conditions.memoryPressure = 0
        conditions.isOnBattery = false
        conditions.isASLROn = true
        conditions.clockSource = "kvm-clock"
        conditions.clockResolution = 41
        conditions.timingFloor = 612_000
        conditions.shellCost = 704_000
        shown.session.conditions = conditions
        let settings = [
            Setting("timeout", "5s"), Setting("env", "NAME=it's"), Setting("clean-env"),
        ]
        for index in shown.configurations.indices {
            shown.configurations[index].settings = settings
        }
        shown.stops = [.precision, .budget]
        shown.add(7, of: 0) { number, run in
            run.usage.blockReads = number == 0 ? 7 * 2048 : 0
            run.report.metrics = metrics(Double(number), taskClock: 0.0098)
        }
        shown.add(2, of: 1) { number, run in
            run.report.metrics = metrics(3e9 + Double(number), taskClock: 2.5)
            run.interference = Interference(stolen: 10_000_000, throttled: 0, thermalThrottles: 1)
            run.copies = [20, 30].map { wall in
                RunCopy(
                    start: 0, wall: (wall + Int64(number)) * 1_000_000, user: 1, sys: 1, maxRSS: 1,
                    exitStatus: 0, signal: nil)
            }
        }
        return shown
    }

    private static func metrics(_ number: Double, taskClock: Double) -> [MetricValue] {
        [
            MetricValue(
                metric: Metric(name: "perf:instructions", direction: .lower),
                value: 12_345_678 + number),
            MetricValue(
                metric: Metric(name: "perf:task-clock", unit: "s", direction: .lower),
                value: taskClock),
            MetricValue(
                metric: Metric(name: "rate", unit: "requests/s", direction: .higher),
                value: 0.25 + number / 8),
        ]
    }
}

@Suite struct `What a session knows beside times` {
    @Test(arguments: ["text", "json", "csv", "markdown"])
    func `is shown in each form`(format: String) throws {
        try withWorld { world in
            try MeasuredSession.full.show(format, in: world)
            try expectGolden(world.output, named: "show-measuring.\(format)")
        }
    }

    @Test func `fits into 80 columns`() throws {
        try withWorld { world in
            world.columns = 80
            var shown = MeasuredSession.full
            shown.configurations[0].configuration.parameters = [
                Parameter(name: "command", value: String(repeating: "very long words ", count: 9))
            ]
            try shown.show("text", in: world)
            for line in world.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
            #expect(world.output.contains("perf:instructions"))
        }
    }

    @Test func `has settings of all once, and others with the names of those that have them`()
        throws
    {
        try withWorld { world in
            var shown = MeasuredSession()
            let all = [Setting("nice", "2"), Setting("cwd", "/tmp")]
            for index in shown.configurations.indices {
                let copies = String(index + 1)
                shown.configurations[index].configuration.parameters = [
                    Parameter(name: "concurrency", value: copies)
                ]
                shown.configurations[index].settings = [Setting("concurrency", copies)] + all
                shown.add(1, of: index) { _, _ in }
            }
            shown.configurations[1].settings.append(Setting("timeout", "5s"))
            try shown.show("text", in: world)
            #expect(
                world.output.contains(
                    """

                    settings    --nice 2 --cwd /tmp; --timeout 5s (threads ×4, concurrency=2)

                    """), "\(world.output)")
        }
    }

    @Test func `tells what was noted about runs`() throws {
        try withWorld { world in
            var shown = MeasuredSession()
            shown.add(3, of: 0) { number, run in
                guard number > 0 else { return }
                run.report.messages = [
                    RunMessage(kind: .warning, name: "metric-missing", text: "no number for \u{7}n")
                ]
            }
            try shown.show("text", in: world)
            #expect(
                world.output.hasSuffix(
                    """

                    Noted about the runs:
                    kind     message           runs
                    warning  no number for ␇n     2

                    """), "\(world.output)")
            try shown.show("json", in: world)
            #expect(world.output.contains(#""name" : "metric-missing""#))
        }
    }

    @Test func `is left out where it is not known`() throws {
        try withWorld { world in
            var shown = MeasuredSession()
            shown.add(1, of: 0) { _, _ in }
            try shown.show("text", in: world)
            #expect(
                world.output.hasPrefix(
                    """
                    session     00000000-0000-4000-8000-000000000009
                    started     2026-11-20T08:00:00Z
                    host        lab, Test CPU, 4 CPUs, Linux
                    recorder    perfdb 0.3.0, sequential order, seed 7

                    """))
            for word in ["settings", "stopped", "disturbed", "Metrics", "Copies", "storage"] {
                #expect(!world.output.contains(word))
            }
        }
    }

    @Test(
        arguments: [
            ([.runs, .runs], "stopped     after the runs that were asked for\n"),
            ([.failed, nil], "stopped     by a failure (serial)\n"),
            (
                [.mostRuns, .interrupted],
                "after the most runs allowed (serial); by an interruption"
            ),
        ] as [([StopReason?], String)])
    func `names configurations only where they differ`(stops: [StopReason?], text: String) throws {
        try withWorld { world in
            var shown = MeasuredSession()
            shown.stops = stops
            shown.add(1, of: 0) { _, _ in }
            shown.add(1, of: 1) { _, _ in }
            try shown.show("text", in: world)
            #expect(world.output.contains(text), "\(world.output)")
        }
    }

    @Test func `cannot steer a terminal`() throws {
        try withWorld { world in
            var shown = MeasuredSession()
            shown.configurations[0].settings = [Setting("env", "A=\u{1b}[2J")]
            shown.session.conditions.clockSource = "\u{1b}]0;x\u{7}"
            shown.add(1, of: 0) { _, run in
                run.report.metrics = [MetricValue(metric: Metric(name: "\u{1b}[1m"), value: 1)]
            }
            for format in ["text", "markdown"] {
                try shown.show(format, in: world)
                #expect(!world.output.contains("\u{1b}"))
                #expect(world.output.contains("␛"))
            }
        }
    }
}
