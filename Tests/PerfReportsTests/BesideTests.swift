import Markdown
import PerfModel
import Testing

@testable import PerfReports

@Suite struct `A study beside this machine` {
    private func point(
        _ strategy: Strategy, _ workers: Int?, seconds: Double, runtime: String? = nil,
        parameters: [Parameter] = []
    ) -> SweepPoint {
        let measured = Measurements(
            configuration: Configuration(
                benchmark: "b", strategy: strategy, workers: workers, runtime: runtime,
                parameters: parameters), command: [], wall: [Int64(seconds * 1e9)], totalUser: nil,
            totalSys: nil, maxRSS: nil, outcomes: [.ok: 1], warmups: 0)
        return SweepPoint(measured, in: Session(id: "s", startedAt: nil, recorder: "r"))
    }

    @Test func `has ratios within its own column only, and gaps where one has no such run`() {
        let scale = [Parameter(name: "scale", value: "0.1")]
        let table = BesideTable(
            name: "documents",
            ours: [
                point(.serial, 1, seconds: 4, parameters: scale),
                point(.threads, 2, seconds: 2, parameters: scale),
            ],
            theirs: [
                point(.threads, 1, seconds: 90), point(.threads, 2, seconds: 30),
                point(.processes, nil, seconds: 10),
            ])
        #expect(
            table.table.columns.map(\.title) == [
                "strategy", "workers", "this machine, s", "n", "speed-up", "the documents, s", "n",
                "speed-up",
            ])
        #expect(
            table.table.rows == [
                ["serial", "1", "4.00", "1", "1.00", "–", "–", "–"],
                ["threads", "1", "–", "–", "–", "90.0", "1", "1.00"],
                ["threads", "2", "2.00", "1", "2.00", "30.0", "1", "3.00"],
                ["processes", "–", "–", "–", "–", "10.0", "1", "–"],
            ])
    }

    @Test func `has a column for each runtime`() {
        let table = BesideTable(
            name: "documents",
            ours: ["x", "y"].map { point(.threads, 1, seconds: 1, runtime: $0) },
            theirs: [point(.threads, 1, seconds: 2)])
        #expect(
            table.table.columns.map(\.title).filter { $0.hasSuffix(", s") } == [
                "x, s", "y, s", "the documents, s",
            ])
        #expect(table.table.rows.count == 1)
    }

    @Test func `is drawn apart under its own name`() throws {
        let study = StudyEvidence(StudyScenario.reference)
        let chart = try #require(StudyScenario.charts.first { $0.name == "cpu" })
        let beside = try #require(
            study.beside(chart, points: [], hosts: HostNames(of: [])))
        #expect(beside.picture?.path == "charts/cpu.documents.svg")
        var other = chart
        other.name = "no such chart"
        #expect(study.beside(other, points: [], hosts: HostNames(of: [])) == nil)
    }

    @Test func `shares no section with this machine where it was imported`() throws {
        var history = StudyScenario.imported()
        let measured = ScriptedHistory.measurements(
            Configuration(benchmark: "cosine", strategy: .serial, workers: 1), milliseconds: 9)
        try history.record(at: "2026-11-13", suite: "documents", sweep: [measured])
        let evidence = try Evidence(of: history, in: Selection())
        let sections = Section.sections(of: evidence.newest)
        #expect(sections.count == 3)
        for section in sections {
            #expect(Set(section.points.map(\.session.origin)).count == 1)
        }
    }

    @Test func `stands on no page that did not ask for it`() throws {
        let history = try StudyScenario.oneBenchmark()
        let files = try Report.files(
            of: history,
            options: ReportOptions(selection: Selection(), study: StudyScenario.reference))
        #expect(!files.files.contains { $0.name.contains("documents") })
        #expect(files.files.contains { $0.name == "claims.md" })
        let plain = try Report.files(of: history, options: ReportOptions(selection: Selection()))
        #expect(!plain.files.contains { $0.name == "claims.md" })
    }
}

@Suite struct `The table that time prints` {
    @Test func `has the documents' own figures`() {
        let rows: [(Strategy, Int, Double, Double, Double)] = [
            (.serial, 1, 12.333, 1.95, 0.28), (.threads, 5, 2.485, 1.00, 0.14),
            (.serial, 1, 11.651, 11.42, 0.23), (.processes, 2, 6.572, 12.65, 0.31),
        ]
        let points = rows.map { strategy, workers, total, user, sys in
            let measured = Measurements(
                configuration: Configuration(
                    benchmark: "b", strategy: strategy, workers: workers), command: [],
                wall: [Int64(total * 1e9)], totalUser: Int64(user * 1e9),
                totalSys: Int64(sys * 1e9), maxRSS: nil, outcomes: [.ok: 1], warmups: 0)
            return SweepPoint(measured, in: Session(id: "s", startedAt: nil, recorder: "r"))
        }
        let table = TimeTable(points: points, hosts: HostNames(of: [])).table
        #expect(
            table.columns.map(\.title).suffix(4) == [
                "user, s", "system, s", "cpu, %", "total, s",
            ])
        #expect(
            table.rows.map { Array($0.suffix(4)) } == [
                ["1.950", "0.280", "18", "12.333"], ["1.000", "0.140", "46", "2.485"],
                ["11.420", "0.230", "100", "11.651"], ["12.650", "0.310", "197", "6.572"],
            ])
    }
}

@Suite struct `The commands that measure a suite again` {
    @Test func `are one for each session and scale`() throws {
        func measured(_ benchmark: String, scale: String?) -> Measurements {
            ScriptedHistory.measurements(
                Configuration(
                    benchmark: benchmark,
                    parameters: scale.map { [Parameter(name: "scale", value: $0)] } ?? []),
                milliseconds: 10)
        }
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-12", label: "night", suite: "documents",
            sweep: [measured("b", scale: nil), measured("a", scale: nil)])
        try history.record(
            at: "2026-11-13", suite: "documents", sweep: [measured("c", scale: "0.02")])
        let evidence = try Evidence(of: history, in: Selection())
        #expect(
            Reproduction.lines(for: evidence.newest) == [
                "perfdb record --suite documents --only a,b --label night --runs 8 --seed 7",
                "perfdb record --suite documents --only c --scale 0.02 --runs 8 --seed 7",
            ])
    }

    @Test func `are none for what was read somewhere`() throws {
        let evidence = StudyEvidence(StudyScenario.reference).evidence
        #expect(Reproduction.lines(for: evidence.newest).isEmpty)
    }
}
