import PerfModel
import Statistics
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `Findings from the documents' own numbers` {
    @Test func `read as recorded`() throws {
        let findings = StudyPoints.findings(DocumentGraphs.all)
        let lines = findings.map { "\($0.statement.key)\n    \($0.statement.evidence)\n" }
        try expectGolden(lines.joined(separator: "\n"), named: "document-findings.txt")
    }

    @Test func `find the crossover of the cached sweep between 2 and 4 workers`() throws {
        let found = StudyPoints.facts(Crossover.self, DocumentGraphs.cachedHigh)
        let crossover = try #require(found.first)
        #expect(found.count == 1)
        #expect(crossover.changes.map(\.lastBelow) == [2])
        #expect(crossover.changes.map(\.firstAbove) == [4])
        #expect(crossover.statement.key == "threads win up to 2 workers, processes from 4 on.")
        #expect(crossover.statement.evidence.contains("error of reading"))
    }

    @Test func `find none where one strategy stays ahead`() {
        #expect(StudyPoints.facts(Crossover.self, DocumentGraphs.cachedNormal).isEmpty)
        #expect(StudyPoints.facts(Crossover.self, DocumentGraphs.notCachedNormal).isEmpty)
    }

    @Test func `leave undecided what caching costs at normal load`() throws {
        let found = StudyPoints.facts(
            CachingCost.self, DocumentGraphs.cachedNormal + DocumentGraphs.notCachedNormal)
        #expect(found.map(\.strategy) == ["threads", "processes"])
        #expect(found.map(\.isUndecided) == [true, true])
        let processes = try #require(found.last)
        #expect(processes.answer == .singleRuns(areMixed: true))
        #expect(processes.statement.key.contains("undecided, with one run a side"))
        #expect(processes.statement.evidence.contains("both signs"))
    }

    @Test func `have p 0.872 and the limit 7.8 for the sampling`() throws {
        let found = StudyPoints.facts(ParallelFraction.self, DocumentGraphs.timeTable)
        let sampling = try #require(
            found.first { $0.best.candidate.configuration.benchmark == "sampling" })
        #expect(Digits.fixed(sampling.law.fraction, 3) == "0.872")
        #expect(abs(try #require(sampling.law.limit) - 7.8) < 0.01)
        #expect(
            sampling.statement.key
                == "processes: 87 % of the work is parallel (p = 0.872), so no number of workers is"
                + " more than 7.80 times as fast as one.")
    }

    @Test func `believe no p where workers are slower, or faster than they can be`() throws {
        for (workers, speedUp) in [(4, 0.94), (8, 0.74), (2, 2.92)] {
            let found = StudyPoints.facts(
                ParallelFraction.self,
                StudyPoints.graph(
                    "g", "b", within: nil,
                    [(.serial, [1: speedUp]), (.processes, [workers: 1])]))
            let statement = try #require(found.first).statement
            #expect(statement.key == "processes: no parallel fraction can be believed.")
            #expect(statement.evidence.contains(Digits.fixed(speedUp, 2)))
            #expect(!statement.evidence.contains("p ="))
        }
    }

    @Test func `have the CPU time that was printed`() {
        let printed = [18, 46, 99, 197]
        for (point, percent) in zip(DocumentGraphs.timeTable, printed) {
            #expect(abs((point.cpuPercent ?? 0) - Double(percent)) <= 1)
        }
        let bounds = StudyPoints.facts(WorkBound.self, DocumentGraphs.timeTable)
        #expect(bounds.map(\.kind) == [.waiting, .cpu])
    }

    @Test func `see user time above wall time for two processes only`() throws {
        let found = StudyPoints.facts(UserAboveWall.self, DocumentGraphs.timeTable)
        #expect(found.count == 1)
        #expect(try #require(found.first).side.configuration.strategy == .processes)
    }

    @Test func `see downloads scale nearly linearly with threads`() throws {
        let found = StudyPoints.facts(NearlyLinear.self, DocumentGraphs.downloads)
        let threads = try #require(found.first { $0.pool == "threads" })
        #expect(threads.contest.candidate.configuration.workers == 8)
        #expect(abs(threads.efficiency - 0.949) < 1e-3)
        let processes = try #require(found.first { $0.pool == "processes" })
        #expect(processes.contest.candidate.configuration.workers == 4)
        #expect(processes.isLess)
    }
}
