import Markdown
import PerfModel
import Testing

@testable import PerfReports

@Suite struct `Changes of a trend in a report` {
    private func picture(_ history: ScriptedHistory) throws -> String {
        let files = try Report.files(
            of: history, options: ReportOptions(selection: Selection())
        ).files
        return try #require(files.first { $0.name == "charts/b-trend.svg" }).text
    }

    @Test func `are found in the medians of the sessions, and named by their commits`() throws {
        let svg = try picture(`Marks of a trend`.history(sessions: 30, step: 18))
        let commits = [17, 18].map { `Marks of a trend`.commit($0).prefix(7) }
        #expect(svg.contains("between \(commits[0]) and \(commits[1])"))
        #expect(svg.contains("since 2026-"))
    }

    @Test(arguments: [(30, nil), (7, 4)] as [(Int, Int?)])
    func `are none where nothing changed, and in too few sessions`(
        sessions: Int, step: Int?
    ) throws {
        let svg = try picture(`Marks of a trend`.history(sessions: sessions, step: step))
        #expect(!svg.contains("since 2026-"))
    }

    @Test func `pass over a session without a run that counts`() throws {
        var history = try `Marks of a trend`.history(sessions: 30, step: 18)
        for place in [3, 17] {
            for index in history.recordings[place].measurements.indices {
                history.recordings[place].measurements[index].wall = []
            }
        }
        let svg = try picture(history)
        let commits = [17, 18].map { `Marks of a trend`.commit($0).prefix(7) }
        #expect(svg.contains(" and \(commits[1])"))
    }
}
