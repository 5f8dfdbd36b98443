import PerfModel
import Testing

@testable import PerfStudy

@Suite struct `The documents' own numbers` {
    @Test func `are one session per graph, every row a run`() throws {
        let sessions = try DocumentFigures.sessions()
        #expect(FigureTable.own.rows.count == 67)
        #expect(sessions.map(\.runs.count).reduce(0, +) == 67)
        #expect(sessions.map(\.configurations.count).reduce(0, +) == 67)
        #expect(
            sessions.map(\.session.label) == [
                "io_task_comparison", "io_task_comparison_8_items", "cached_normal", "cached_high",
                "not_cached_normal", "not_cached_high", "io_threads", "io_procs", "cpu",
                "time_table", "downloads",
            ])
    }

    @Test func `are the same sessions every time`() throws {
        let sessions = try DocumentFigures.sessions().map(\.session)
        #expect(try sessions == DocumentFigures.sessions().map(\.session))
        #expect(Set(sessions.map(\.id)).count == sessions.count)
        for session in sessions {
            #expect(session.id.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
            #expect(session.id.allSatisfy { $0 == "-" || ($0.isHexDigit && !$0.isUppercase) })
            #expect(session.origin == .transcribed && session.suite == "documents")
            #expect(session.startedAt == nil)
            #expect(session.charts.map(\.name) == [session.label])
        }
    }

    @Test func `lie in the charts of their sessions`() throws {
        for (session, configurations, _) in try DocumentFigures.sessions() {
            #expect(Set(configurations.map(\.configuration)).count == configurations.count)
            for chart in session.charts {
                #expect(configurations.allSatisfy { chart.contains($0.configuration) })
            }
        }
    }

    @Test func `keep what is known of host, runtime and reading`() throws {
        let sessions = try DocumentFigures.sessions()
        func named(_ label: String) throws -> (Session, [Configuration], [Run]) {
            let found = try #require(sessions.first { $0.session.label == label })
            return (found.session, found.configurations.map(\.configuration), found.runs)
        }
        let (high, highConfigurations, highRuns) = try named("cached_high")
        #expect(high.host?.osFamily == "Windows" && high.host?.logicalCPUs == nil)
        #expect(high.recorder == "document 000")
        #expect(
            highConfigurations[7]
                == Configuration(
                    benchmark: "divisors", strategy: .processes, workers: 8,
                    load: Load(name: "high", factor: 10), caching: "cached", mechanism: "queue",
                    runtime: "cpython 3.7"))
        #expect(highRuns[7].usage == Usage(read: 15_200_000_000, readingError: 80_000_000))
        let (cpu, _, _) = try named("cpu")
        #expect(cpu.host?.physicalCPUs == 2 && cpu.host?.logicalCPUs == 4)
        let (table, tableConfigurations, tableRuns) = try named("time_table")
        #expect(table.host?.cpuModel == "Apple M1 Pro")
        #expect(tableConfigurations[1].parameters == [Parameter(name: "items", value: "100")])
        #expect(
            tableRuns[1].usage
                == Usage(
                    read: 2_485_000_000, user: 1_000_000_000, sys: 140_000_000, readingError: nil))
        let (downloads, downloadConfigurations, _) = try named("downloads")
        #expect(downloads.host == nil && downloadConfigurations.map(\.workers) == [1, nil, nil])
    }
}

@Suite struct `The documents' claims` {
    private static func points(of test: ClaimTest) -> [ClaimPoints] {
        switch test {
        case .faster(let a, let b), .noGain(let a, over: let b), .crossover(let a, let b, _),
            .factor(let a, over: let b, _), .parallelFraction(let a, over: let b, _),
            .memoryMore(let a, than: let b), .lostUpdates(let a, noneIn: let b):
            [a, b]
        case .fasterWithMoreWorkers(let a, _), .slowerWithMoreWorkers(let a), .cachingCosts(let a),
            .cpuPercent(let a, _), .userAboveWall(let a, _), .phaseShare(let a, _, _),
            .deadlocks(let a, _):
            [a]
        case .notMeasured: []
        }
    }

    @Test func `are sentences with a name of their own`() {
        let claims = DocumentClaims.all
        #expect(Set(claims.map(\.name)).count == claims.count)
        #expect(Set(claims.map(\.document)) == ["000", "001", "002", "003", "004"])
        #expect(claims.map(\.document) == claims.map(\.document).sorted())
        for claim in claims {
            #expect(claim.text.hasSuffix("."), "\(claim.name)")
            #expect(claim.correction?.hasSuffix(".") ?? true, "\(claim.name)")
            #expect(claim.name.allSatisfy { $0 == "-" || $0.isLowercase || $0.isNumber })
        }
    }

    @Test(arguments: DocumentClaims.all)
    func `are tested on points that the suite measures`(claim: Claim) throws {
        let configurations = try DocumentsSuite().configurations
        for points in Self.points(of: claim.test) {
            let found = configurations.filter(points.contains)
            #expect(!found.isEmpty, "\(claim.name): \(points)")
            #expect(Set(found.map(\.runtime)).count == 2, "\(claim.name)")
        }
    }
}
