import Foundation
import PerfModel
import PerfRecording
import PerfReports
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

/// A recording that has one thing to mind: what its runs take, and the machine.
struct WarningScene: CustomTestStringConvertible, Sendable {
    var name: String
    /// Milliseconds of each run.
    var times: [Double]
    var prepare: @Sendable (ScriptedContext) -> Void = { _ in }
    /// A part of the sentence.
    var words: String

    var testDescription: String { name }

    /// Values near a middle that neither drift nor meet.
    private static func steady(_ count: Int, around middle: Double = 100) -> [Double] {
        (0..<count).map { middle + Double($0 * 7_919 % 1_009) / 1_009 - 0.5 }
    }

    private static func taken(_ interference: Interference) -> @Sendable (ScriptedContext) -> Void {
        { world in
            world.interference = interference
        }
    }

    static let all = [
        WarningScene(name: "too-few", times: [100, 101, 99], words: "no interval: 3 runs"),
        WarningScene(
            name: "slow-first-run", times: [331] + steady(9),
            words: "the first run took 0.331 s, the median is 0.100 s; a warm-up run would leave"),
        WarningScene(
            name: "outliers", times: steady(18) + [200, 201] + steady(10, around: 100.2),
            words: "2 of 30 runs (6.7 %) are outliers; they lift the mean by 6."),
        WarningScene(
            name: "bimodal",
            times: zip(steady(10), steady(10, around: 120)).flatMap { [$0, $1] },
            words: "the runs fall into two groups, 50 % around 0.100 s and 50 % around 0.120 s"),
        WarningScene(
            name: "drift", times: (0..<12).map { 100 + Double($0) },
            words: "the runs drift: the last half is 5.9 % slower than the first"),
        WarningScene(
            name: "clock-tick", times: [12, 13, 12, 12, 13, 14, 12],
            words: "the clock's tick of 1.00 ms shows: differences below 8.3 % cannot be seen"),
        WarningScene(
            name: "near-timing-floor", times: steady(8, around: 3),
            words: "starting a process alone takes 1.00 ms of the "),
        WarningScene(
            name: "steal", times: steady(8), prepare: taken(Interference(stolen: 5_000_000)),
            words: "others took 4.8 % of the CPU time it wanted"),
        WarningScene(
            name: "steal", times: steady(8),
            prepare: { $0.machine.conditions.stealShare = 0.12 },
            words: "others took 12 % of the CPU time since the machine's start"),
        WarningScene(
            name: "throttled", times: steady(8),
            prepare: taken(Interference(throttled: 5_000_000, thermalThrottles: 1)),
            words: "a quota held it back for 5.0 % of its time; cores were slowed down 8 times"),
    ]
}

@Suite struct `What must be minded about a recording` {
    private let words = ["--benchmark", "b", "--", "true"]

    private func withScene(
        _ scene: WarningScene, _ body: (ScriptedContext, _ runs: [String]) throws -> Void
    ) throws {
        try withWorld { world in
            var left = scene.times
            world.nextEnd = { _ in .took(milliseconds: left.isEmpty ? 1 : left.removeFirst()) }
            scene.prepare(world)
            try body(world, ["record", "--runs", "\(scene.times.count)"])
        }
    }

    @Test func `has a scene for each of its names`() {
        #expect(
            Set(WarningScene.all.map(\.name))
                == Set(SampleWarning.Name.allCases.map(\.rawValue)))
    }

    @Test func `begins where doctor's check is bad`() {
        #expect(SampleWarning.mostStealBefore == CheckLimits.taken.bad)
    }

    @Test(arguments: WarningScene.all)
    func `is told in lines, by show and by the report`(scene: WarningScene) throws {
        try withScene(scene) { world, runs in
            #expect(world.run(runs + words) == .fine, "\(world.errors)")
            let lines = world.output
            #expect(lines.lowercased().contains(scene.words.lowercased()), "\(lines)")
            world.run("show", "b", "--format", "json")
            #expect(names(in: world.output) == [scene.name], "\(world.output)")
            world.run("show", "b")
            #expect(flat(world.output).contains(scene.words.lowercased()), "\(world.output)")
            world.run("report", "--out", "out")
            let page = try #require(world.text(of: "out/README.md"))
            let isTold = flat(page).contains(scene.words.lowercased())
            #expect(isTold != (scene.name == "too-few"), "\(page)")
        }
    }

    @Test(arguments: WarningScene.all)
    func `is told in a table of 80 columns`(scene: WarningScene) throws {
        try withScene(scene) { world, runs in
            world.columns = 80
            world.run(runs + words)
            #expect(flat(world.output).contains(scene.words.lowercased()), "\(world.output)")
            let widths = world.output.split(separator: "\n").map(\.count)
            #expect(widths.allSatisfy { $0 <= 80 })
        }
    }

    @Test(arguments: WarningScene.all)
    func `is named in JSON`(scene: WarningScene) throws {
        try withScene(scene) { world, runs in
            world.run(runs + ["--format", "json"] + words)
            #expect(names(in: world.output) == [scene.name], "\(world.output)")
        }
    }

    /// The text in one line, in lower case.
    private func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    private func names(in json: String) -> [String] {
        struct Session: Decodable {
            var configurations: [Told]
        }
        struct Told: Decodable {
            var warnings: [String]
        }
        let sessions = try? JSONDecoder().decode([Session].self, from: Data(json.utf8))
        return sessions?.flatMap { $0.configurations.flatMap(\.warnings) } ?? ["no JSON"]
    }
}
