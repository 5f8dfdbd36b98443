import Foundation
import PerfModel
import Statistics
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `Commands beside each other` {
    private let session = QualityScenario.session()

    private func command(
        _ name: String, _ times: [Double], workers: Int? = nil, size: String? = nil
    ) -> Measurements {
        let parameters =
            [Parameter(name: "command", value: name)]
            + [size.map { Parameter(name: "size", value: $0) }].compactMap(\.self)
        var measured = QualityScenario.measured("b", times, parameters: parameters)
        measured.configuration.workers = workers
        return measured
    }

    private func sentences(_ measured: [Measurements], reference: String? = nil) -> [String] {
        CommandComparison.all(of: measured, in: session, reference: reference).map(\.sentence)
    }

    private let steady = QualityScenario.steady(10)

    @Test func `are not compared where there is one, none, or no run that counts`() {
        #expect(sentences([]).isEmpty)
        #expect(sentences([command("a", steady)]).isEmpty)
        #expect(sentences([command("a", steady), command("b", [])]).isEmpty)
        #expect(sentences(Scenarios.divisors()).isEmpty)
    }

    @Test func `have a factor against the fastest, or against the one that was named`() throws {
        let slower = command("b", steady.map { $0 * 1.23 })
        let found = CommandComparison.all(of: [slower, command("a", steady)], in: session)
        let only = try #require(found.first)
        #expect(found.count == 1)
        #expect((only.reference, only.candidate, only.verdict) == ("a", "b", .regressed))
        #expect(abs(only.timesAsFast - 1 / 1.23) < 1e-3)
        #expect(only.sentence == "a ran 1.23 × (1.22–1.24) as fast as b")
        #expect(
            sentences([slower, command("a", steady)], reference: "b")
                == ["a ran 1.23 × (1.22–1.24) as fast as b"])
        let named = CommandComparison.all(
            of: [slower, command("a", steady)], in: session, reference: "b")
        #expect(named.first?.reference == "b")
        #expect(named.first?.verdict == .improved)
        #expect(named.first.map { $0.timesAsFast > 1.22 } == true)
    }

    @Test func `have a factor against the one that their call named, in every later answer`() throws
    {
        var measured = [command("b", steady.map { $0 * 1.23 }), command("a", steady)]
        for index in measured.indices { measured[index].settings = [Setting("reference", "b")] }
        let found = CommandComparison.all(of: measured, in: session)
        #expect(found.map(\.reference) == ["b"])
        let other = CommandComparison.all(of: measured, in: session, reference: "a")
        #expect(other.map(\.reference) == ["a"])
    }

    @Test func `have their numbers of runs in the order of their names`() {
        #expect(
            sentences([command("a", [1, 2, 3]), command("b", [4, 5])]) == [
                "b and a cannot be told apart: so few runs (2 + 3) cannot show more"
            ])
    }

    @Test func `are not told apart where the runs do not show it`() {
        let noisy = (0..<10).map { 100 + Double($0 * 37 % 10) * 4 }
        let other = (0..<10).map { 101 + Double($0 * 73 % 10) * 4 }
        let found = sentences([command("sort", noisy), command("sort -u", other)])
        #expect(
            found == [
                "“sort -u” and sort cannot be told apart (the first 0.99 × as fast, 0.87–1.12; a change below 14 %"
                    + " would not be seen with 10 + 10 runs)"
            ])
        #expect(
            sentences([command("a", [1, 2, 3]), command("b", [4, 5, 6])]) == [
                "b and a cannot be told apart: so few runs (3 + 3) cannot show more"
            ])
    }

    @Test func `take the same time where the whole interval says so`() {
        let same = sentences([command("a", steady), command("b", steady.map { $0 * 1.002 })])
        #expect(same.first?.hasPrefix("b ran as fast as a, within 2 % (1.00 ×, ") == true)
    }

    @Test func `are compared where nothing else differs`() {
        let measured = [1, 4].flatMap { workers in
            [
                command("a", steady, workers: workers),
                command("b", steady.map { $0 * (workers == 1 ? 2 : 0.5) }, workers: workers),
            ]
        }
        #expect(
            sentences(measured) == [
                "1 worker: a ran 2.00 × (1.99–2.01) as fast as b",
                "4 workers: b ran 2.00 × (1.99–2.01) as fast as a",
            ])
        #expect(
            sentences([command("a", steady, size: "1"), command("b", steady, size: "2")]).isEmpty)
    }

    @Test func `are one family`() {
        // Each pair alone has p = 0.029; of five, four of which are alike, none is left.
        let alike = (0..<4).map { command("x\($0)", [101, 104, 102, 103]) }
        let odd = command("y", [105, 106, 107, 108])
        let found = CommandComparison.all(
            of: alike + [odd], in: session, reference: "x0")
        #expect(found.last?.verdict == .undecided(.notResolved))
        let alone = CommandComparison.all(of: [alike[0], odd], in: session, reference: "x0")
        #expect(alone.last?.verdict == .regressed)
    }

    @Test func `are the same in a part of them`() {
        // A page shows a part of a session: what it says was decided for the whole.
        let alike = (0..<4).map { command("x\($0)", [101, 104, 102, 103], size: "1") }
        let odd = [command("y", [105, 106, 107, 108], size: "2")]
        let base = [command("x0", [101, 104, 102, 103], size: "2")]
        let points = (alike + base + odd).map { SweepPoint($0, in: session) }
        let part = points.filter { $0.configuration.value(of: "size") == "2" }
        let alone = CommandComparison.all(of: part)
        #expect(alone.map(\.verdict) == [.regressed])
        let told = ComparedContests(points).comparisons(of: part)
        #expect(told.map(\.verdict) == [.undecided(.notResolved)])
        #expect(told.map(\.scope) == [nil])
        var last = told.last
        last?.scope = "size=2"
        #expect(ComparedContests(points).comparisons(of: points).last == last)
    }

    @Test func `are held against nothing where no run of the reference counts`() {
        let measured = [command("a", []), command("b", steady), command("c", steady)]
        #expect(sentences(measured, reference: "a").isEmpty)
        let table = SummaryTable(measured, in: session, reference: "a")
        #expect(table.judgements == ["No run of a counts: nothing is held against it."])
        #expect(sentences(measured, reference: "none of them").count == 1)
    }

    @Test func `tell no detectable change where the runs do not scatter`() {
        let found = CommandComparison.all(
            of: ["a", "b"].map { command($0, [5, 5, 5, 5]) }, in: session)
        #expect(found.map(\.detectable) == [nil])
        #expect(
            found.map(\.sentence) == ["b and a cannot be told apart (the first 1.00 × as fast)"])
    }

    @Test func `have what is known as JSON`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let found = CommandComparison.all(
            of: [command("a", steady), command("b", [110, 111, 112])], in: session)
        let text = String(decoding: try encoder.encode(found), as: UTF8.self)
        try expectGolden(text + "\n", named: "summary/comparisons.json")
    }
}
