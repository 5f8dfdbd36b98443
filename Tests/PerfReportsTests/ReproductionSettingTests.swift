import PerfModel
import Testing

@testable import PerfReports

@Suite struct `The command that measures again` {
    private func lines(
        _ sweep: [Measurements], order: RunOrder = .interleaved, suite: String? = nil
    ) throws -> [String] {
        let session = Session(
            id: "1", startedAt: Instant(microseconds: 0), recorder: "perfdb 0.1.0", seed: 7,
            order: order.rawValue, suite: suite)
        return Reproduction.lines(for: sweep.map { SweepPoint($0, in: session) })
    }

    private func measured(
        _ command: [String], benchmark: String, name: String? = nil, copies: String? = nil,
        settings: [Setting] = []
    ) -> Measurements {
        let parameters = [
            name.map { Parameter(name: "command", value: $0) },
            copies.map { Parameter(name: "concurrency", value: $0) },
        ].compactMap(\.self)
        var measurements = ScriptedHistory.measurements(
            Configuration(benchmark: benchmark, parameters: parameters), milliseconds: 10,
            command: command)
        measurements.settings = settings
        return measurements
    }

    @Test func `has every setting, as it was typed`() throws {
        let settings = [
            Setting("runs", "auto"), Setting("max-runs", "9"), Setting("prepare", "sh -c 'a b'"),
            Setting("setup-at", "switch"), Setting("ignore-failure", "1,3"), Setting("nice", "-5"),
            Setting("env", "A=it's"), Setting("clean-env"), Setting("metric", "n=(.*)"),
        ]
        #expect(
            try lines(
                [measured(["true"], benchmark: "true", settings: settings)], order: .sequential)
                == [
                    "perfdb record --order sequential --runs auto --max-runs 9"
                        + " --prepare 'sh -c '\\''a b'\\''' --setup-at switch"
                        + " --ignore-failure=1,3 --nice=-5 --env 'A=it'\\''s' --clean-env"
                        + " --metric 'n=(.*)' --seed 7 -- true"
                ])
    }

    @Test func `says which setting it leaves out because it was secret`() throws {
        let settings = [Setting("env", "API_TOKEN=***"), Setting("prepare", "get --token ***")]
        #expect(
            try lines([measured(["true"], benchmark: "true", settings: settings)]) == [
                "# Without --env API_TOKEN: its value was secret and not kept.",
                "# Without --prepare: its value was secret and not kept.",
                "perfdb record --runs 8 --seed 7 -- true",
            ])
    }

    @Test func `has the runs of a suite that were asked for as a number`() throws {
        let some = [measured(["true"], benchmark: "a"), measured(["true"], benchmark: "b")]
        #expect(
            try lines(some, suite: "s") == ["perfdb record --suite s --only a,b --runs 8 --seed 7"])
        var auto = some
        auto[0].settings = [Setting("runs", "auto")]
        #expect(try lines(auto, suite: "s") == ["perfdb record --suite s --only a,b --seed 7"])
        var uneven = some
        uneven[1].outcomes = [.ok: 3]
        #expect(try lines(uneven, suite: "s") == ["perfdb record --suite s --only a,b --seed 7"])
    }

    @Test func `has the one text of an imported command as a script`() throws {
        var session = Session(
            id: "1", startedAt: nil, recorder: "hyperfine", seed: nil, order: "sequential",
            suite: nil)
        session.origin = .imported
        let point = SweepPoint(measured(["sleep 0.1"], benchmark: "sleep 0.1"), in: session)
        #expect(
            Reproduction.lines(for: [point]) == [
                "perfdb record --order sequential --runs 8 --shell -- 'sleep 0.1'"
            ])
    }

    @Test func `has the command that others are compared with`() throws {
        let sweep = ["x", "y"].map { name in
            measured(
                ["echo", name], benchmark: "b", name: name, settings: [Setting("reference", "y")])
        }
        #expect(
            try lines(sweep) == [
                "perfdb record --benchmark b --runs 8 --reference y --seed 7"
                    + " --command 'x=echo x' --command 'y=echo y'"
            ])
    }

    @Test func `has the copies as their own option`() throws {
        let sweep = ["1", "4"].map { copies in
            measured(
                ["true"], benchmark: "true", copies: copies,
                settings: [Setting("concurrency", copies), Setting("nice", "1")])
        }
        #expect(
            try lines(sweep)
                == ["perfdb record --concurrency 1,4 --runs 8 --nice 1 --seed 7 -- true"])
        let parameter = ["1", "4"].map { measured(["true"], benchmark: "true", copies: $0) }
        #expect(
            try lines(parameter)
                == ["perfdb record --parameter concurrency=1,4 --runs 8 --seed 7 -- true"])
    }

    @Test func `has the commands that were compared by their words`() throws {
        let sweep = ["a b", "it's"].map { word in
            measured(
                ["echo", word], benchmark: "echo 'a b' ::: echo 'it'\\''s'",
                name: Shell.line(["echo", word]))
        }
        #expect(
            try lines(sweep) == [
                "perfdb record --runs 8 --seed 7 -- echo 'a b' ::: echo 'it'\\''s'"
            ])
    }

    @Test func `has the commands that were compared by their names`() throws {
        let sweep = ["old", "new"].map { (name: String) in
            measured(
                ["./\(name)", "a b"], benchmark: "b", name: name,
                settings: [Setting("prepare", "make \(name)"), Setting("nice", "1")])
        }
        #expect(
            try lines(sweep) == [
                "perfdb record --benchmark b --runs 8 --prepare 'make old' --prepare 'make new'"
                    + " --nice 1 --seed 7 --command 'old=./old '\\''a b'\\'''"
                    + " --command 'new=./new '\\''a b'\\'''"
            ])
    }

    @Test func `has the scripts of a shell as one word each`() throws {
        let sweep = ["echo a | cat", "echo b"].map { script in
            measured(
                ["/bin/sh", "-c", script], benchmark: "echo a | cat ::: echo b", name: script)
        }
        #expect(
            try lines(sweep)
                == ["perfdb record --runs 8 --seed 7 --shell -- 'echo a | cat' ::: 'echo b'"])
    }

    @Test func `is one for each configuration where commands have other sweeps`() throws {
        let sweep = [
            measured(["x"], benchmark: "b", name: "x"),
            measured(["y"], benchmark: "b", name: "y", copies: "2"),
        ]
        let lines = try lines(sweep)
        #expect(lines.count == 2)
        #expect(lines[0].contains("--parameter command=x") && lines[0].hasSuffix("-- x"))
    }

    @Test func `is an ordinary parameter where one command has the name of another`() throws {
        let sweep = ["x", "y"].map { measured(["echo", "{command}"], benchmark: "b", name: $0) }
        #expect(
            try lines(sweep) == [
                "perfdb record --benchmark b --parameter command=x,y --runs 8 --seed 7"
                    + " -- echo {command}"
            ])
    }

    @Test func `of a suite has the settings that all of it shares`() throws {
        let sweep = ["a", "b"].map { name in
            measured(
                [name], benchmark: name,
                settings: [
                    Setting("runs", "auto"), Setting("prepare", "p"), Setting("nice", "1"),
                    Setting("env", "N=\(name)"),
                ])
        }
        #expect(
            try lines(sweep, suite: "mine") == [
                "perfdb record --suite mine --only a,b --runs auto --nice 1 --seed 7"
            ])
    }
}
