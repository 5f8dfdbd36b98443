import PerfModel
import Statistics
import Testing

@testable import PerfReports

@Suite struct `Warnings of a configuration's runs` {
    private func warnings(
        _ milliseconds: [Double], _ conditions: Conditions = Conditions(),
        change: (inout Measurements) -> Void = { _ in }
    ) -> [SampleWarning] {
        var measured = QualityScenario.measured("b", milliseconds)
        measured.interferenceRuns = milliseconds.count
        change(&measured)
        return QualityScenario.warnings(of: measured, in: QualityScenario.session(conditions))
    }

    private func names(_ warnings: [SampleWarning]) -> [String] { warnings.map(\.name.rawValue) }

    @Test func `have stable names`() {
        #expect(
            SampleWarning.Name.allCases.map(\.rawValue) == [
                "too-few", "slow-first-run", "outliers", "bimodal", "drift", "clock-tick",
                "near-timing-floor", "steal", "throttled",
            ])
    }

    @Test func `are none without runs and for steady ones`() {
        #expect(warnings([]).isEmpty)
        for count in [6, 10, 40] { #expect(warnings(QualityScenario.steady(count)).isEmpty) }
    }

    @Test func `tell too few runs`() {
        #expect(warnings([1]) == [.tooFew(runs: 1)])
        #expect(warnings([1, 1.01, 1.02]).map(\.sentence) == ["no interval: 3 runs"])
    }

    @Test func `tell outliers with their effect, as a share`() {
        var times = QualityScenario.steady(40)
        times[5] = 160
        #expect(warnings(times).isEmpty)
        times[20] = 165
        #expect(
            warnings(times).map(\.sentence) == [
                "2 of 40 runs (5.0 %) are outliers; they lift the mean by 3.1 %"
            ])
    }

    @Test func `tell a slow first run once`() {
        let found = warnings([331] + QualityScenario.steady(9))
        #expect(names(found) == ["slow-first-run"])
        #expect(
            found.first?.sentence
                == "the first run took 0.331 s, the median is 0.100 s; a warm-up run would leave it"
                + " out")
    }

    @Test func `tell two groups`() {
        let high = QualityScenario.steady(10, around: 120)
        let times = zip(QualityScenario.steady(10), high).flatMap { [$0, $1] }
        #expect(
            warnings(times).map(\.sentence) == [
                "the runs fall into two groups, 50 % around 0.100 s and 50 % around 0.120 s; mean and"
                    + " median describe neither"
            ])
    }

    @Test func `tell drift where it is large enough`() {
        let drifting = (0..<12).map { 100 + Double($0) }
        #expect(
            warnings(drifting).map(\.sentence) == [
                "the runs drift: the last half is 5.9 % slower than the first (Spearman's ρ 1.00),"
                    + " so they are not independent"
            ])
        #expect(warnings((0..<12).map { 100 + Double($0) / 20 }).isEmpty)
    }

    @Test func `tell no drift where ranks and halves contradict each other`() throws {
        let first = [140.0, 139, 138, 137, 136, 135, 103, 102.7, 102.5, 102, 101, 100.5, 100.2]
        let last = [109.0, 108.8, 108.5, 108.2, 108, 107.5, 107, 99, 98, 97, 96, 95, 94]
        let drift = try #require(try Sample(first + last).drift)
        #expect(drift.isEvident && drift.correlation < 0 && (drift.change ?? 0) > 0.03)
        #expect(!names(warnings(first + last)).contains("drift"))
    }

    @Test func `tell a clock's tick where it limits`() {
        #expect(
            warnings([12, 13, 12, 12, 13, 14, 12]).map(\.sentence) == [
                "the clock's tick of 1.00 ms shows: differences below 8.3 % cannot be seen"
            ])
        #expect(warnings([1012, 1013, 1012, 1012, 1013, 1014, 1012]).isEmpty)
    }

    @Test func `tell times near that of starting a process, unless a region is timed`() {
        var conditions = Conditions()
        conditions.timingFloor = 510_000
        let short = (0..<8).map { 1.2 + Double($0 * 3 % 8) / 1_000 }
        #expect(
            warnings(short, conditions).map(\.sentence) == [
                "starting a process alone takes 0.510 ms of the 1.20 ms (42 %)"
            ])
        let none = short.map { $0 - 0.8 }
        #expect(
            warnings(none, conditions).map(\.sentence) == [
                "it takes no longer than starting a process alone, 0.510 ms"
            ])
        #expect(warnings(QualityScenario.steady(8, around: 3), conditions).isEmpty)
        #expect(warnings(short, conditions) { $0.region = $0.wall }.isEmpty)
    }

    @Test func `tell what others took during the runs, else before them`() {
        var conditions = Conditions()
        conditions.stealShare = 0.12
        let steady = QualityScenario.steady(10)
        #expect(
            warnings(steady, conditions).map(\.sentence) == [
                "others took 12 % of the CPU time since the machine's start"
            ])
        let none = warnings(steady, conditions) { $0.interference.stolen = 0 }
        #expect(none.isEmpty)
        let some = warnings(steady) { $0.interference.stolen = 30_000_000 }
        #expect(some.map(\.sentence) == ["others took 3.1 % of the CPU time it wanted"])
        conditions.stealShare = 0.019
        #expect(warnings(steady, conditions).isEmpty)
    }

    @Test func `take the runs that know what others took for all of them`() {
        // Of ten runs of 0.1 s the first alone was looked at: 3 of its 100 ms were taken.
        let found = warnings(QualityScenario.steady(10)) {
            $0.interference = Interference(stolen: 3_000_000, throttled: 5_000_000)
            $0.interferenceRuns = 1
        }
        #expect(
            found.map(\.sentence) == [
                "others took 3.1 % of the CPU time it wanted",
                "a quota held it back for 5.0 % of its time",
            ])
    }

    @Test func `tell quotas and heat`() {
        let steady = QualityScenario.steady(10)
        let found = warnings(steady) {
            $0.interference = Interference(throttled: 50_000_000, thermalThrottles: 2)
        }
        #expect(
            found.map(\.sentence) == [
                "a quota held it back for 5.0 % of its time; cores were slowed down 2 times because"
                    + " they were hot"
            ])
        #expect(warnings(steady) { $0.interference.throttled = 1_000 }.isEmpty)
    }

    @Test func `are none for numbers that were read somewhere`() {
        var session = QualityScenario.session()
        session.origin = .transcribed
        let measured = QualityScenario.measured("b", [1])
        #expect(QualityScenario.warnings(of: measured, in: session).isEmpty)
        session.origin = .imported
        #expect(QualityScenario.warnings(of: measured, in: session) == [.tooFew(runs: 1)])
    }
}

