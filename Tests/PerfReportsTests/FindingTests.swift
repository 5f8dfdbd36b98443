import PerfModel
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `Findings` {
    private static let session = Session(
        id: "1", startedAt: nil, host: ScriptedHistory.host, recorder: "perfdb 0.1.0")

    private func measured(
        _ strategy: Strategy, _ workers: Int, _ milliseconds: Double, runs: Int = 10,
        cpu: Double = 1
    ) -> Measurements {
        ScriptedHistory.measurements(
            Configuration(benchmark: "b", strategy: strategy, workers: workers),
            milliseconds: milliseconds, runs: runs, cpu: cpu)
    }

    private func keys(_ measurements: [Measurements]) -> [String] {
        statements(measurements).map(\.key)
    }

    private func statements(_ measurements: [Measurements]) -> [Statement] {
        let points = measurements.map { SweepPoint($0, in: Self.session) }
            .sorted(by: SweepPoint.precedes)
        let section = Section(benchmark: "b", load: nil, caching: nil, points: points)
        let rules = FindingRules(
            section: section, hosts: HostNames(of: [Self.session]), sectionWords: nil)
        return rules.findings().map(\.statement)
    }

    @Test func `are none where no run counts`() {
        #expect(keys([measured(.serial, 1, 10, runs: 0), measured(.threads, 2, 9, runs: 0)]) == [])
    }

    @Test func `claim nothing from too few runs`() {
        let keys = keys([measured(.serial, 1, 10, runs: 3), measured(.threads, 2, 5, runs: 3)])
        #expect(keys.first == "Lowest median: threads ×2.")
    }

    @Test func `name the fastest and its baseline`() throws {
        let first = try #require(keys([measured(.serial, 1, 10), measured(.threads, 2, 5)]).first)
        #expect(first.hasPrefix("Fastest: threads ×2, 2.0"))
        #expect(first.contains("times as fast as serial (1.9"))
    }

    @Test func `say where nothing beats serial, or nothing measurably`() {
        #expect(
            keys([measured(.serial, 1, 10), measured(.threads, 2, 12)]).first
                == "Nothing beats serial.")
        #expect(
            keys([measured(.serial, 1, 10), measured(.threads, 2, 10)]).first
                == "Nothing is measurably faster than serial.")
    }

    @Test func `name a fastest of many equal ones in few histories`() {
        var claims = 0
        for seed in 0..<80 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            let equal = (1...12).map { workers in
                var equal = measured(workers == 1 ? .serial : .threads, workers, 10)
                equal.wall = (0..<10).map { _ in
                    Int64.random(in: 9_000_000...11_000_000, using: &generator)
                }
                return equal
            }
            if keys(equal).first?.hasPrefix("Fastest") ?? false { claims += 1 }
        }
        // Of 200 seeds 7 are, without the correction 15.
        #expect(claims <= 4, "\(claims) of 80")
    }

    @Test func `tell no gain that is too small to matter`() {
        let keys = keys([
            measured(.serial, 1, 10, runs: 100), measured(.threads, 2, 9.9, runs: 100),
        ])
        #expect(keys.first == "Nothing is measurably faster than serial.")
    }

    @Test func `say which strategies cannot be told apart`() {
        let keys = keys([
            measured(.serial, 1, 20), measured(.threads, 2, 10), measured(.processes, 2, 10),
        ])
        #expect(keys.contains { $0.hasSuffix("×2 cannot be told apart.") })
    }

    @Test func `say how many workers are enough`() {
        let keys = keys([
            measured(.serial, 1, 20), measured(.threads, 1, 20), measured(.threads, 2, 10.2),
            measured(.threads, 4, 10), measured(.processes, 1, 20), measured(.processes, 2, 21),
            measured(.processes, 4, 20.5),
        ])
        #expect(keys.contains("threads: 2 workers are enough."))
        #expect(keys.contains("processes: more workers gain nothing."))
    }

    @Test func `say that more workers still help`() {
        let keys = keys([measured(.threads, 1, 20), measured(.threads, 4, 5)])
        #expect(keys.contains("threads: faster up to 4 workers, the most timed."))
    }

    @Test func `compare a pool with its own fewest workers, and with serial apart from that`()
        throws
    {
        let statements = statements([
            measured(.serial, 1, 22), measured(.threads, 1, 202), measured(.threads, 2, 102),
            measured(.threads, 4, 52),
        ])
        let nothing = try #require(statements.first)
        #expect(nothing.key == "Nothing beats serial.")
        #expect(nothing.evidence.hasPrefix("The next best, threads ×4, takes 2.3"))
        #expect(nothing.evidence.contains(" times as long (2.3"))
        let scaling = try #require(statements.first { $0.key.hasPrefix("threads: ") })
        #expect(scaling.key == "threads: faster up to 4 workers, the most timed.")
        #expect(scaling.evidence.hasPrefix("3.9"))
        #expect(scaling.evidence.contains("times as fast as threads ×1 with 4"))
        #expect(scaling.evidence.contains("Still slower than serial: "))
    }

    @Test func `say where a pool that gains nothing stands beside serial`() throws {
        let slow = statements([
            measured(.serial, 1, 10), measured(.threads, 1, 20), measured(.threads, 2, 20),
        ])
        let said = try #require(slow.first { $0.key == "threads: more workers gain nothing." })
        #expect(said.evidence.contains("Still slower than serial: "))
        let alike = statements([
            measured(.serial, 1, 20), measured(.threads, 1, 20), measured(.threads, 2, 20),
        ])
        let other = try #require(alike.first { $0.key == "threads: more workers gain nothing." })
        #expect(other.evidence.contains("cannot be told apart from serial"))
    }

    @Test func `say nothing of more workers from too few runs`() {
        let keys = keys([
            measured(.threads, 1, 20, runs: 3), measured(.threads, 2, 20, runs: 3),
        ])
        #expect(!keys.contains { $0.hasPrefix("threads: ") })
    }

    @Test func `say once what both medians are where they read the same`() throws {
        let equal = [1, 2].map { workers in
            var measured = measured(.threads, workers, 1)
            measured.wall = (0..<10).map { 11_600_000 + Int64($0) }
            return measured
        }
        let statements = statements(equal)
        #expect(statements.contains { $0.evidence.contains("both 11.6 ms") })
        #expect(statements.contains { $0.evidence.contains("all medians are 11.6 ms") })
        #expect(!statements.contains { $0.evidence.contains("11.6–11.6") })
        let one = try #require(self.statements([equal[0]]).first)
        #expect(one.key == "threads ×1 takes 11.6 ms (both ends 11.6 ms).")
    }

    @Test func `compare no two hosts, runtimes or revisions`() throws {
        let evidence = try Evidence(of: Scenarios.hostsRuntimesSizes(), in: Selection())
        let section = try #require(Section.sections(of: evidence.newest).first)
        let fields = Field.fields(of: section, hosts: HostNames(of: evidence.sessions))
        #expect(fields.count == 12)
        for field in fields {
            #expect(Set(field.points.map(\.host)).count == 1)
            #expect(Set(field.points.map(\.configuration.runtime)).count == 1)
            #expect(Set(field.points.map(\.configuration.parameters)).count == 1)
            for point in field.points {
                #expect(field.baseline(of: point)?.host == point.host)
            }
        }
    }
}

