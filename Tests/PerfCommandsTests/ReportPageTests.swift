import Foundation
import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `A report's page` {
    /// The page of everything that was recorded.
    private func page(_ world: ScriptedContext, _ words: String...) throws -> String {
        #expect(world.run(["report", "--out", "out"] + words) == .fine)
        return try #require(world.text(of: "out/README.md"))
    }

    @Test func `counts what did not end ok by configuration, over all sessions`() throws {
        try withWorld { world in
            var count = 0
            world.nextEnd = { launch in
                count += 1
                let fails = launch.environment["PERFDB_WORKERS"] == "2" && !count.isMultiple(of: 3)
                var end = ChildEnd.took(milliseconds: 10)
                if fails { (end.exitStatus, end.signal) = (nil, 9) }
                return end
            }
            for benchmark in ["naps", "naps", "sort"] {
                world.run(
                    "record", "--benchmark", benchmark, "--workers", "1,2", "-r", "6",
                    "--ignore-failure", "--", "true")
            }
            world.run("list", "sessions", "--format", "csv")
            let failed = world.output.split(separator: "\r\n").dropFirst().compactMap {
                Int($0.split(separator: ",", omittingEmptySubsequences: false)[6])
            }
            try #require(failed.count == 3 && failed.allSatisfy { $0 > 0 })
            let (sort, naps) = (failed[0], failed[1] + failed[2])
            try #expect(
                page(world).contains(
                    """
                    **\(sort + naps) of 36 runs did not end ok.** \(sort + naps) killed; they are \
                    in no median. Most of them: naps: 2 workers (\(naps)) and sort: 2 workers \
                    (\(sort)).
                    """))
            try #expect(
                page(world, "--benchmark", "naps").contains(
                    "Most of them: 2 workers (\(naps))."))
        }
    }

    @Test func `tells sessions of one minute apart by their seconds`() throws {
        try withWorld { world in
            for second in ["05", "20", "59"] {
                try world.at("2026-11-20T08:00:\(second)")
                world.run("record", "--benchmark", "naps", "-r", "2", "true")
            }
            let found = "Found: 3 sessions (2026-11-20 08:00 UTC), 1 configuration"
            try #expect(page(world).contains(found))
            let trend = try #require(world.text(of: "out/charts/naps-trend.svg"))
            #expect(trend.contains(">08:00:59<"))
            #expect(trend.contains(">session of 2026-11-20, UTC<"))
            try #expect(page(world).contains("| 2026-11-20T08:00:59Z |"))
        }
    }

    @Test func `tells what each of few benchmarks takes where nothing can be compared`() throws {
        try withWorld { world in
            for command in ["true", "false", "ls", "cat"] {
                world.run("record", "-r", "2", command)
            }
            try #expect(page(world).contains("**4 benchmarks, each in one configuration.**"))
            try #expect(
                page(world, "--benchmark", "[ft]*").contains(
                    "**false takes 10.0 ms and true takes 10.0 ms.**"))
            try #expect(page(world, "--benchmark", "ls").contains("**ls takes 10.0 ms.**"))
        }
    }

    @Test func `has each section's findings under its heading, and no heading twice`() throws {
        try withWorld { world in
            for benchmark in ["naps", "sort"] {
                world.run(
                    "record", "--benchmark", benchmark, "--strategy", "serial,threads",
                    "--workers", "1,2", "--load", "low,high=2", "-r", "6", "true")
            }
            let lines = try page(world).split(separator: "\n").map(String.init)
            let chapter = try #require(lines.firstIndex { $0.hasSuffix("</a>naps") })
            let end = try #require(lines.firstIndex { $0.hasSuffix("</a>sort") })
            let headings = lines[chapter..<end].filter { $0.hasPrefix("#") }.dropFirst()
            #expect(
                headings == [
                    "### <a id=\"naps.all-sections\"></a>All sections",
                    "### <a id=\"naps.low\"></a>Low load",
                    "### <a id=\"naps.high\"></a>High load (×2)",
                ])
            let low = try #require(lines.firstIndex { $0.hasSuffix("</a>Low load") })
            #expect(lines[low + 1].hasPrefix("- **"))
        }
    }
}
