import PerfModel
import Testing

@testable import PerfReports

@Suite struct `Claims judged by the documents' own numbers` {
    private let threads = DimensionFilter("strategy", "threads")
    private let processes = DimensionFilter("strategy", "processes")
    private let serial = DimensionFilter("strategy", "serial")
    private let cached = DimensionFilter("caching", "cached")
    private let bare = DimensionFilter("caching", "none")
    private let normal = DimensionFilter("load", "normal")
    private let high = DimensionFilter("load", "high")

    private func finding(_ test: ClaimTest) -> ClaimFinding {
        let claim = Claim(document: "000", name: "c", text: "It is so.", test: test)
        return ClaimRules(claim, points: DocumentGraphs.all, details: { _ in nil }).finding()
    }

    private func divisors(_ filter: DimensionFilter...) -> ClaimPoints {
        var points = ClaimPoints("divisors")
        points.filter = filter
        return points
    }

    @Test func `are not measured where there are no points, or nothing can show them`() {
        let nothing = finding(.faster(ClaimPoints("digest", threads), than: divisors(threads)))
        #expect(nothing.verdict == .notMeasured)
        #expect(nothing.evidence == "There are no such runs.")
        let never = finding(.notMeasured("It speaks of a library."))
        #expect(never.verdict == .notMeasured)
        #expect(never.evidence == "It speaks of a library.")
    }

    @Test func `hold for the crossover of the cached sweep`() {
        let (first, second) = (divisors(processes, cached, high), divisors(threads, cached, high))
        #expect(finding(.crossover(first, overtake: second, between: 2...4)).verdict == .holds)
        #expect(
            finding(.crossover(first, overtake: second, between: 4...8)).verdict == .doesNotHold)
        #expect(
            finding(.crossover(second, overtake: first, between: 2...4)).verdict == .doesNotHold)
        #expect(
            finding(.crossover(first, overtake: second, between: 8...16)).verdict == .notMeasured)
    }

    @Test func `say with which workers they do not hold`() {
        let finding = finding(
            .faster(divisors(processes, bare, high), than: divisors(threads, bare, high)))
        #expect(finding.verdict == .doesNotHold)
        #expect(
            finding.evidence
                == "Processes against threads: slower with 1 and 2 workers, 0.78 to 0.97 times as fast;"
                + " faster with 4 and 8 workers, 1.68 to 2.07 times as fast. With 8 workers 15.6 s"
                + " against 26.2 s; one run each.")
    }

    @Test func `hold where threads are always ahead`() {
        let test = ClaimTest.faster(
            divisors(threads, cached, normal), than: divisors(processes, cached, normal))
        #expect(finding(test).verdict == .holds)
        #expect(finding(test).parts.count == 1)
    }

    @Test func `leave undecided what caching costs at normal load`() {
        let processes = finding(.cachingCosts(divisors(processes, normal)))
        #expect(processes.verdict == .undecided)
        #expect(
            processes.evidence.hasPrefix(
                "Processes, cached against not cached: not told apart with 1 and 4 workers, "))
        #expect(processes.evidence.contains("; faster with 2 workers, 1.05 times as fast; slower"))
        #expect(finding(.cachingCosts(divisors(threads, normal))).verdict == .doesNotHold)
        #expect(finding(.cachingCosts(divisors(cached, threads, normal))).verdict == .doesNotHold)
        let both = finding(.cachingCosts(divisors(normal)))
        #expect(both.parts.map(\.name) == ["threads", "processes"])
        #expect(both.parts.map(\.verdict) == [.doesNotHold, .undecided])
        #expect(finding(.cachingCosts(divisors(threads, bare, normal))).verdict == .notMeasured)
    }

    @Test func `judge steps to more workers`() {
        func steps(_ test: ClaimTest) -> ClaimVerdict { finding(test).verdict }
        let downloads = ClaimPoints("download", threads, DimensionFilter("items", "64"))
        #expect(steps(.fasterWithMoreWorkers(downloads, upTo: nil)) == .holds)
        #expect(steps(.fasterWithMoreWorkers(downloads, upTo: 4)) == .doesNotHold)
        #expect(steps(.fasterWithMoreWorkers(divisors(threads, cached, normal), upTo: 2)) == .holds)
        #expect(
            steps(.fasterWithMoreWorkers(divisors(threads, cached, normal), upTo: 4)) == .undecided)
        #expect(
            steps(.slowerWithMoreWorkers(divisors(processes, cached, normal))) == .doesNotHold)
        #expect(steps(.slowerWithMoreWorkers(downloads)) == .doesNotHold)
        let cosine = ClaimPoints("cosine", threads)
        #expect(steps(.fasterWithMoreWorkers(cosine, upTo: nil)) == .notMeasured)
    }

    @Test func `judge gains and factors, of single runs by their value`() {
        let (alone, four) = (ClaimPoints("cosine", serial), ClaimPoints("cosine", processes))
        let threads = ClaimPoints("cosine", threads)
        #expect(finding(.noGain(threads, over: alone)).verdict == .holds)
        #expect(finding(.noGain(four, over: alone)).verdict == .doesNotHold)
        #expect(finding(.factor(four, over: alone, within: 1.8...1.9)).verdict == .holds)
        #expect(finding(.factor(four, over: alone, within: 3.5...4.5)).verdict == .doesNotHold)
        #expect(finding(.faster(threads, than: alone)).verdict == .undecided)
    }

    @Test func `judge the parallel fraction`() {
        let (alone, two) = (ClaimPoints("sampling", serial), ClaimPoints("sampling", processes))
        let finding = finding(.parallelFraction(two, over: alone, within: 0.8715...0.8725))
        #expect(finding.verdict == .holds)
        #expect(finding.evidence.contains("p = 0.872, limit 7.80"))
        #expect(
            self.finding(.parallelFraction(two, over: alone, within: 0.9...1)).verdict
                == .doesNotHold)
        let slow = self.finding(
            .parallelFraction(
                divisors(processes, cached, normal, DimensionFilter("workers", "8")),
                over: divisors(processes, cached, normal, DimensionFilter("workers", "1")),
                within: 0...1))
        #expect(slow.verdict == .doesNotHold)
        #expect(slow.evidence.contains("no p can be believed"))
    }

    @Test func `judge CPU and user time`() {
        let sampling = ClaimPoints("sampling", processes)
        #expect(finding(.cpuPercent(sampling, within: 196...198)).verdict == .holds)
        #expect(finding(.cpuPercent(sampling, within: 90...110)).verdict == .doesNotHold)
        #expect(finding(.cpuPercent(divisors(threads), within: 0...110)).verdict == .notMeasured)
        #expect(finding(.userAboveWall(sampling, true)).verdict == .holds)
        #expect(finding(.userAboveWall(ClaimPoints("sampling"), true)).verdict == .doesNotHold)
        #expect(finding(.userAboveWall(ClaimPoints("download", threads), false)).verdict == .holds)
    }
}

