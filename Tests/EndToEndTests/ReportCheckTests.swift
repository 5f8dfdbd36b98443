import Foundation
import TestSupport
import Testing

/// A history of one benchmark.
private func withNaps(_ body: (Perfdb) throws -> Void) throws {
    try withPerfdb { perfdb in
        try perfdb.run(
            ["record", "--benchmark", "naps", "--workers", "1,2", "-r", "2", "--", "true"])
        try body(perfdb)
    }
}

extension Perfdb {
    /// When each file below a folder was changed, and which file it is.
    fileprivate func times(_ name: String) throws -> [String: [String]] {
        try tree(name).keys.reduce(into: [:]) { times, path in
            let facts = try FileManager.default.attributesOfItem(
                atPath: folder.appendingPathComponent("\(name)/\(path)").path)
            times[path] = [
                "\(facts[.modificationDate] ?? "")", "\(facts[.systemFileNumber] ?? "")",
            ]
        }
    }
}

@Suite struct `A report that is checked` {
    @Test func `is what the history gives, and no file is touched`() throws {
        try withNaps { perfdb in
            try perfdb.report(to: "reports/latest")
            let (files, times) = try (perfdb.tree(""), perfdb.times("reports"))
            let result = try perfdb.report(to: "reports/latest", "--check")
            #expect(result.status == 0)
            #expect(
                result.output == "The report in \"reports/latest\" is what the history gives.\n")
            #expect(result.errors == "")
            #expect(try perfdb.tree("") == files)
            #expect(try perfdb.times("reports") == times)
        }
    }

    @Test func `is not there`() throws {
        try withNaps { perfdb in
            let files = try perfdb.tree("")
            let result = try perfdb.report(to: "reports/latest", "--check", "--benchmark", "n*")
            #expect(result.status == 3)
            #expect(
                result.output == """
                    The report in "reports/latest" is not what the history gives:
                      missing  reports/README.md
                      missing  reports/latest/README.md
                      missing  reports/latest/charts/naps.svg
                    Write it again: perfdb report --benchmark 'n*' --out reports/latest

                    """)
            #expect(try perfdb.tree("") == files)
            #expect(!FileManager.default.fileExists(atPath: "\(perfdb.folder.path)/reports"))
        }
    }

    @Test func `differs in each way, until the command that is told was run`() throws {
        try withNaps { perfdb in
            try perfdb.report(to: "reports/it's")
            try perfdb.write(
                perfdb.text(of: "reports/it's/README.md") + "\n", to: "reports/it's/README.md")
            try perfdb.write("<!-- perfdb report · index -->\n", to: "reports/README.md")
            try perfdb.write("<!-- perfdb report · old.md -->\n", to: "reports/it's/old.md")
            try perfdb.write("mine\n", to: "reports/it's/notes.md")
            let charts = perfdb.folder.appendingPathComponent("reports/it's/charts")
            try FileManager.default.removeItem(at: charts)
            let (files, times) = try (perfdb.tree(""), perfdb.times("reports"))
            let result = try perfdb.report(to: "reports/it's", "--check")
            #expect(result.status == 3)
            #expect(result.errors == "")
            #expect(
                result.output == """
                    The report in "reports/it's" is not what the history gives:
                      differs  reports/README.md
                      differs  reports/it's/README.md
                      missing  reports/it's/charts/naps.svg
                      extra    reports/it's/old.md
                    Write it again: perfdb report --out 'reports/it'\\''s'

                    """)
            #expect(try perfdb.tree("") == files)
            #expect(try perfdb.times("reports") == times)
            let command = try #require(result.output.components(separatedBy: "again: ").last)
            try perfdb.run(
                [], through: ["/bin/sh", "-c", "perfdb() { \"$0\" \"$@\"; }; \(command)"])
            #expect(try perfdb.report(to: "reports/it's", "--check").status == 0)
            #expect(perfdb.text(of: "reports/it's/notes.md") == "mine\n")
        }
    }

    @Test func `is older than a run`() throws {
        try withNaps { perfdb in
            try perfdb.report(to: "out")
            try perfdb.run(["record", "--benchmark", "naps", "-r", "2", "--", "true"])
            #expect(try perfdb.report(to: "out", "--check").status == 3)
        }
    }

    @Test func `has the line ends of another system`() throws {
        try withNaps { perfdb in
            try perfdb.report(to: "reports/latest")
            for name in try perfdb.tree("reports").keys {
                let text = perfdb.text(of: "reports/\(name)")
                try perfdb.write(
                    text.replacingOccurrences(of: "\n", with: "\r\n"), to: "reports/\(name)")
            }
            #expect(try perfdb.report(to: "reports/latest", "--check").status == 0)
            try perfdb.write(
                perfdb.text(of: "reports/README.md") + "\r", to: "reports/README.md")
            #expect(try perfdb.report(to: "reports/latest", "--check").status == 3)
        }
    }

    @Test func `names some of many files`() throws {
        try withPerfdb { perfdb in
            for number in 10..<24 {
                try perfdb.run(["record", "--benchmark", "b\(number)", "-r", "2", "--", "true"])
            }
            let lines = try perfdb.report(to: "out", "--check").output.split(separator: "\n")
            #expect(lines.count == 15)
            #expect(lines[13] == "  and 17 more")
        }
    }

    @Test func `is not another program's page`() throws {
        try withNaps { perfdb in
            try FileManager.default.createDirectory(
                atPath: "\(perfdb.folder.path)/out", withIntermediateDirectories: true)
            try perfdb.write("# Mine\n", to: "out/README.md")
            let result = try perfdb.report(to: "out", "--check")
            #expect(result.status == 1)
            #expect(result.errors.contains("out/README.md\" is no file of a report by perfdb"))
        }
    }

    @Test func `is not committed by the same call`() throws {
        try withNaps { perfdb in
            let result = try perfdb.report(to: "out", "--check", "--commit")
            #expect(result.status == 2)
            #expect(
                result.errors == """
                    perfdb: --check and --commit exclude each other.
                    --check only looks; without it the report is written and can be committed.

                    """)
        }
    }
}
