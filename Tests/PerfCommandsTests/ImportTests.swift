import Foundation
import PerfInterchange
import PerfModel
import PerfRecording
import PerfStore
import RelaxedJSON
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

/// Two runs each of `nap 1` and `nap 2`, the last of which returned 3.
private let naps = """
    {"results": [
      {"command": "nap 1", "mean": 1.5, "times": [1, 2], "exit_codes": [0, 0], "parameters": {"n": "1"}},
      {"command": "nap 2", "mean": 2.5, "times": [2, 3], "exit_codes": [0, 3], "parameters": {"n": "2"}}
    ]}
    """

private let note = """
    perfdb: naps.json: 1 of 2 runs of nap {n}: n=2 ended with another exit status than 0, which \
    hyperfine was told to ignore: they count.

    """

@Suite struct `Files of other tools` {
    @Test func `become a session each, once`() throws {
        try withWorld { world in
            try world.write(naps, to: "naps.json")
            #expect(world.run("import", "naps.json") == .fine)
            let told = "naps.json, by hyperfine: 4 runs of 2 configurations; session "
            #expect(world.output.hasPrefix(told))
            #expect(world.output.hasSuffix(" is new in .perfdb/history.sqlite.\n"))
            #expect(world.errors == note)
            #expect(world.run("import", "--from", "hyperfine", "naps.json", "./naps.json") == .fine)
            let lines = world.output.split(separator: "\n")
            #expect(lines.count == 2 && lines.allSatisfy { $0.contains(" was already in ") })
            #expect(world.errors == "")
            world.run("list", "sessions", "--format", "csv")
            #expect(world.output.split(separator: "\r\n").count == 2)
        }
    }

    @Test func `are found by label and host, and shown with their runs`() throws {
        try withWorld { world in
            try world.write(naps, to: "naps.json")
            #expect(
                world.run("import", "--label", "before", "--host", "lab", "naps.json") == .fine)
            world.run("list", "benchmarks", "--host", "lab", "--format", "csv")
            #expect(world.output.contains("nap {n}"))
            #expect(world.run("show", "nap {n}", "--label", "before") == .fine)
            #expect(world.output.contains("n=1") && world.output.contains("n=2"))
        }
    }

    @Test func `are not stored at all where one has a mistake`() throws {
        try withWorld { world in
            try world.write(naps, to: "naps.json")
            try world.write(
                "{\"results\": [{\"command\": \"a\",\n \"times\": [NaN]}]}", to: "bad.json")
            #expect(world.run("import", "naps.json", "bad.json") == .failed)
            #expect(
                world.errors == """
                    perfdb: bad.json, line 2, column 12: a value or ] was expected, not "NaN".
                    Nothing was imported.

                    """)
            #expect(world.output == "")
            #expect(world.text(of: ".perfdb/.gitignore") == nil)
        }
    }

    @Test func `leave their secrets outside`() throws {
        try withWorld { world in
            try world.write(
                #"{"results": [{"command": "get --token abc", "times": [1]}]}"#, to: "a.json")
            #expect(world.run("import", "a.json") == .fine)
            world.run("list", "benchmarks")
            #expect(world.output.contains("get --token ***") && !world.output.contains("abc"))
        }
    }

    @Test func `are refused beside a study, and options without files too`() throws {
        try withWorld { world in
            #expect(world.run("import", "--study", "documents", "a.json") == .wrongUsage)
            #expect(
                world.errors.hasPrefix("perfdb: --study and \"a.json\" exclude each other.\n"))
            #expect(world.run("import", "--study", "documents", "--host", "a") == .wrongUsage)
            #expect(world.errors.hasPrefix("perfdb: --study and --host exclude each other.\n"))
            #expect(world.run("import", "--label", "", "a.json") == .wrongUsage)
            #expect(world.run("import", "--host", "", "a.json") == .wrongUsage)
            #expect(world.run("import", "--label", "a") == .wrongUsage)
            #expect(world.run("import", "--from", "hyprfine", "a.json") == .wrongUsage)
            #expect(world.errors.contains("Did you mean \"hyperfine\"?"))
        }
    }

    @Test func `that are none are named`() throws {
        try withWorld { world in
            try world.write("a,b\n", to: "a.csv")
            #expect(world.run("import", "a.csv") == .failed)
            #expect(world.errors.hasPrefix("perfdb: \"a.csv\" is of no known form.\n"))
            #expect(world.run("import", "--from", "hyperfine", "a.csv") == .failed)
            #expect(world.errors.hasPrefix("perfdb: a.csv, line 1, column 1: "))
            #expect(world.run("import", "none.json") == .failed)
            #expect(
                world.errors == "perfdb: cannot read \"none.json\": No such file or directory.\n")
            try world.write("{\"results\": []}", to: "empty.json")
            #expect(world.run("import", "empty.json") == .failed)
            #expect(
                world.errors.hasPrefix("perfdb: \"empty.json\" of hyperfine holds no results.\n"))
        }
    }
}