@Suite struct `Claims judged by measured runs` {
    private typealias Point = StudyPoints

    private func finding(
        _ test: ClaimTest, _ points: [SweepPoint], details: [Configuration: Details] = [:],
        runtimes: Claim.Runtimes = .every
    ) -> ClaimFinding {
        let claim = Claim(
            document: "000", name: "c", text: "It is so.", test: test, runtimes: runtimes)
        return ClaimRules(
            claim, points: points.sorted(by: SweepPoint.precedes),
            details: { details[$0.configuration] }
        ).finding()
    }

    private let threads = ClaimPoints("b", DimensionFilter("strategy", "threads"))
    private let processes = ClaimPoints("b", DimensionFilter("strategy", "processes"))
    private let serial = ClaimPoints("b", DimensionFilter("strategy", "serial"))

    @Test func `are undecided for too few runs and for what cannot be told apart`() {
        func verdict(_ first: Double, runs: Int) -> ClaimVerdict {
            finding(
                .faster(threads, than: serial),
                [
                    Point.measured("b", .serial, 1, 20, runs: runs),
                    Point.measured("b", .threads, 2, first, runs: runs),
                ]
            ).verdict
        }
        #expect(verdict(10, runs: 8) == .holds)
        #expect(verdict(30, runs: 8) == .doesNotHold)
        #expect(verdict(20, runs: 8) == .undecided)
        #expect(verdict(10, runs: 1) == .undecided)
        #expect(verdict(10, runs: 3) == .undecided)
    }