@Suite struct `The baselines of points` {
    private let serial = Configuration(benchmark: "b", strategy: .serial, workers: 1)
    private let threads = Configuration(benchmark: "b", strategy: .threads, workers: 4)

    private func point(
        _ configuration: Configuration, commit: String = "a", label: String? = nil, id: String = "1"
    ) -> SweepPoint {
        SweepPoint(
            ScriptedHistory.measurements(configuration, milliseconds: 10),
            in: Session(
                id: id, startedAt: nil,
                revision: Revision(commit: commit, branch: nil, isDirty: false), label: label,
                recorder: "perfdb 0.1.0"))
    }

    @Test func `are serial, also from another session of the same revision and label`() {
        let points = [point(serial, id: "2"), point(threads)]
        #expect(Baselines(among: points).baseline(of: points[1])?.configuration == serial)
    }

    @Test func `are never of another revision or label`() {
        for other in [point(serial, commit: "b"), point(serial, label: "before")] {
            #expect(Baselines(among: [other, point(threads)]).baseline(of: point(threads)) == nil)
        }
    }

    @Test func `are the same strategy with one worker where nothing is serial`() {
        var one = threads
        one.workers = 1
        var other = one
        other.strategy = .processes
        let points = [point(other), point(one), point(threads)]
        #expect(Baselines(among: points).baseline(of: points[2])?.configuration == one)
        #expect(Baselines(among: [points[2]]).baseline(of: points[0]) == nil)
    }
}

@Suite struct `A point` {
    @Test func `has the numbers that the runs have`() {
        var measured = ScriptedHistory.measurements(
            Configuration(benchmark: "b"), milliseconds: 1, failed: 2, warmups: 3)
        measured.wall = [4_000_000, 1_000_000, 3_000_000, 2_000_001]
        measured.totalUser = 6_000_000
        measured.totalSys = 2_000_000
        measured.outcomes = [.ok: 4, .failed: 2]
        let point = SweepPoint(measured, in: Session(id: "1", startedAt: nil, recorder: ""))
        #expect(point.median == 2_500_000.5)
        #expect(point.meanUser == 1_500_000)
        #expect(point.meanSys == 500_000)
        #expect(point.cpuPercent == 800_000_000.0 / 10_000_001)
        #expect(point.runs == 4)
        #expect(point.attempts == 6)
        #expect(point.interval == nil)
    }

    @Test func `has none where no run counts`() {
        let measured = ScriptedHistory.measurements(
            Configuration(benchmark: "b"), milliseconds: 1, runs: 0, failed: 2)
        let point = SweepPoint(measured, in: Session(id: "1", startedAt: nil, recorder: ""))
        #expect(point.median == nil)
        #expect(point.meanUser == nil)
        #expect(point.cpuPercent == nil)
        #expect(point.maxRSS == nil)
    }
}

@Suite struct `Names of hosts` {
    @Test func `are letters unless the user gave one that is unique`() {
        var twin = ScriptedHistory.runner
        twin.logicalCPUs = 16
        let hosts = [ScriptedHistory.host, nil, ScriptedHistory.runner]
        let sessions = hosts.map { Session(id: "1", startedAt: nil, host: $0, recorder: "") }
        let names = HostNames(of: sessions)
        #expect(hosts.map(names.name) == ["host A", "host B", "ci-pool"])
        let twins = HostNames(
            of: [ScriptedHistory.runner, twin].map {
                Session(id: "1", startedAt: nil, host: $0, recorder: "")
            })
        #expect(twins.name(of: twin) == "host B")
        #expect(HostNames(of: []).areSeveral == false)
    }

    @Test(arguments: [("a", "host B", "B"), ("Host A", "host B", "B"), ("b", "host A", "A")])
    func `have no letter that the user gave as a name`(given: String, name: String, short: String) {
        var named = ScriptedHistory.runner
        named.name = given
        let hosts = HostNames(
            of: [ScriptedHistory.host, named].map {
                Session(id: "1", startedAt: nil, host: $0, recorder: "")
            })
        #expect(hosts.name(of: named) == given)
        #expect(hosts.name(of: ScriptedHistory.host) == name)
        #expect(hosts.shortName(of: ScriptedHistory.host) == short)
    }
}
