import PerfModel

/// Values that tests store.
enum Samples {
    static let host = Host(
        name: "box", isNameGiven: false, cpuModel: "Model 5", logicalCPUs: 8, physicalCPUs: 4,
        memoryGiB: 16, architecture: "x86_64", osFamily: "Linux")

    static let serial = Configuration(benchmark: "b", strategy: .serial, workers: 1)

    /// The number-th session: its UUID ends in the number, it started that many hours after 2026-11-13.
    static func session(_ number: Int, host: Host? = host) -> Session {
        Session(
            id: uuid(number), startedAt: midnight.adding(hours: Int64(number)), host: host,
            conditions: Conditions(kernel: "Linux 6.1", availableCPUs: 8, loadAverage: 0.25),
            revision: Revision(commit: "0123abcd", branch: "main", isDirty: false),
            recorder: "perfdb 0.1.0", seed: 7)
    }

    static func uuid(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count)
            + digits
    }

    /// 2026-11-13T00:00:00Z.
    static let midnight = Instant(microseconds: 1_794_528_000_000_000)

    /// A run that took `wall` nanoseconds, 70 % of it in user mode and 30 % in the kernel.
    static func run(
        _ configuration: Int, position: Int, wall: Int64, outcome: Outcome = .ok,
        isWarmup: Bool = false
    ) -> Run {
        Run(
            configuration: configuration,
            startedAt: Instant(microseconds: midnight.microseconds + Int64(position)),
            outcome: outcome, exitStatus: outcome == .ok ? 0 : nil,
            signal: outcome == .killed ? 9 : nil, isWarmup: isWarmup, round: 1, position: position,
            usage: Usage(wall: wall, user: wall * 7 / 10, sys: wall * 3 / 10, maxRSS: 1000))
    }
}
