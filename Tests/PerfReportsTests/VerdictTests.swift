import PerfModel
import Statistics
import Testing

@testable import PerfReports

@Suite struct `Two sides held against each other` {
    private let level = ["sort": 100e6]
    private let gate = VerdictRules(demandsSessions: true)

    @Test func `of nothing are told so`() throws {
        let none = VerdictScenario.judged([], [])
        #expect(none.judgements.isEmpty && none.unpaired.isEmpty && none.overall == nil)
        #expect(none.census.all == 0 && none.census.judged == 0)
        #expect(VerdictPage(none).headline.contains("Nothing could be judged"))
    }

    @Test func `have what only one of them measured unpaired, never in the mean`() throws {
        var scenario = VerdictScenario(seed: 1)
        let before = scenario.sessions(4, ["a": 1e6, "gone": 1e6])
        let after = scenario.sessions(4, ["a": 1e6, "new": 1e6])
        var candidate = VerdictScenario.side("after", after)
        candidate.failed = [Configuration(benchmark: "broken")]
        let sides = JudgedSides(
            baseline: VerdictScenario.side("before", before), candidate: candidate)
        #expect(
            sides.unpaired == [
                UnpairedConfiguration(
                    configuration: Configuration(benchmark: "broken"), reason: .noRuns),
                UnpairedConfiguration(
                    configuration: Configuration(benchmark: "gone"), reason: .notInCandidate),
            ])
        let new = try #require(sides.judgements.first { $0.configuration.benchmark == "new" })
        #expect(new.verdict == .undecided(.noBaseline))
        #expect(new.needed == .init(baseline: 10, candidate: 0))
        #expect(sides.overall?.count == 1)
        #expect(sides.census.unpaired == 2 && sides.census.undecided[.noBaseline] == 1)
    }

    @Test func `never mix hosts, unless two hosts were asked for`() throws {
        var scenario = VerdictScenario(seed: 2)
        let before = scenario.sessions(10, level)
        scenario.host = ScriptedHistory.runner
        let after = scenario.sessions(10, ["sort": 50e6])
        let apart = VerdictScenario.judged(before, after)
        #expect(apart.judgements.map(\.verdict) == [.undecided(.differentHosts)])
        #expect(apart.overall == nil && apart.census.judged == 0)
        let across = VerdictScenario.judged(before, after, acrossHosts: true)
        #expect(across.judgements.map(\.verdict) == [.improved])
        let mixed = VerdictScenario.judged(before + after, after, acrossHosts: true)
        #expect(mixed.judgements.first?.baseline.sessions == 10)
        let both = VerdictScenario.judged(before, before + after, acrossHosts: true)
        #expect(both.judgements.map(\.verdict).contains(.undecided(.differentHosts)))
    }

    @Test func `count each session once, however many runs it has`() throws {
        var scenario = VerdictScenario(seed: 3)
        scenario.runs = 1_000
        let sides = VerdictScenario.judged(
            scenario.sessions(3, level), scenario.sessions(3, level))
        let only = try #require(sides.judgements.first)
        #expect(only.method == .sessions && only.verdict == .undecided(.tooFew))
        #expect(only.baseline.sessions == 3 && only.baseline.runs == 3_000)
        // Four sessions a side have p = 2 ÷ 70.
        #expect(only.needed == .init(baseline: 1, candidate: 1))
    }

    @Test func `of one session each have their runs for values, and a gate does not take that`()
        throws
    {
        var scenario = VerdictScenario(seed: 4)
        let (before, after) = (scenario.session(level), scenario.session(["sort": 150e6]))
        let runs = try #require(VerdictScenario.judged(before, after).judgements.first)
        #expect(runs.method == .runs && runs.verdict == .regressed && runs.noiseFloor == nil)
        let gated = VerdictScenario.judged(before, after, rules: gate)
        let held = try #require(gated.judgements.first)
        #expect(held.verdict == .undecided(.tooFew))
        #expect(held.needed == .init(baseline: 9, candidate: 0))
        #expect(gated.census.judged == 0)
    }

    @Test func `of one session each must stand out from a history's scatter`() throws {
        var scenario = VerdictScenario(seed: 5)
        scenario.within = 0.001
        let history = scenario.sessions(12, level)
        var told = 0
        for _ in 0..<50 {
            let sides = VerdictScenario.judged(
                scenario.session(level), scenario.session(level), history: history)
            // The runs alone tell nearly every two of these sessions apart.
            if sides.census.regressed + sides.census.improved > 0 { told += 1 }
        }
        #expect(told <= 2)
        let slow = VerdictScenario.judged(
            scenario.session(level), scenario.session(["sort": 150e6]), history: history)
        #expect(slow.judgements.first?.verdict == .regressed)
    }

    @Test func `with one new session against ten are a prediction`() throws {
        var scenario = VerdictScenario(seed: 6)
        let before = scenario.sessions(30, level)
        for (factor, verdict) in [(1.5, JudgedVerdict.regressed), (0.6, .improved)] {
            let sides = VerdictScenario.judged(
                before, scenario.session(["sort": 100e6 * factor]), rules: gate)
            let only = try #require(sides.judgements.first)
            #expect(only.method == .newSessions && only.verdict == verdict && !only.isPossible)
            #expect(only.interval.map { $0.lower < factor && factor < $0.upper } == true)
        }
        let few = VerdictScenario.judged(
            Array(before.prefix(9)), scenario.session(["sort": 200e6]), rules: gate)
        #expect(few.judgements.first?.verdict == .undecided(.tooFew))
        #expect(few.judgements.first?.needed == .init(baseline: 1, candidate: 0))
    }

    @Test func `are possibly changed where one session is not enough, and judged with three`()
        throws
    {
        var scenario = VerdictScenario(seed: 7)
        scenario.within = 0
        let before = scenario.sessions(20, level)
        scenario.between = 0
        let slower = ["sort": 108e6]
        let one = VerdictScenario.judged(before, scenario.session(slower), rules: gate)
        #expect(one.judgements.first?.verdict == .undecided(.notResolved))
        #expect(one.judgements.first?.isPossible == true && one.census.possible == 1)
        #expect(VerdictPage(one).headline.contains("possible and unconfirmed"))
        let three = VerdictScenario.judged(before, scenario.sessions(3, slower), rules: gate)
        #expect(three.judgements.first?.method == .newSessions)
        #expect(three.judgements.first?.verdict == .regressed)
    }

    @Test func `turn round where more is better`() throws {
        var scenario = VerdictScenario(seed: 8)
        let metric = JudgedMetric(Metric(name: "rate", unit: "1/s", direction: .higher))
        let before = scenario.sessions(10, ["sort": 100])
        for (level, verdict) in [(50.0, JudgedVerdict.regressed), (200, .improved)] {
            for count in [1, 10] {
                let sides = VerdictScenario.judged(
                    before, scenario.sessions(count, ["sort": level]), metric: metric)
                #expect(sides.judgements.first?.verdict == verdict)
            }
        }
        #expect(!JudgedMetric(Metric(name: "rate")).prefersLarger)
        #expect(JudgedMetric(Metric(name: "rate"), prefersLarger: true).prefersLarger)
    }

    @Test func `are told nothing of what is too small to matter, as a share or as a size`() throws {
        var scenario = VerdictScenario(seed: 9)
        (scenario.between, scenario.within) = (0.001, 0.001)
        let before = scenario.sessions(10, level)
        let after = scenario.sessions(10, ["sort": 105e6])
        func verdict(_ floors: VerdictRules.Floors, _ own: [String: VerdictRules.Floors] = [:])
            -> JudgedVerdict?
        {
            let rules = VerdictRules(floors: floors, byBenchmark: own)
            return VerdictScenario.judged(before, after, rules: rules).judgements.first?.verdict
        }
        #expect(verdict(.init()) == .regressed)
        #expect(abs(VerdictRules.Floors.usualShare - Contest.leastChange) < 1e-12)
        #expect(verdict(.init(share: 0.1)) == .unchanged)
        #expect(verdict(.init(size: 10e6)) == .unchanged)
        #expect(verdict(.init(size: 1e6)) == .regressed)
        #expect(verdict(.init(), ["sort": .init(share: 0.1)]) == .unchanged)
        #expect(verdict(.init(), ["other": .init(share: 0.1)]) == .regressed)
        let new = VerdictScenario.judged(
            before, scenario.session(["sort": 105e6]),
            rules: VerdictRules(floors: .init(share: 0.1)))
        #expect(new.judgements.first?.verdict == .unchanged)
    }

    @Test func `are below the noise floor where their history scatters more than they differ`()
        throws
    {
        var scenario = VerdictScenario(seed: 10)
        let history = scenario.sessions(20, level)
        (scenario.between, scenario.within) = (0.001, 0.001)
        let sides = VerdictScenario.judged(
            scenario.sessions(10, level), scenario.sessions(10, ["sort": 103e6]), history: history)
        let only = try #require(sides.judgements.first)
        #expect(only.verdict == .undecided(.belowNoiseFloor) && only.historyCount == 30)
        #expect(only.verdict.isJudged)
        #expect(only.noiseFloor.map { $0 > 0.03 } == true)
    }

    @Test func `of zeros have no ratio`() throws {
        var scenario = VerdictScenario(seed: 11)
        let (zeros, ones) = (scenario.sessions(10, ["a": 0]), scenario.sessions(10, ["a": 1]))
        let metric = JudgedMetric(Metric(name: "faults"))
        let sides = VerdictScenario.judged(zeros, ones, metric: metric)
        #expect(sides.judgements.first?.verdict == .undecided(.zero))
        #expect(sides.overall == nil)
        let new = VerdictScenario.judged(zeros, scenario.session(["a": 1]), metric: metric)
        #expect(new.judgements.first?.verdict == .undecided(.zero))
    }

    @Test func `that never scattered are unchanged where they are equal`() throws {
        var scenario = VerdictScenario(seed: 12)
        (scenario.between, scenario.within) = (0, 0)
        let before = scenario.sessions(12, ["a": 5])
        let same = VerdictScenario.judged(before, scenario.session(["a": 5]))
        #expect(same.judgements.first?.verdict == .unchanged)
        let other = VerdictScenario.judged(before, scenario.session(["a": 6]))
        #expect(other.judgements.first?.verdict == .undecided(.notResolved))
        #expect(other.judgements.first?.isPossible == true)
    }

    @Test func `come in the order of what matters, with a mean of all ratios`() throws {
        var scenario = VerdictScenario(seed: 13)
        let all = ["a": 1e6, "b": 1e6, "c": 1e6, "d": 1e6]
        let sides = VerdictScenario.judged(
            scenario.sessions(10, all),
            scenario.sessions(10, ["a": 1e6, "b": 1.4e6, "c": 2e6, "d": 0.5e6]))
        #expect(sides.judgements.map(\.configuration.benchmark) == ["c", "b", "d", "a"])
        let mean = try #require(sides.overall)
        #expect(mean.count == 4 && abs(mean.ratio - 1.087) < 0.05)
        #expect(sides.census.regressed == 2 && sides.census.improved == 1)
        #expect(
            VerdictPage(sides).headline.hasPrefix("2 of 4 configurations regressed and 1 improved"))
    }
}

/// A slice of the simulation that docs/statistics.md quotes.
@Suite struct `Unchanged sides` {
    @Test func `are not told to have changed`() throws {
        let levels = Dictionary(uniqueKeysWithValues: (0..<60).map { ("b\($0)", 1e6) })
        var (told, tries) = (0, 0)
        for seed in 1...4 as ClosedRange<UInt64> {
            var scenario = VerdictScenario(seed: seed)
            let before = scenario.sessions(10, levels)
            let sides = VerdictScenario.judged(before, scenario.sessions(10, levels))
            tries += 1
            if sides.census.regressed + sides.census.improved > 0 { told += 1 }
            let new = VerdictScenario.judged(
                before, scenario.session(levels), rules: VerdictRules(demandsSessions: true))
            if new.census.regressed + new.census.improved > 0 { told += 1 }
        }
        #expect(tries == 4 && told == 0)
    }
}
