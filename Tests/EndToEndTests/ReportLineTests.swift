import Foundation
import TestSupport
import Testing

@Suite struct `The lines of a report` {
    private static let sweep = ["--strategy", "threads,processes", "--workers", "1,2"]

    @Test(.enabled(if: Witness.has("git")))
    func `show the newest session against workers, and every session over time`() throws {
        try withPerfdb { perfdb in
            let project = try Project(in: perfdb.folder)
            var hashes: [String] = []
            for nap in ["0.001", "0.1"] {
                hashes.append(String(try project.commit(nap).prefix(7)))
                try perfdb.run(
                    ["record", "--benchmark", "naps"] + Self.sweep + [
                        "-r", "3", "--", "sleep", nap,
                    ],
                    environment: project.environment, in: project.folder)
            }
            try perfdb.report(to: "out")
            let names = ["naps-since", "naps-speed-up", "naps-trend", "naps"]
            #expect(try perfdb.charts("out").map(\.name) == names.map { "charts/\($0).svg" })
            let trend = try perfdb.chart("out/charts/naps-trend.svg")
            let scaling = try perfdb.chart("out/charts/naps.svg")
            #expect(scaling.points == ["threads": 2, "processes": 2])
            #expect(scaling.lineCount == 2)
            #expect(scaling.milliseconds.count == 4)
            #expect(scaling.milliseconds.allSatisfy { $0 >= 100 })
            #expect(trend.lineCount == 4)
            #expect(trend.tooltips.count == 8)
            for hash in hashes {
                #expect(trend.tooltips.filter { $0.contains(hash) }.count == 4)
            }
            #expect(trend.milliseconds.filter { $0 < 100 }.count == 4)
            let since = try perfdb.chart("out/charts/naps-since.svg")
            #expect(since.tooltips.filter { $0.contains("the session before") }.count == 4)
            #expect(since.milliseconds.filter { $0 < 100 }.count == 4)
            #expect(since.milliseconds.count == 8)
            let speedUps = try perfdb.chart("out/charts/naps-speed-up.svg")
            let isOne = speedUps.tooltips.filter { $0.contains(", 1 worker: 1.00×") }
            #expect(isOne.count == 4 && speedUps.tooltips.count == 8)
            let page = perfdb.text(of: "out/README.md")
            for name in names { #expect(page.contains("(charts/\(name).svg)"), "\(name)") }
            #expect(page.contains(", \(hashes[1])."))
        }
    }

    @Test(arguments: [
        ([["--host", "a"], ["--host", "b"]], ["processes, a", "processes, b"], "naps"),
        ([["--runtime", "jit,plain"]], ["processes, jit", "processes, plain"], "naps"),
        (
            [["--parameter", "size=big,small"]],
            ["processes, size=big", "processes, size=small"], "naps"
        ),
        (
            [["--caching", "cached:list,cached:pipe"]],
            ["processes, list", "processes, pipe"], "naps-cached"
        ),
    ])
    func `never join what differs`(calls: [[String]], names: [String], name: String) throws {
        try withPerfdb { perfdb in
            for call in calls {
                try perfdb.run(
                    ["record", "--benchmark", "naps"] + call + Self.sweep + [
                        "-r", "6", "--", "true",
                    ])
            }
            try perfdb.report(to: "out")
            let chart = try perfdb.chart("out/charts/\(name).svg")
            let all =
                names + names.map { $0.replacingOccurrences(of: "processes", with: "threads") }
            #expect(chart.points == Dictionary(uniqueKeysWithValues: all.map { ($0, 2) }))
            #expect(chart.lineCount == 4)
        }
    }

    @Test func `leave out a session outside the window`() throws {
        try withPerfdb { perfdb in
            for label in ["early", "late"] {
                let words = ["record", "--label", label, "--benchmark", label, "-r", "1"]
                try perfdb.run(words + ["--", "true"])
            }
            try perfdb.report(to: "all")
            try perfdb.report(to: "some", "--label", "late")
            #expect(try perfdb.tree("all").count == 3)
            #expect(Set(try perfdb.tree("some").keys) == ["README.md", "charts/late.svg"])
            #expect(!perfdb.text(of: "some/README.md").contains("early"))
        }
    }
}