@Suite struct `What is wrong with a file of another tool` {
    @Test(arguments: [
        (InterchangeError.Problem.missingKey("times"), "the key \"times\" is missing."),
        (.wrongKind(expected: .number, found: .null), "a number was expected, not null."),
        (.emptyText, "the text is empty."), (.emptyList, "the list is empty."),
        (.badTime("-1"), "-1 is no time in seconds."),
        (.badSize("0.5"), "0.5 is no whole number, or negative."),
        (.badExitCode("1e9"), "1e9 is no exit status."),
        (.unknownVersion("3"), "version 3 of this form is not known."),
        (.unknownUnit("ms\u{1B}"), "\"ms␛\" is another unit than expected."),
        (.badMoment("today"), "\"today\" is no moment in UTC."),
        (.unequalCount(found: 2, times: 3), "2 values for 3 times."),
    ])
    func `is said with its place`(problem: InterchangeError.Problem, words: String) {
        let error = InterchangeError.mistake(
            problem, path: "results[0]", place: TextPlace(line: 3, column: 4))
        let failure = Failure(ImportError.badFile("a\u{1B}.json", error))
        #expect(failure.sentence == "a␛.json, line 3, column 4 (results[0]): \(words)")
        #expect(failure.advice == "Nothing was imported." && failure.status == .failed)
    }

    @Test func `is said of what is measured, too`() {
        let failure = Failure(ImportError.exportIsHistory("h.sqlite"))
        #expect(failure.sentence == "--export-hyperfine \"h.sqlite\" is the history.")
    }
}

/// A configuration that is planned with words as they were typed, and the words that are started.
private func planned(
    _ typed: [String], starts words: [String], command: String? = nil
) throws -> PlannedConfiguration {
    var configuration = Configuration(benchmark: "b", workers: 2)
    if let command { configuration.parameters = [Parameter(name: "command", value: command)] }
    return PlannedConfiguration(
        configuration: configuration, command: typed,
        launch: try LaunchRequest(
            executable: "/bin/true", arguments: words, environment: [:]))
}

@Suite struct `The file for hyperfine's people` {
    @Test func `calls a command as it was given`() throws {
        let words = try planned(["sort", "-T{workers}", "a b"], starts: ["sort", "-T2", "a b"])
        #expect(words.commandLine == "sort -T2 'a b'")
        let shell = ["/bin/sh", "-c"]
        let script = try planned(shell + ["a {workers} | b"], starts: shell + ["a 2 | b"])
        #expect(script.commandLine == "a 2 | b")
        let secret = try planned(["a", "--token", "***"], starts: ["a", "--token", "abc"])
        #expect(secret.commandLine == "a --token '***'")
    }

    @Test func `calls it by its name where it has one`() throws {
        let typed = ["sort", "-T{workers}"]
        let started = ["sort", "-T2"]
        #expect(try planned(typed, starts: started, command: "old").commandLine == "old")
        // The words as they were typed are no name.
        #expect(
            try planned(typed, starts: started, command: "sort -T{workers}").commandLine
                == "sort -T2")
    }

    @Test func `is refused before anything is measured`() throws {
        try withWorld { world in
            let context = world.context
            #expect(throws: WorldError.cannotWrite(path: "no/a.json", errno: ENOENT)) {
                try HyperfineFile("no/a.json", in: context)
            }
            #expect(throws: CommandError.emptyName(option: "--export-hyperfine")) {
                try HyperfineFile("", in: context)
            }
            #expect(try HyperfineFile(nil, in: context) == nil)
            try world.write("", to: "h.sqlite")
            let file = try #require(try HyperfineFile("h.sqlite", in: context))
            #expect(throws: ImportError.exportIsHistory("h.sqlite")) {
                try file.check(against: context.absolute("h.sqlite"))
            }
        }
    }

    @Test func `is gone again where nothing was measured, and stays where it was before`() throws {
        try withWorld { world in
            try #require(try HyperfineFile("new.json", in: world.context)).removeIfNew()
            #expect(world.text(of: "new.json") == nil)
            try world.write("old", to: "old.json")
            try #require(try HyperfineFile("old.json", in: world.context)).removeIfNew()
            #expect(world.text(of: "old.json") == "old")
        }
    }

    @Test func `may be standard output`() throws {
        try withWorld { world in
            let file = try #require(try HyperfineFile("-", in: world.context))
            try file.check(against: "/h.sqlite")
            #expect(try file.write([], runs: []) == [])
            file.removeIfNew()
            #expect(world.output == "{\"results\": []}\n")
        }
    }

    @Test func `replaces what was in it by what was measured`() throws {
        try withWorld { world in
            try world.write(String(repeating: "long ", count: 1000), to: "out.json")
            let file = try #require(try HyperfineFile("out.json", in: world.context))
            let plan = [
                try planned(["a"], starts: ["a"]), try planned(["b"], starts: ["b"]),
            ]
            let store = RunCollector(EmptyStore())
            try store.store([
                Run(
                    configuration: 0, startedAt: nil, outcome: .ok, exitStatus: 0, signal: nil,
                    isWarmup: false, round: 1, position: 1,
                    usage: Usage(wall: 5_000_000, user: 1_000_000, sys: 0))
            ])
            #expect(
                try file.write(plan, runs: store.runs) == [plan[1].configuration])
            let text = try #require(world.text(of: "out.json"))
            #expect(text.hasPrefix("{\n  \"results\": [\n") && text.hasSuffix("]\n}\n"))
            #expect(text.contains("\"mean\": 0.005,"))
            #expect(world.run("import", "out.json") == .fine)
            #expect(world.output.contains("by hyperfine: 1 run of 1 configuration;"))
        }
    }
}

/// Takes everything and keeps nothing.
private final class EmptyStore: RunStore {
    func begin(_ session: Session, configurations: [SessionConfiguration]) {}
    func store(_ runs: [Run]) {}
    func end(_ stops: [StopReason?]) {}
    func isPassing(_ error: any Error) -> Bool { false }
}
