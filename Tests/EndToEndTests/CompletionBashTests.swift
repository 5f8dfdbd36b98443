import Foundation
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: Witness.has("bash")))
struct `The completion in bash` {
    /// The candidates for a line, each in angle brackets; `word` is what readline takes for the word.
    private func candidates(_ perfdb: Perfdb, _ line: String, word: String) throws -> String {
        let script = """
            PATH="${PERFDB%/*}:$PATH"
            eval "$("$PERFDB" completions bash)"
            read -r -a COMP_WORDS <<<"$1"
            [[ $1 == *' ' ]] && COMP_WORDS+=('')
            COMP_LINE=$1 COMP_POINT=${#1} COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _command_offset() { COMPREPLY=("command at $1"); }
            _perfdb perfdb "$2" previous
            printf '<%s>' "${COMPREPLY[@]}"
            """
        let child = try Child(
            ["bash", "--norc", "-c", script, "bash", line, word],
            environment: Perfdb.environment.merging(
                ["PERFDB": perfdb.program, "PERFDB_DATABASE": perfdb.database]) { $1 },
            in: perfdb.folder, writingTo: perfdb.folder)
        let result = child.finish()
        #expect(result.errors == "")
        return result.output
    }

    @Test func `offers commands, options, choices and names`() throws {
        let expected = [
            ("perfdb rec", "rec", "<record>"),
            ("perfdb report --be", "--be", "<--benchmark><--beside>"),
            ("perfdb list --format=", "", "<text><markdown><json><csv>"),
            (
                "perfdb show ", "",
                #"<a\$b\ \"q\"><bang\!><it\'s><new$'\n'line><sort\ big><tick\`s><ästhetik><session>"#
            ),
            ("perfdb show 'it", "it", #"<it'\''s>"#),
            (#"perfdb show "a"#, "a", #"<a\$b \"q\"">"#),
            (#"perfdb show "ba"#, "ba", #"<bang"'!'"">"#),
            ("perfdb show $'ne", "ne", #"<new\nline>"#),
            (#"perfdb show sort\"#, #"sort\"#, #"<sort\ big>"#),
            ("perfdb list --label my", "my", #"<my\ label>"#),
        ]
        try withCompletions { perfdb in
            for (line, word, candidates) in expected {
                let found = try self.candidates(perfdb, line, word: word)
                #expect(found == candidates, "\(line)")
            }
        }
    }

    @Test func `hands a command to whatever completes it`() throws {
        try withPerfdb { perfdb in
            for (line, index) in [
                ("perfdb record git", 2), ("perfdb record -r 5 git che", 4),
                ("perfdb record -- git git ", 3),
            ] {
                let word = line.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
                let found = try candidates(perfdb, line, word: String(word))
                #expect(found == "<command at \(index)>")
            }
        }
    }

    @Test func `says nothing where there is no history`() throws {
        try withPerfdb { perfdb in
            let shown = try candidates(perfdb, "perfdb show ", word: "")
            let hosts = try candidates(perfdb, "perfdb list --host ", word: "")
            #expect(shown == "<session>" && hosts == "<>")
            #expect(!FileManager.default.fileExists(atPath: perfdb.database))
        }
    }

    @Test(.enabled(if: Witness.has("tmux"))) func `works at a terminal`() throws {
        let learning = ["eval \"$(perfdb completions bash)\"", "echo > 'a file'"]
        try withCompletingTerminal("bash --norc", learning: learning) { _, terminal in
            for (typed, completed) in [
                ("perfdb rec", "perfdb record"),
                ("perfdb list --format=j", "perfdb list --format=json"),
                ("perfdb show so", #"perfdb show sort\ big"#),
                ("perfdb show 'so", "perfdb show 'sort big'"),
                ("perfdb show 'it", #"perfdb show 'it'\''s'"#),
                (#"perfdb show "a"#, #"perfdb show "a\$b \"q\"""#),
                ("perfdb show ne", #"perfdb show new$'\n'line"#),
                ("perfdb list --database a", #"perfdb list --database a\ file"#),
                ("perfdb list --database=a", #"perfdb list --database=a\ file"#),
                ("perfdb record tmu", "perfdb record tmux"),
                ("perfdb record cat a", #"perfdb record cat a\ file"#),
                ("perfdb record true ::: tmu", "perfdb record true ::: tmux"),
            ] {
                try terminal.expect(typed, becomes: completed, at: #_sourceLocation)
            }
        }
    }
}
