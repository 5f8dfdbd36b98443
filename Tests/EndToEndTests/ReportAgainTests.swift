import Foundation
import TestSupport
import Testing

@Suite struct `The commands that a report ends with` {
    private static let columns =
        "benchmark, strategy, workers, load, load_factor, caching, mechanism, runtime, label, host"

    @Test(
        .enabled(if: Witness.has("sqlite3")),
        arguments: [
            [],
            ["--strategy", "serial,threads", "--workers", "1,2", "--load", "normal,high=2.5"],
            ["--runtime", "a\\,b", "--parameter", "x=1\\,2,3", "--caching", "none,c\\,d:q"],
            ["--label", "it's a label", "--host", "the pool", "--benchmark=-odd name"],
        ])
    func `record the same sweep again`(options: [String]) throws {
        try withPerfdb { perfdb in
            try perfdb.run(
                ["record", "-r", "2", "--seed", "5"] + options + ["--", "echo", "a  $b"])
            let configurations =
                "SELECT DISTINCT \(Self.columns) FROM runs ORDER BY 1, 2, 3, 4, 6, 8"
            let parameters = "SELECT DISTINCT parameters FROM runs ORDER BY 1"
            let first = try perfdb.query(configurations) + perfdb.query(parameters)
            try perfdb.report(to: "out")
            let page = perfdb.text(of: "out/README.md")
            let block = try #require(page.components(separatedBy: "```sh\n").last)
            let line = try #require(block.split(separator: "\n").first)
            #expect(line.hasPrefix("perfdb record "))
            let other = Perfdb(folder: perfdb.folder.appendingPathComponent("again"))
            try FileManager.default.createDirectory(
                at: other.folder, withIntermediateDirectories: true)
            let again = try other.run(
                [], through: ["/bin/sh", "-c", "perfdb() { \"$0\" \"$@\"; }; \(line)"])
            #expect(again.status == 0, "\(line)\n\(again.errors)")
            #expect(
                try other.query(configurations) + other.query(parameters) == first, "\(line)")
        }
    }
}
