import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `Sentences of the study's findings` {
    private typealias Point = StudyPoints
    private let gil = StudyPoints.lock
    private let normal = Load(name: "normal")

    private func divisors(
        _ strategy: Strategy, _ workers: Int, _ time: Double, cpu: Double, caching: String = "none",
        start: String? = nil
    ) -> SweepPoint {
        let mechanism = caching == "cached" && strategy != .serial ? "queue" : nil
        return Point.measured(
            "divisors", strategy, workers, time, runs: 6, cpu: cpu, load: normal, caching: caching,
            mechanism: mechanism, runtime: gil, parameters: start.map { [("start", $0)] } ?? [])
    }

    private var points: [SweepPoint] {
        let sweep =
            [divisors(.serial, 1, 1_800, cpu: 0.99)]
            + [(1, 1_810.0), (2, 1_812), (4, 1_830)].map {
                divisors(.threads, $0.0, $0.1, cpu: 1)
            }
            + [(1, 1_950.0), (2, 1_150), (4, 1_320)].map {
                divisors(.processes, $0.0, $0.1, cpu: $0.0 == 1 ? 1 : 1.7)
            }
            + [(1, 2_050.0), (2, 1_160), (4, 1_322)].map {
                divisors(.processes, $0.0, $0.1, cpu: 1.7, caching: "cached")
            }
        let digest =
            [Point.measured("digest", .serial, 1, 900, runs: 6, cpu: 0.99, runtime: gil)]
            + [(2, 460.0), (4, 462)].map {
                Point.measured("digest", .threads, $0.0, $0.1, runs: 6, cpu: 1.9, runtime: gil)
            }
        let download =
            [Point.measured("download", .serial, 1, 6_400, runs: 6, cpu: 0.04, runtime: gil)]
            + [(2, 3_210.0), (8, 820)].map {
                Point.measured("download", .threads, $0.0, $0.1, runs: 6, cpu: 0.2, runtime: gil)
            }
        let counter = ["no", "yes"].flatMap { lock in
            [2, 8].map { workers in
                Point.measured(
                    "counter", .threads, workers, lock == "no" ? 40 : 95, runs: 6, runtime: gil,
                    parameters: [("lock", lock)])
            }
        }
        let items = [Strategy.serial, .threads].map {
            Point.measured(
                "sum-of-squares", $0, $0 == .serial ? 1 : 8, 700, runs: 6, runtime: gil,
                parameters: [("items", "1")])
        }
        return sweep + digest + download + counter + items
    }

    private func details(of point: SweepPoint) -> Details {
        let (configuration, workers) = (
            point.configuration, Double(point.configuration.workers ?? 1)
        )
        var details = Details(configuration: configuration)
        if configuration.benchmark == "divisors", configuration.strategy == .processes {
            details.phases = [("start", 45.0), ("argument-transfer", 32), ("result-transfer", 0.4)]
                .map { name, each in
                    Details.PhaseTimes(
                        name: name,
                        durations: [Int64](repeating: Int64(each * workers * 1e6), count: 6))
                }
            details.memory = [Int64](repeating: Int64(9.3 * workers * 1_048_576), count: 6)
            details.isMemoryProportional = true
        }
        if configuration.benchmark == "counter" {
            let isLocked = configuration.value(ofDimension: "lock") == "yes"
            details.metrics = [
                Details.MetricValues(
                    metric: Metric(name: "lost_updates"),
                    values: isLocked ? [0, 0, 0, 0, 0, 0] : [0, 71_204, 0, 3, 122_981, 0])
            ]
        }
        return details
    }

    @Test func `read as recorded`() throws {
        let findings = StudyFindings(
            points: points.sorted(by: SweepPoint.precedes), details: details,
            hosts: HostNames(of: [Point.session])
        ).findings()
        let lines = findings.map { "\($0.statement.key)\n    \($0.statement.evidence)\n" }
        try expectGolden(lines.joined(separator: "\n"), named: "study-findings.txt")
    }

    @Test func `do not depend on the order of points`() {
        func keys(_ points: [SweepPoint]) -> Set<String> {
            let findings = StudyFindings(
                points: points, details: details, hosts: HostNames(of: [Point.session])
            ).findings()
            return Set(findings.map(\.statement.key))
        }
        let sorted = points.sorted(by: SweepPoint.precedes)
        #expect(keys(sorted) == keys(sorted.reversed()))
    }

    @Test func `are whole sentences`() {
        let findings = Point.findings(points + DocumentGraphs.all)
        #expect(findings.count > 20)
        for finding in findings {
            let statement = finding.statement
            #expect(statement.key.hasSuffix("."), "\(statement.key)")
            #expect(statement.evidence.isEmpty || statement.evidence.hasSuffix("."))
            #expect(!statement.key.contains("  ") && !statement.evidence.contains("  "))
            #expect(!statement.evidence.contains("nan") && !statement.evidence.contains("inf"))
        }
    }

    /// The page on statistics quotes every threshold of the rules, so that it can be checked.
    @Test func `rest on thresholds that the page on statistics quotes`() throws {
        let thresholds = [
            "Contest.leastChange": Contest.leastChange * 100, "WorkBound.busy": WorkBound.busy,
            "WorkBound.idle": WorkBound.idle,
            "InterpreterLock.leastGain": InterpreterLock.leastGain * 100,
            "InterpreterLock.mostHidden": InterpreterLock.mostHidden * 100,
            "StudyFindings.leastWork": StudyFindings.leastWork * 100,
            "Finding.moreThanOne": Finding.moreThanOne,
            "ReleasedLock.wellAboveOne": ReleasedLock.wellAboveOne,
            "NearlyLinear.leastEfficiency": NearlyLinear.leastEfficiency * 100,
            "ParallelFraction.wellFitted": ParallelFraction.wellFitted * 100,
            "WorkerCost.leastShare": WorkerCost.leastShare * 100,
            "UserAboveWall.leastRatio": UserAboveWall.leastRatio * 100,
            "VerdictRules.spreadsOfFloor": VerdictRules.spreadsOfFloor * 100,
            "ClaimTest.smallestGain": ClaimTest.smallestGain * 100,
            "SampleWarning.leastShare": SampleWarning.leastShare * 100,
            "SampleWarning.leastFloors": SampleWarning.leastFloors * 100,
            "SampleWarning.rulingShare": SampleWarning.rulingShare * 100,
            "SampleWarning.mostStealBefore": SampleWarning.mostStealBefore * 100,
        ].mapValues { $0.rounded() }
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/statistics.md").standardized
        let row = /\| `([^`]+)` \| ([0-9]+) % \| .+ \|/
        var quoted: [String: Double] = [:]
        for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
            guard let match = line.wholeMatch(of: row) else { continue }
            quoted[String(match.1)] = Double(match.2)
        }
        #expect(quoted == thresholds)
    }
}
