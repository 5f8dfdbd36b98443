import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A measured command` {
    @Test(arguments: [
        ["awk", "{print}"],
        ["sh", "-c", "echo ${HOME} {HOME}; { true; }"],
        ["find", ".", "-maxdepth", "0", "-exec", "echo", "{}", "{} {word}", ";"],
        ["echo", "", "a  b", "*", "$HOME", "'", "-r", "--", "ä\u{1F600}"],
    ])
    func `is what was typed, word by word`(_ words: [String]) throws {
        try withPerfdb { perfdb in
            try perfdb.write("#!/bin/sh\nprintf '<%s>' \"$@\"\n", to: "words", mode: 0o755)
            let given = Array(words.dropFirst())
            let result = try perfdb.run(
                ["record", "-r", "1", "--output", "seen", "--", "./words"] + given)
            #expect(result.status == 0)
            #expect(perfdb.text(of: "seen") == given.map { "<\($0)>" }.joined())
            #expect(try command(of: perfdb) == ["./words"] + given)
            #expect(try perfdb.run(["record", "-r", "1", "--"] + words).status == 0)
            #expect(try command(of: perfdb) == words)
        }
    }

    /// The newest run's command, as the history has it.
    private func command(of perfdb: Perfdb) throws -> [String] {
        let rows = try perfdb.query("SELECT command FROM runs ORDER BY run_id DESC LIMIT 1")
        return try JSONDecoder().decode([String].self, from: Data(rows[0].utf8))
    }

    @Test func `sees its point in braces and in its environment`() throws {
        try withPerfdb { perfdb in
            try perfdb.write(
                """
                #!/bin/sh
                echo "$@"
                env | grep ^PERFDB_ | sort
                """, to: "show", mode: 0o755)
            let result = try perfdb.run(
                [
                    "record", "--output", "seen", "-r", "1", "--no-padding", "--strategy",
                    "threads",
                    "--workers", "2", "--load", "high=1.50", "--caching", "cached:queue",
                    "--parameter",
                    "block-size=1M", "./show", "{strategy}-{workers}", "{load}*{factor}",
                    "{caching}/{mechanism}", "{block-size}", "{{workers}}", "${workers}",
                ], environment: ["PERFDB_RUNTIME": "outer"])
            #expect(result.status == 0)
            #expect(
                perfdb.text(of: "seen") == """
                    threads-2 high*1.50 cached/queue 1M {workers} ${workers}
                    PERFDB_CACHING=cached
                    PERFDB_CHANNEL=3
                    PERFDB_FACTOR=1.50
                    PERFDB_LOAD=high
                    PERFDB_MECHANISM=queue
                    PERFDB_PARAMETER_BLOCK_SIZE=1M
                    PERFDB_STRATEGY=threads
                    PERFDB_WORKERS=2

                    """)
            #expect(try perfdb.query("SELECT parameters FROM runs") == [#"{"block-size":"1M"}"#])
        }
    }

    @Test func `has an empty standard input, and may write as much as it wants`() throws {
        try withPerfdb { perfdb in
            let script = "wc -c; head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2"
            let discarded = try perfdb.run(["record", "-r", "1", "--", "sh", "-c", script])
            #expect(discarded.status == 0)
            #expect(discarded.output.utf8.count < 10_000 && discarded.errors.utf8.count < 10_000)
            let words = [
                "record", "-r", "2", "--output", "seen", "--", "sh", "-c", "wc -c; echo e >&2",
            ]
            #expect(try perfdb.run(words).status == 0)
            #expect(
                perfdb.text(of: "seen").filter { $0 != " " } == "0\ne\n0\ne\n")
        }
    }

    @Test func `shows its output where that is asked for`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run([
                "record", "-r", "2", "--output", "inherit", "--", "sh", "-c",
                "echo outwards; echo aside >&2",
            ])
            #expect(result.output.hasPrefix("outwards\noutwards\n"))
            #expect(result.errors.contains("aside\naside\n"))
        }
    }

    @Test func `ends the options with its first word`() throws {
        try withPerfdb { perfdb in
            try perfdb.run(["record", "-r", "1", "echo", "-r", "5"])
            #expect(try perfdb.storedRuns() == 1)
            #expect(try command(of: perfdb) == ["echo", "-r", "5"])
        }
    }
}
