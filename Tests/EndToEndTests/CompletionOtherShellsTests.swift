import Foundation
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: Witness.has("zsh") && Witness.has("tmux")))
struct `The completion in zsh` {
    @Test func `works at a terminal`() throws {
        let learning = [
            "autoload -U compinit", "compinit -D -u", "eval \"$(perfdb completions zsh)\"",
            "echo > 'a file'",
        ]
        try withCompletingTerminal("zsh -f", learning: learning) { _, terminal in
            for (typed, completed) in [
                ("perfdb rec", "perfdb record"), ("perfdb report --bes", "perfdb report --beside"),
                ("perfdb list --format=j", "perfdb list --format=json"),
                ("perfdb show so", #"perfdb show sort\ big"#),
                ("perfdb show 'so", "perfdb show 'sort big'"),
                ("perfdb show 'it", #"perfdb show 'it'\''s'"#),
                (#"perfdb show "a"#, #"perfdb show "a\$b \"q\"""#),
                ("perfdb show ne", #"perfdb show new$'\n'line"#),
                ("perfdb list --database a", #"perfdb list --database a\ file"#),
                ("perfdb list --database=a", #"perfdb list --database=a\ file"#),
                ("perfdb record tmu", "perfdb record tmux"),
                ("perfdb record -- cat a", #"perfdb record -- cat a\ file"#),
                (
                    "perfdb record --suite documents --only divisors,st",
                    "perfdb record --suite documents --only divisors,startup"
                ),
            ] {
                try terminal.expect(typed, becomes: completed, at: #_sourceLocation)
            }
        }
    }

    @Test func `is read from a file of that name, too`() throws {
        try withPerfdb { perfdb in
            let script = try perfdb.run(["completions", "zsh"]).output
            try perfdb.write(script, to: "_perfdb")
            let check = try Witness.run("zsh", ["-f", "-n", "_perfdb"], in: perfdb.folder)
            #expect(check.status == 0 && check.output == "")
            #expect(script.hasPrefix("#compdef perfdb\n"))
        }
    }
}

@Suite(.serialized, .enabled(if: Witness.has("fish")))
struct `The completion in fish` {
    /// What each line may become: the candidates, quoted as fish inserts them, with their meanings.
    private func candidates(_ perfdb: Perfdb, _ lines: [String]) throws -> [String] {
        let script = """
            set PATH (path dirname $PERFDB) $PATH
            perfdb completions fish | source
            for line in $argv
                complete --escape -C $line | string join ' / '
                echo ==
            end
            """
        let child = try Child(
            ["fish", "--no-config", "-c", script] + lines,
            environment: Perfdb.environment.merging(
                ["PERFDB": perfdb.program, "PERFDB_DATABASE": perfdb.database]) { $1 },
            in: perfdb.folder, writingTo: perfdb.folder)
        let result = child.finish()
        #expect(result.errors == "")
        return result.output.split(separator: "==\n", omittingEmptySubsequences: false).map {
            String($0.trimmingPrefix("\n").reversed().drop { $0 == "\n" }.reversed())
        }
    }

    @Test func `offers commands, options, choices, names, files and programs`() throws {
        try withCompletions { perfdb in
            try perfdb.write("", to: "a file")
            let found = try candidates(
                perfdb,
                [
                    "perfdb rec", "perfdb report --bes", "perfdb list --format=j",
                    "perfdb show 'so",
                    "perfdb show so", "perfdb show i", "perfdb show a", "perfdb show n",
                    "perfdb list --database=a", "perfdb list --database a", "perfdb record --runs",
                    #"perfdb record -- cat a\ f"#, "perfdb list --label ", "perfdb record 'tmu",
                ])
            #expect(
                found == [
                    "record\tMeasure a command or a suite, and store every run.",
                    "--beside\tShow a study's own numbers beside those of the history",
                    "--format=json", "'sort big'", #"sort\ big"#, #"it\'s"#, #"a\$b\ \"q\""#,
                    #"new\nline"#, #"--database=a\ file"#, #"a\ file"#,
                    "--runs\tHow often each configuration is measured", #"a\ file"#, #"my\ label"#,
                    "'tmux'\tcommand", "",
                ])
        }
    }
}