    @Test func `have a verdict for each group that the filters leave open`() {
        let points = [("fork", 10.0), ("spawn", 40)].map { start, time in
            Point.measured("b", .processes, 4, time, parameters: [("start", start)])
        }
        let finding = finding(
            .faster(processes, than: serial), points + [Point.measured("b", .serial, 1, 20)])
        #expect(finding.parts.map(\.name) == ["start=fork", "start=spawn"])
        #expect(finding.parts.map(\.verdict) == [.holds, .doesNotHold])
        #expect(finding.verdict == .doesNotHold)
        #expect(finding.evidence.hasPrefix("start=fork (holds): Processes ×4 against serial"))
    }

    @Test func `are decided by the runtimes that they are about`() {
        let points = [("cpython 3.11.7 gil", 10.0), ("swift 6.3.1", 40)].flatMap { runtime, time in
            [
                Point.measured("b", .serial, 1, 20, runtime: runtime),
                Point.measured("b", .processes, 4, time, runtime: runtime),
            ]
        }
        let both = finding(.faster(processes, than: serial), points)
        #expect(both.parts.map(\.verdict) == [.holds, .doesNotHold])
        #expect(both.verdict == .holds)
        #expect(both.runtimes == ["cpython 3.11.7 gil", "swift 6.3.1"])
        let swift = finding(.faster(processes, than: serial), Array(points.suffix(2)))
        #expect(swift.verdict == .doesNotHold)
    }

    @Test func `tell few of many groups and count the others`() {
        let points = (1...6).flatMap { size in
            [
                Point.measured("b", .serial, 1, 20, parameters: [("size", "\(size)")]),
                Point.measured(
                    "b", .processes, 4, size == 5 ? 40 : 10, parameters: [("size", "\(size)")]),
            ]
        }
        let evidence = finding(.faster(processes, than: serial), points).evidence
        #expect(evidence.hasPrefix("size=1 (holds): Processes ×4 against serial: "))
        #expect(evidence.contains(" size=5 (does not hold): Processes ×4 against serial: "))
        #expect(evidence.hasSuffix(" 4 more hold."))
    }

    @Test(
        arguments: [
            (Claim.Runtimes.every, 3), (.python, 2), (.pythonWithLock, 1),
        ])
    func `speak of their runtimes only`(runtimes: Claim.Runtimes, groups: Int) {
        let points = ["swift 6.3.1", "cpython 3.13.0 nogil", "cpython 3.11.7 gil"].map {
            Point.measured("b", .serial, 1, 20, runtime: $0)
        }
        let finding = finding(
            .cpuPercent(serial, within: 90...110), points, runtimes: runtimes)
        #expect(finding.parts.count == groups)
        #expect(finding.verdict == .holds)
    }

    @Test func `pair no two hosts and no two scales`() {
        let other = Point.measured("b", .threads, 2, 10, host: ScriptedHistory.runner)
        let scaled = Point.measured("b", .threads, 2, 10, parameters: [("scale", "0.1")])
        let full = Point.measured("b", .serial, 1, 20, parameters: [("scale", "1")])
        #expect(finding(.faster(threads, than: serial), [other, full]).verdict == .notMeasured)
        #expect(finding(.faster(threads, than: serial), [scaled, full]).verdict == .notMeasured)
    }

