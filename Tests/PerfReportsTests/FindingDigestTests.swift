import Foundation
import PerfModel
import Testing

@testable import PerfReports

@Suite struct `The findings of a page` {
    private func chapter(_ history: ScriptedHistory) throws -> Chapter {
        let evidence = try Evidence(of: history, in: Selection())
        let hosts = HostNames(of: evidence.sessions)
        return try #require(Chapters(evidence: evidence, hosts: hosts).content().chapters.first)
    }

    /// A sweep of which more is to be told than fits the top of a page.
    private func long(loads: [Double]) throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let times: [(Strategy, Int, Double)] = [
            (.serial, 1, 100), (.threads, 1, 99), (.threads, 2, 52), (.threads, 4, 60),
            (.threads, 8, 70), (.processes, 1, 130), (.processes, 2, 68), (.processes, 4, 72),
            (.processes, 8, 75),
        ]
        let sweep = loads.flatMap { load in
            times.map { strategy, workers, time in
                ScriptedHistory.measurements(
                    Configuration(
                        benchmark: "b", strategy: strategy, workers: workers,
                        load: Load(name: "x\(Int(load))", factor: load)),
                    milliseconds: time * load, runs: 8, cpu: workers > 1 ? 1.9 : 1,
                    seed: UInt64(load))
            }
        }
        try history.record(at: "2026-11-13", sweep: sweep)
        return history
    }

    private func texts(_ told: [Told]) -> Set<String> {
        Set(told.map { "\($0.scope ?? "") \($0.bare.key) \($0.bare.evidence)" })
    }

    @Test(arguments: [[1.0], [1, 10], [1, 10, 20], [1, 10, 20, 30, 40]])
    func `are few before the first picture, and none is lost or told twice`(
        loads: [Double]
    ) throws {
        let chapter = try chapter(long(loads: loads))
        let digest = FindingDigest(ofPage: chapter)
        #expect(chapter.told.count > 7 * loads.count)
        #expect((3...7).contains(digest.first.count))
        #expect(digest.first.map(\.kind).allSatisfy { $0 <= .order })
        let later = (digest.before + digest.after).flatMap(\.self) + digest.across
        #expect(digest.before.allSatisfy { $0.isEmpty })
        #expect(texts(digest.first).isDisjoint(with: texts(later)))
        #expect(texts(digest.first + later).isSuperset(of: texts(chapter.told)))
    }

    @Test func `stand with their section where the page is about several benchmarks`() throws {
        let chapter = try chapter(long(loads: [1, 10]))
        let digest = FindingDigest(ofPart: chapter)
        #expect(digest.first.isEmpty)
        #expect(digest.before.map(\.count) == [3, 3])
        for (index, part) in chapter.parts.enumerated() {
            #expect(
                texts(digest.before[index] + digest.after[index]) == texts(part.told))
        }
    }

    @Test func `begin the page, and the others follow the table of their section`() throws {
        let options = ReportOptions(selection: Selection())
        let page = try Report.files(of: try long(loads: [1, 10]), options: options).files[0].text
        let parts = page.components(separatedBy: "](charts/")
        #expect(parts[0].matches(of: /\n- \*\*/).count <= 7)
        let high = page.components(separatedBy: "</a>X10 load")[1]
            .components(separatedBy: "\n## ")[0]
        let table = try #require(high.range(of: "\n| strategy"))
        let finding = try #require(high.range(of: "\n- **"))
        #expect(finding.lowerBound > table.upperBound)
        #expect(high.contains("CPUs used at most"))
    }

    @Test func `are all at the top where they are few`() throws {
        let chapter = try chapter(Scenarios.oneConfiguration())
        let digest = FindingDigest(ofPage: chapter)
        #expect(digest.first.count == chapter.told.count)
        #expect(digest.after.allSatisfy { $0.isEmpty } && digest.across.isEmpty)
    }

    @Test func `say once that more workers than CPUs cost time`() throws {
        let told = try chapter(long(loads: [1])).told.filter { $0.kind == .plateau }
        #expect(
            told.map(\.bare.key) == [
                "threads: 2 workers are enough; more workers than the 2 CPUs cost time, up to"
                    + " +36.3 %.",
                "processes: 2 workers are enough; more workers than the 2 CPUs cost time, up to"
                    + " +10.5 %.",
            ])
        let evidence = try #require(told.first).bare.evidence
        #expect(evidence.contains("times as fast as serial with 2, "))
        #expect(evidence.contains("Beside threads ×2: threads ×4 +"))
        #expect(evidence.contains("; threads ×8 +"))
    }
}