@Suite struct `Warnings of many configurations` {
    private func lines(_ measured: [Measurements], _ conditions: Conditions = Conditions())
        -> [String]
    {
        let session = QualityScenario.session(conditions)
        let points = measured.map { SweepPoint($0, in: session) }
        return WarningLines(
            points, hosts: HostNames(of: [session]), among: SessionWarnings(points)
        ).lines
    }

    private func slow(_ name: String, _ first: Double) -> Measurements {
        QualityScenario.measured(name, [first] + QualityScenario.steady(9))
    }

    @Test func `are one line with the worst, at most three names and the count`() {
        let steady = QualityScenario.measured("z", QualityScenario.steady(10))
        #expect(lines([steady]).isEmpty)
        #expect(
            lines([slow("a", 200), steady]) == [
                "a: the first run took 0.200 s, the median is 0.100 s; a warm-up run would leave it"
                    + " out."
            ])
        let many = zip(["a", "b", "c", "d", "e"], [200.0, 300, 250, 220, 210]).map(slow)
        #expect(
            lines(many + [steady]) == [
                "A slow first run in 5 configurations (b, c, d and 2 more). At worst, b: the first"
                    + " run took 0.300 s, the median is 0.100 s; a warm-up run would leave it out."
            ])
    }

    @Test func `tell no drift that so many show by chance`() {
        let rising = QualityScenario.measured("a", [100, 101, 102, 103, 104, 105])
        let steady = (0..<19).map {
            QualityScenario.measured("z\($0)", QualityScenario.steady(6))
        }
        #expect(lines([rising]).count == 1)
        #expect(lines([rising, steady[0]]).count == 1)
        #expect(lines([rising] + steady).isEmpty)
        let many = (0..<8).map { number in
            var rising = rising
            rising.configuration.benchmark = "a\(number)"
            return rising
        }
        #expect(lines(steady + many).count == 1)
    }

    @Test func `are one about the start of a process where that is most of the time`() {
        var conditions = Conditions()
        conditions.timingFloor = 600_000
        let times = [4.2] + (0..<20).map { 0.75 + Double($0 * 7 % 20) / 1_000 } + [2, 3, 4]
        let measured = QualityScenario.measured("true", times)
        #expect(
            lines([measured], conditions) == [
                "Starting a process alone takes 0.600 ms of the 0.762 ms (79 %)."
            ])
        let session = QualityScenario.session(conditions)
        let all = SessionWarnings([measured], in: session)
        #expect(all.warnings(of: measured.configuration, in: session).count > 2)
        conditions.timingFloor = 300_000
        #expect(lines([measured], conditions).count > 2)
    }

    @Test func `are the same wherever a session is told`() throws {
        let steady = (0..<19).map {
            QualityScenario.measured("z\($0)", QualityScenario.steady(6))
        }
        let rising = [100.0, 101, 102, 103, 104, 105]
        let session = QualityScenario.session()
        for (others, isTold) in [(steady.prefix(1), true), (steady[...], false)] {
            let all = [QualityScenario.measured("a", rising)] + others
            let warnings = SessionWarnings(all, in: session)
            let summary = ConfigurationSummary(all[0], in: session, warnings: warnings)
            #expect(summary.warnings == (isTold ? ["drift"] : []))
            let table = SummaryTable(all, in: session)
            #expect(table.judgements.contains { $0.contains("drift") } == isTold)
            let points = all.map { SweepPoint($0, in: session) }
            let part = QualityBlocks(
                points: Array(points.prefix(1)), hosts: HostNames(of: [session]),
                warnings: PointVerdicts(points).warnings)
            #expect(part.blocks.isEmpty != isTold)
        }
    }

    @Test func `are corrected for each session by itself`() {
        let rising = QualityScenario.measured("a", [100, 101, 102, 103, 104, 105])
        var other = QualityScenario.session()
        other.id = "20000000-0000-4000-8000-000000000002"
        let own = SweepPoint(rising, in: QualityScenario.session())
        let others = (0..<19).map {
            SweepPoint(
                QualityScenario.measured("z\($0)", QualityScenario.steady(6)), in: other)
        }
        let warnings = SessionWarnings([own] + others)
        #expect(
            warnings.warnings(of: own.configuration, in: own.session).map(\.name) == [.drift])
    }

    @Test func `are told once where all have the same`() {
        var conditions = Conditions()
        conditions.stealShare = 0.12
        let steady = ["a", "b"].map { QualityScenario.measured($0, QualityScenario.steady(10)) }
        #expect(
            lines(steady, conditions) == [
                "Others took 12 % of the CPU time since the machine's start."
            ])
    }
}