    @Test func `judge no two revisions as one line`() {
        let points = [("a", 1, 20.0), ("b", 2, 10)].map { commit, workers, time in
            var point = Point.measured("b", .threads, workers, time)
            point.session.revision = Revision(commit: commit, branch: nil, isDirty: false)
            return point
        }
        let test = ClaimTest.fasterWithMoreWorkers(threads, upTo: nil)
        #expect(finding(test, points).verdict == .notMeasured)
        #expect(
            finding(
                test,
                points.map { point in
                    var point = point
                    point.session.revision = nil
                    return point
                }
            ).verdict == .holds)
    }

    @Test func `judge gains by their interval`() {
        func verdict(_ time: Double) -> ClaimVerdict {
            finding(
                .noGain(threads, over: serial),
                [Point.measured("b", .serial, 1, 20), Point.measured("b", .threads, 2, time)]
            ).verdict
        }
        #expect(verdict(20) == .holds)
        #expect(verdict(10) == .doesNotHold)
        #expect(verdict(18.2) == .undecided)
    }

    @Test func `judge memory and phases`() {
        let points = [
            Point.measured("b", .threads, 2, 100), Point.measured("b", .processes, 2, 100),
        ]
        func told(_ bytes: Int64, _ start: Int64) -> Details {
            Details(
                configuration: points[0].configuration,
                phases: [
                    Details.PhaseTimes(name: "start", durations: [start, start]),
                    Details.PhaseTimes(name: "argument-transfer", durations: [start, start]),
                ], memory: [bytes, bytes])
        }
        let details = [
            points[0].configuration: told(1 << 20, 1_000_000),
            points[1].configuration: told(9 << 20, 40_000_000),
        ]
        func verdict(_ test: ClaimTest) -> ClaimVerdict {
            finding(test, points, details: details).verdict
        }
        #expect(verdict(.memoryMore(processes, than: threads)) == .holds)
        #expect(verdict(.memoryMore(threads, than: processes)) == .doesNotHold)
        let names = ["start", "argument-transfer"]
        #expect(verdict(.phaseShare(processes, phases: names, within: 0.7...0.9)) == .holds)
        #expect(verdict(.phaseShare(threads, phases: names, within: 0.7...0.9)) == .doesNotHold)
        #expect(verdict(.phaseShare(threads, phases: ["join"], within: 0...1)) == .notMeasured)
        #expect(
            finding(.memoryMore(processes, than: threads), points).evidence
                == "No run told its workers' memory.")
    }

    @Test func `judge lost updates`() {
        let points = ["no", "yes"].map {
            Point.measured("b", .threads, 8, 10, parameters: [("lock", $0)])
        }
        let sides = ["no", "yes"].map { ClaimPoints("b", DimensionFilter("lock", $0)) }
        func verdict(_ racing: [Double], _ safe: [Double]) -> ClaimVerdict {
            let details = zip(points, [racing, safe]).map { point, values in
                Details(
                    configuration: point.configuration,
                    metrics: [
                        Details.MetricValues(metric: Metric(name: "lost_updates"), values: values)
                    ])
            }
            return finding(
                .lostUpdates(sides[0], noneIn: sides[1]), points,
                details: Dictionary(
                    uniqueKeysWithValues: details.map { ($0.configuration, $0) })
            ).verdict
        }
        #expect(verdict([0, 5], [0, 0]) == .holds)
        #expect(verdict([0, 0], [0, 0]) == .undecided)
        #expect(verdict([5, 5], [0, 1]) == .doesNotHold)
        #expect(finding(.lostUpdates(sides[0], noneIn: sides[1]), points).verdict == .notMeasured)
    }

    @Test func `judge deadlocks`() {
        func point(_ payload: String, _ outcomes: [Outcome: Int]) -> SweepPoint {
            SweepPoint(
                Measurements(
                    configuration: Configuration(
                        benchmark: "b", strategy: .processes, workers: 1,
                        parameters: [Parameter(name: "payload", value: payload)]), command: [],
                    wall: outcomes[.ok].map { [Int64](repeating: 9, count: $0) } ?? [],
                    totalUser: nil, totalSys: nil, maxRSS: nil, outcomes: outcomes, warmups: 0),
                in: Point.session)
        }
        let (below, above) = (point("65514", [.ok: 1]), point("65515", [.timedOut: 1]))
        func verdict(_ points: [SweepPoint]) -> ClaimVerdict {
            finding(.deadlocks(ClaimPoints("b"), above: 65_514), points).verdict
        }
        #expect(verdict([below, above]) == .holds)
        #expect(verdict([above]) == .undecided)
        #expect(verdict([below, point("65515", [.ok: 1])]) == .doesNotHold)
        #expect(verdict([]) == .notMeasured)
    }

    @Test func `are checked beside the documents' own numbers`() throws {
        let claim = Claim(
            document: "001", name: "cpu-threads", text: "Threads give CPU work nothing.",
            test: .noGain(
                ClaimPoints("cosine", DimensionFilter("strategy", "threads")),
                over: ClaimPoints("cosine", DimensionFilter("strategy", "serial"))))
        let measured = [
            Point.measured("cosine", .serial, 1, 20), Point.measured("cosine", .threads, 4, 10),
        ]
        let checked = try #require(
            CheckedClaim.all([claim], points: measured + DocumentGraphs.cpu, details: { _ in nil })
                .first)
        #expect(checked.measured.verdict == .doesNotHold)
        #expect(checked.transcribed.verdict == .holds)
    }
}
