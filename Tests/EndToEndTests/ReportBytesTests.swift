import Foundation
import TestSupport
import Testing

/// A history with a sweep, two hosts, failures and names that mean something elsewhere.
private func withHistory(_ body: (Perfdb) throws -> Void) throws {
    try withPerfdb { perfdb in
        let sweep = ["--strategy", "serial,threads", "--workers", "1,2,4", "--load", "low,high=2"]
        for host in ["a", "b"] {
            try perfdb.run(
                ["record", "--benchmark", "naps", "--host", host] + sweep
                    + ["-r", "6", "--", "true"])
        }
        try perfdb.run(["record", "--benchmark", "size", "--parameter", "n=1..16:x2", "true"])
        try perfdb.run(["record", "-r", "3", "--ignore-failure", "sh", "-c", "kill -9 $$"])
        try perfdb.run(["record", "--benchmark", "../../<b>&\"x`|*", "--label", "&lt;", "true"])
        try body(perfdb)
    }
}

@Suite struct `A report's bytes` {
    @Test func `are the same at another time, place and language`() throws {
        try withHistory { perfdb in
            let since = ["--since", "last-week", "--now"]
            let worlds: [(words: [String], environment: [String: String?])] = [
                (since + [moment(inDays: 0)], [:]),
                (since + [moment(inDays: 1.0 / 1440)], ["TZ": "Asia/Kathmandu"]),
                (since + [moment(inDays: 1)], ["LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8"]),
                (["--since", "last-week"], ["TZ": "America/St_Johns", "HOME": "/nonexistent"]),
                (["--since", "last-week"], ["SWIFT_DETERMINISTIC_HASHING": "1", "LC_ALL": "C"]),
                (["--since", "last-week"], ["COLUMNS": "20", "NO_COLOR": "1", "USER": "x"]),
            ]
            var first: [String: Data] = [:]
            for (number, world) in worlds.enumerated() {
                let result = try perfdb.run(
                    ["report", "--out", "out\(number)"] + world.words,
                    environment: world.environment)
                #expect(result.status == 0)
                let tree = try perfdb.tree("out\(number)")
                if number == 0 { first = tree }
                #expect(tree == first, "\(world)")
            }
            let naps = ["high-speed-up", "high", "low-speed-up", "low", "overview"]
            let charts = ["b---x"] + naps.map { "naps-\($0)" } + ["sh--c--kill--9", "size"]
            #expect(
                first.keys.sorted() == ["README.md"] + charts.map { "charts/\($0).svg" }.sorted())
            let all = first.values.reduce(into: "") { $0 += String(decoding: $1, as: UTF8.self) }
            #expect(!all.contains(perfdb.folder.lastPathComponent))
        }
    }

    @Test func `do not change where a report is written again over itself`() throws {
        try withHistory { perfdb in
            try perfdb.report(to: "out")
            let before = try perfdb.tree("out")
            try perfdb.report(to: "out")
            #expect(try perfdb.tree("out") == before)
        }
    }

    @Test func `say so in a week without sessions, and name the nearest`() throws {
        try withHistory { perfdb in
            try perfdb.report(to: "out")
            let result = try perfdb.report(
                to: "out", "--since", "last-week", "--now", moment(inDays: 8))
            #expect(result.status == 0)
            #expect(result.output == "out/README.md\nNothing was recorded in this window.\n")
            #expect(Array(try perfdb.tree("out").keys) == ["README.md"])
            let page = perfdb.text(of: "out/README.md")
            #expect(page.contains("Asked: since last-week. Found: no session."))
            let today = String(moment(inDays: 0).prefix(10))
            #expect(page.contains("- The last before: \(today)"))
            #expect(page.contains("asked for with `--since \(today)`"))
        }
    }

    @Test(.enabled(if: Witness.has("xmllint") && Witness.has("rsvg-convert")))
    func `make charts that other programs read and draw`() throws {
        try withHistory { perfdb in
            try perfdb.report(to: "out")
            let charts = try perfdb.charts("out").map {
                perfdb.folder.appendingPathComponent("out/\($0.name)").path
            }
            #expect(charts.count >= 5)
            let checked = try Witness.run("xmllint", ["--noout", "--nonet"] + charts)
            #expect(checked.status == 0 && checked.output == "", "\(checked.output)")
            let blank = perfdb.folder.appendingPathComponent("blank.svg").path
            try perfdb.write(
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="720" height="380">
                <rect width="720" height="380" fill="#fff"/></svg>
                """, to: "blank.svg")
            let least = try picture(of: blank, in: perfdb)
            for chart in charts {
                #expect(try picture(of: chart, in: perfdb) > 3 * least, "\(chart)")
            }
        }
    }

    /// The size of a picture in bytes as a PNG, which is small where there is one colour.
    private func picture(of chart: String, in perfdb: Perfdb) throws -> Int {
        let file = perfdb.folder.appendingPathComponent("picture.png")
        let drawn = try Witness.run("rsvg-convert", ["--output", file.path, chart])
        #expect(drawn.status == 0 && drawn.output == "", "\(drawn.output)")
        return try Data(contentsOf: file).count
    }

    @Test func `stay in their folder whatever a benchmark is called`() throws {
        try withPerfdb { perfdb in
            for name in ["../../<b>&\"x", "/etc/passwd", "..", "-rf", "a\u{0301}/b", "CON"] {
                try perfdb.run(["record", "--benchmark=\(name)", "-r", "2", "--", "true"])
            }
            let before = try perfdb.tree("")
            #expect(try perfdb.report(to: "x/y/out").status == 0)
            let after = try perfdb.tree("")
            let new = Set(after.keys).subtracting(before.keys)
            #expect(new.allSatisfy { $0.hasPrefix("x/y/out/") })
            #expect(new.filter { $0.hasSuffix(".svg") }.count == 6)
            for (name, data) in before { #expect(after[name] == data) }
            guard Witness.has("cmark-gfm") else { return }
            let page = perfdb.folder.appendingPathComponent("x/y/out/README.md").path
            let html = try Witness.run("cmark-gfm", ["--unsafe", "--extension", "table", page])
            #expect(!html.output.contains("<b>"))
            #expect(html.output.contains("../../&lt;b&gt;&amp;&quot;x"))
        }
    }
}
