import PerfModel

@testable import PerfReports

/// Runs in which something is odd.
enum QualityScenario {
    /// Times in milliseconds by position as the runs of a configuration, with CPU times to match.
    static func measured(
        _ name: String, _ milliseconds: [Double], parameters: [Parameter] = [],
        stop: StopReason? = nil
    ) -> Measurements {
        var measured = ScriptedHistory.measurements(
            Configuration(benchmark: name, parameters: parameters), milliseconds: 1,
            runs: milliseconds.count, command: ["true"])
        measured.wall = milliseconds.map { Int64($0 * 1e6) }
        let total = measured.wall.reduce(0, +)
        measured.totalUser = total / 10 * 9
        measured.totalSys = total / 20
        measured.stopReason = stop
        return measured
    }

    /// Values near a middle that neither drift nor meet, the same for the same count.
    static func steady(_ count: Int, around middle: Double = 100) -> [Double] {
        (0..<count).map { middle + Double($0 * 7_919 % 1_009) / 1_009 - 0.5 }
    }

    /// The warnings of a configuration that stands alone.
    static func warnings(of measured: Measurements, in session: Session) -> [SampleWarning] {
        SessionWarnings([measured], in: session).warnings(of: measured.configuration, in: session)
    }

    static func session(_ conditions: Conditions = Conditions()) -> Session {
        Session(
            id: "10000000-0000-4000-8000-000000000001", startedAt: nil, host: ScriptedHistory.host,
            conditions: conditions, recorder: "perfdb 0.1.0")
    }

    /// A machine on which nothing is as it should be.
    static var badConditions: Conditions {
        var conditions = Conditions(
            kernel: "6.18.5", availableCPUs: 2, loadAverage: 3.5, governor: "powersave",
            virtualization: "vm (kvm)")
        conditions.isTurboOn = true
        conditions.stealShare = 0.12
        conditions.timingFloor = 510_000
        conditions.shellCost = 620_000
        return conditions
    }

    /// Two commands of a different speed and one of the same, and some runs that are odd.
    static var commands: [Measurements] {
        func command(_ name: String, _ times: [Double], stop: StopReason) -> Measurements {
            measured(
                "a b c", times, parameters: [Parameter(name: "command", value: name)], stop: stop)
        }
        var last = command("sort -u", steady(10).map { $0 * 1.002 }, stop: .budget)
        last.interference = Interference(stolen: 60_000_000, throttled: 40_000_000)
        last.interferenceRuns = 10
        return [
            command("a", steady(10), stop: .precision),
            command("b", steady(10).map { $0 * 1.23 }, stop: .precision),
            command("c", steady(3), stop: .budget), last,
        ]
    }
}
