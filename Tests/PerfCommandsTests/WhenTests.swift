import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `A window` {
    private static let now = "2026-11-20T08:00:00Z"
    /// Sessions by label, oldest first.
    private static let sessions = [
        ("year", "2025-11-20T07:59:59"), ("month", "2026-10-21T08:00"),
        ("second", "2026-11-13T07:59:59"), ("week", "2026-11-13T08:00"),
        ("noon", "2026-11-13T12:00"), ("midnight", "2026-11-14T00:00"),
        ("three", "2026-11-17T08:00"), ("day", "2026-11-19T08:00"),
        ("today", "2026-11-20T00:00"), ("hour", "2026-11-20T07:00"), ("now", "2026-11-20T08:00"),
    ]

    private func labels(_ world: ScriptedContext) throws -> [String] {
        struct Entry: Decodable { var label: String? }
        let entries = try JSONDecoder().decode([Entry].self, from: Data(world.output.utf8))
        return entries.reversed().map { $0.label ?? "" }
    }

    @Test(arguments: [
        ([], "year", "now"), (["--since", "last-year"], "month", "now"),
        (["--since", "last-month"], "month", "now"), (["--since", "last-week"], "week", "now"),
        (["--since", "1w"], "week", "now"), (["--since", "168h"], "week", "now"),
        (["--since", "7d"], "week", "now"), (["--since", "2w"], "second", "now"),
        (["--since", "3d"], "three", "now"), (["--since", "yesterday"], "day", "now"),
        (["--since", "last-day"], "day", "now"), (["--since", "24h"], "day", "now"),
        (["--since", "today"], "today", "now"), (["--since", "last-hour"], "hour", "now"),
        (["--since", "now"], "now", "now"), (["--since", "0d"], "now", "now"),
        (["--since", "2026-11-13"], "second", "now"),
        (["--since", "2026-11-14"], "midnight", "now"),
        (["--since", "2026-11-13T10:00Z"], "noon", "now"),
        (["--since", "2026-11-13T10:00"], "noon", "now"),
        (["--since", "2026-11-13T08:00:00.000001Z"], "noon", "now"),
        (["--since", "2026-11-13T14:00+02:00"], "noon", "now"),
        (["--since", "2026-11-13 12:00"], "noon", "now"),
        (["--until", "last-week"], "year", "week"), (["--until", "2026-11-13"], "year", "noon"),
        (["--until", "2026-11-13T12:00Z"], "year", "noon"),
        (["--until", "yesterday"], "year", "day"), (["--until", "today"], "year", "now"),
        (["--since", "2026-11-13", "--until", "2026-11-13"], "second", "noon"),
        (["--since", "last-week", "--until", "3d"], "week", "three"),
        (["--since", "last-week", "--now", "2026-11-21T08:00"], "three", "now"),
        (["--since", "last-week", "--now", "2026-11-20"], "second", "now"),
    ])
    func `holds the sessions that people mean`(words: [String], first: String, last: String) throws
    {
        try withWorld { world in
            for (label, time) in Self.sessions {
                try world.at(time)
                world.run("record", "--label", label, "-r", "1", "true")
            }
            // The clock says something else: only `--now` counts.
            try world.at("2030-01-01T00:00")
            let now = words.contains("--now") ? [] : ["--now", Self.now]
            #expect(world.run(["list", "sessions", "--format", "json"] + now + words) == .fine)
            let all = Self.sessions.map(\.0)
            let start = try #require(all.firstIndex(of: first))
            let end = try #require(all.firstIndex(of: last))
            #expect(try labels(world) == Array(all[start...end]))
        }
    }

    @Test(arguments: [
        (
            ["--since", "2026-13-01"],
            """
            --since: there is no time "2026-13-01". Did you mean "2026-12-01"?
            Times are written 2026-11-13 or 2026-11-13T10:00Z.
            """
        ),
        (["--since", "lastweek"], "--since: \"lastweek\" is no time. Did you mean \"last-week\"?"),
        (
            ["--until", "Last-Week"],
            "--until: \"Last-Week\" is no time. Did you mean \"last-week\"?"
        ),
        (
            ["--since", "last-weak"],
            """
            --since "last-weak" is neither a time nor a commit or tag here. Did you mean \
            "last-week"?
            Times are written last-week, 3d, 2w, 2026-11-13 or 2026-11-13T10:00Z.
            """
        ),
        (
            ["--until", "v9"],
            """
            --until "v9" is neither a time nor a commit or tag here.
            Times are written last-week, 3d, 2w, 2026-11-13 or 2026-11-13T10:00Z.
            """
        ),
        (
            ["--since", ""],
            """
            --since: "" is no time.
            Times are written last-week, 3d, 2w, 2026-11-13 or 2026-11-13T10:00Z.
            """
        ),
        (
            ["--now", "v1"],
            "--now \"v1\" is not a moment.\nWrite it as 2026-11-13 or 2026-11-13T10:00Z."
        ),
    ])
    func `that cannot be read is refused`(words: [String], says: String) throws {
        try withWorld { world in
            try world.makeWorkTree()
            world.run("record", "-r", "1", "true")
            for command in ["list", "report"] {
                #expect(world.run([command] + words) == .wrongUsage)
                #expect(world.errors == "perfdb: \(says)\n")
            }
            #expect(world.text(of: "reports/latest/README.md") == nil)
        }
    }

    @Test func `reaches from a commit or tag to its descendants, or up to it`() throws {
        try withWorld { world in
            world.run("record", "--label", "none", "-r", "1", "true")
            try world.makeWorkTree()
            try world.write(".perfdb\n", to: ".gitignore")
            var hashes: [String] = []
            func record(_ label: String) throws {
                hashes.append(try world.commit(label))
                world.run("record", "--label", label, "-r", "1", "true")
            }
            try record("a")
            try record("b")
            try world.git("tag", "v1")
            try record("c")
            try world.git("switch", "--quiet", "--create", "side", hashes[0])
            try record("d")
            func found(_ words: String...) throws -> String {
                #expect(world.run(["list", "sessions", "--format", "json"] + words) == .fine)
                return try labels(world).joined(separator: " ")
            }
            #expect(try found() == "none a b c d")
            #expect(try found("--since", "v1") == "b c")
            #expect(try found("--until", "v1") == "a b")
            #expect(try found("--since", "v1", "--until", "v1") == "b")
            #expect(try found("--since", String(hashes[0].prefix(7))) == "a b c d")
            #expect(try found("--since", hashes[2]) == "c")
            #expect(try found("--since", "main~1") == "b c")
            #expect(try found("--since", "HEAD") == "d")
            #expect(try found("--until", "side") == "a d")
            #expect(try found("--since", "v1", "--until", "now") == "b c")
        }
    }
}
