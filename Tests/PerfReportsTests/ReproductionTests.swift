import PerfModel
import Testing

@testable import PerfReports

@Suite struct `Words for a shell` {
    @Test(arguments: [
        ("", "''"), ("a", "a"), ("a b", "'a b'"), ("it's", "'it'\\''s'"),
        ("{workers}", "{workers}"),
        ("-T{workers}", "-T{workers}"), ("{a,b}", "'{a,b}'"), ("{1..3}", "'{1..3}'"),
        ("$HOME", "'$HOME'"), ("a\nb", "'a\nb'"), ("größe", "'größe'"),
        ("--load=a,b", "--load=a,b"),
    ])
    func `are read back as they were`(word: String, quoted: String) {
        #expect(Shell.quoted(word) == quoted)
    }
}

@Suite struct `The commands that measure again` {
    private func lines(
        _ sweep: [Measurements], label: String? = nil, host: Host? = ScriptedHistory.host
    ) throws -> [String] {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-13", label: label, host: host, sweep: sweep)
        return Reproduction.lines(for: try Evidence(of: history, in: Selection()).newest)
    }

    @Test func `are one for a whole sweep`() throws {
        #expect(
            try lines(Scenarios.divisors()) == [
                "perfdb record --benchmark divisors --strategy serial,threads,processes"
                    + " --workers 1,2,4,8 --load normal,high=10 --caching none --runs 8 --seed 7"
                    + " -- divisors --workers {workers}"
            ])
    }

    @Test func `are one for each configuration where the sweep has holes`() throws {
        let sweep = Scenarios.divisors(loads: [Load(name: "normal")])
        let lines = try lines(Array(sweep.dropLast()))
        #expect(lines.count == 8)
        #expect(lines.first?.contains("--strategy serial --load normal") == true)
        #expect(lines.last?.contains("--strategy processes --workers 4 --load normal") == true)
    }

    @Test(arguments: [
        ("sleep 0.01", "--runs 8 --seed 7 --shell -- 'sleep 0.01'"),
        ("naps", "--benchmark naps --runs 8 --seed 7 --shell -- 'sleep 0.01'"),
    ])
    func `ask for the shell that was asked for`(benchmark: String, words: String) throws {
        let measured = ScriptedHistory.measurements(
            Configuration(benchmark: benchmark), milliseconds: 10,
            command: ["/bin/sh", "-c", "sleep 0.01"])
        #expect(try lines([measured]) == ["perfdb record \(words)"])
    }

    @Test func `name no benchmark that is the command itself`() throws {
        let measured = ScriptedHistory.measurements(
            Configuration(benchmark: "sleep 0.01"), milliseconds: 10, command: ["sleep", "0.01"])
        #expect(try lines([measured]) == ["perfdb record --runs 8 --seed 7 -- sleep 0.01"])
    }

    @Test func `leave the number of runs out where only warm-ups were over`() throws {
        let measured = ScriptedHistory.measurements(
            Configuration(benchmark: "sleep 1"), milliseconds: 10, runs: 0, warmups: 2,
            command: ["sleep", "1"])
        #expect(try lines([measured]) == ["perfdb record --warmup 2 --seed 7 -- sleep 1"])
    }

    @Test func `escape the commas within a value`() throws {
        let sweep = ["1,2", "3"].map { value in
            ScriptedHistory.measurements(
                Configuration(
                    benchmark: "b", strategy: Strategy("x,y"), workers: 1,
                    load: Load(name: "l,m"), caching: "c,d", mechanism: "q,r", runtime: "a,b",
                    parameters: [Parameter(name: "x", value: value)]),
                milliseconds: 10, command: ["true"])
        }
        let line = try #require(try lines(sweep).first)
        for words in [
            "--strategy 'x\\,y'", "--load 'l\\,m'", "--caching 'c\\,d:q\\,r'",
            "--runtime 'a\\,b'", "--parameter 'x=3,1\\,2'",
        ] {
            #expect(line.contains(words), "\(line)")
        }
    }

    @Test func `are one for each configuration where a list cannot hold a value`() throws {
        let sweep = ["a\\", "b"].map { value in
            ScriptedHistory.measurements(
                Configuration(
                    benchmark: "b", parameters: [Parameter(name: "x", value: value)]),
                milliseconds: 10, command: ["true"])
        }
        #expect(try lines(sweep).count == 2)
    }

    @Test func `name the label and the host that were given`() throws {
        let measured = ScriptedHistory.measurements(
            Configuration(benchmark: "true"), milliseconds: 10, command: ["true"])
        #expect(
            try lines([measured], label: "-before", host: ScriptedHistory.runner) == [
                "perfdb record --label=-before --host ci-pool --runs 8 --seed 7 -- true"
            ])
    }
}
