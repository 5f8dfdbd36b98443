import PerfRecording
import Subprocess
import Testing

@testable import PerfCommands

extension FaultyCall {
    /// Options whose values are none, the words after `record`.
    static let ofMeasuring: [FaultyCall] = [
        FaultyCall(["--runs", "many"], #"--runs "many" is not auto or a number of runs."#),
        FaultyCall(["--min-runs", "0"], #"--min-runs "0" is outside 1 to 10000000."#),
        FaultyCall(
            ["--precision", "2 %"], #"--precision "2 %" is not a share such as 2% or 0.02."#),
        FaultyCall(
            ["--budget", "soon"], #"--budget "soon" is not a time such as 0.5, 500ms, 30s or 2m."#),
        FaultyCall(
            ["--order", "random"], #"--order "random" is none of interleaved, sequential."#),
        FaultyCall(
            ["--setup-at", "swich"],
            #"--setup-at "swich" is none of start, switch. Did you mean "switch"?"#),
        FaultyCall(
            ["--pin", "0-x"],
            """
            --pin: "0-x" is no CPU or range of CPUs.
            They are numbers from 0 to 1023, written 0,2-3.
            """),
        FaultyCall(["--pin", "0,0"], #"--pin: "0" stands twice in the list "0,0"."#),
        FaultyCall(["--nice", "20"], #"--nice "20" is outside -20 to 19."#),
        FaultyCall(
            ["--env", "A"], "--env: \"A\" has no value.\nVariables are written NAME=VALUE."),
        FaultyCall(["--env", "=b"], #"--env: "" cannot be a variable's name."#),
        FaultyCall(
            ["--env", "PERFDB_WORKERS=3"],
            """
            --env: the variable PERFDB_WORKERS is set by perfdb itself.
            Dimensions have options of their own; choose another name.
            """),
        FaultyCall(
            ["--concurrency", "0"],
            #"--concurrency: "0" is no number of copies: a whole number from 1 to 1024."#),
        FaultyCall(
            ["--metric", "rate"],
            """
            --metric: the metric "rate" does not say where its number is.
            Metrics are written NAME=REGEX or NAME:UNIT:higher=REGEX.
            """),
        FaultyCall(
            ["--metric", "a:b:up=x"], #"--metric: "up" is neither lower nor higher."#),
        FaultyCall(
            ["--metric", "=x"],
            """
            --metric: "" cannot be a metric's name or unit.
            It is written NAME, NAME:UNIT, NAME:UNIT:lower or NAME:UNIT:higher.
            """),
        FaultyCall(
            ["--metric-json", "a["],
            """
            --metric-json: "a[" is no path into JSON from character 2 on.
            Paths are written results[0].rate; odd names in quotes.
            """),
        FaultyCall(["--command", "=x"], #"--command "=x" is not NAME=CMD."#),
    ]

    /// Words that contradict each other.
    static let ofSeveralCommands: [FaultyCall] = [
        FaultyCall(
            ["--max-runs", "3", "--min-runs", "5", "true"],
            "--max-runs 3 is less than --min-runs 5."),
        FaultyCall(
            ["--runs", "5", "--precision", "2%", "true"],
            """
            --runs 5 asks for exactly 5 runs, and --precision for as many as it takes.
            Leave one of them out.
            """),
        FaultyCall(
            ["--", ":::"],
            """
            there is no command before the first :::.
            Commands are compared as perfdb record -- A ::: B.
            """),
        FaultyCall(
            ["--", "a", ":::", ":::", "b"],
            """
            there is no command between two :::.
            Commands are compared as perfdb record -- A ::: B.
            """),
        FaultyCall(
            ["--", "true", ":::"],
            """
            there is no command after the last :::.
            Commands are compared as perfdb record -- A ::: B.
            """),
        FaultyCall(
            ["--", "true", ":::", "true"],
            """
            the command "true" stands twice, and could not be told apart.
            Give both a name: --command NAME=CMD.
            """),
        FaultyCall(
            ["--command", "a=true", "--command", "a=false"],
            """
            two commands are named "a".
            Give one of them another name.
            """),
        FaultyCall(
            ["--command", "a=true", "--", "sleep", "1"],
            """
            there is a --command, and "sleep 1" behind the options.
            Write every command as --command NAME=CMD, or all of them behind --: A ::: sleep 1.
            """),
        FaultyCall(
            ["--command", "a=sh -c 'x"], "--command \"sh -c 'x\": the ' at character 7 has no end."),
        FaultyCall(
            ["--command", #"a=x\"#],
            """
            --command "x\\": nothing follows the \\ at character 2.
            Write \\\\ for a backslash itself.
            """),
        FaultyCall(
            ["--prepare", "sync; echo 3", "true"],
            """
            --prepare "sync; echo 3": only a shell knows what ; means, at character 5.
            Quote it with ' if it stands for itself; else add --shell, or write sh -c 'sync; echo 3'.
            """),
        FaultyCall(
            ["--setup", " ", "true"],
            "--setup has no command.\nWrite a program and its arguments."),
        FaultyCall(
            ["--shell", "--setup", " ", "true"],
            "--setup has no command.\nWrite a program and its arguments."),
        FaultyCall(
            ["--setup", "true", "--setup", "false", "true"],
            """
            --setup was given 2 times, and there is 1 command.
            Say it once; --shell '…' runs several programs.
            """),
        FaultyCall(
            ["--setup", "a", "--setup", "b", "--", "x", ":::", "y", ":::", "z"],
            """
            --setup was given 2 times, and there are 3 commands.
            Say it once for all of them, or once for each.
            """),
        FaultyCall(
            ["--reference", "x", "true"],
            """
            --reference "x" belongs to several commands, and there is one.
            Write them as A ::: B, or each after --command.
            """),
        FaultyCall(
            ["--reference", "od", "--command", "old=true", "--command", "new=false"],
            """
            --reference "od" is none of the commands. Did you mean "old"?
            They are "old", "new".
            """),
        FaultyCall(
            ["--parameter", "command=1", "--", "true", ":::", "false"],
            """
            a parameter cannot be named "command" here: it says which of the commands a run is of.
            Choose another name.
            """),
        FaultyCall(
            ["--parameter", "concurrency=1", "--concurrency", "2", "true"],
            """
            a parameter cannot be named "concurrency" here: --concurrency makes one of that name.
            Choose another name.
            """),
        FaultyCall(
            ["--env", "A=1", "--env", "A=2", "true"],
            "--env \"A\" was given twice; say it once."),
        FaultyCall(
            ["--metric", "a=x", "--metric-json", "a=y", "true"],
            "two metrics are named \"a\".\nGive one of them another name."),
        FaultyCall(["--cwd", "", "true"], "--cwd is empty.\nLeave it out or give it a name."),
        FaultyCall(
            ["--input", "-", "true"],
            "--input - is no stream here.\nGive a name, or leave it out for an empty input."),
        FaultyCall(
            ["--export-hyperfine", "", "true"],
            "--export-hyperfine is empty.\nLeave it out or give it a name."),
        FaultyCall(
            ["--prepare", "echo {workers}", "true"],
            """
            the command has {workers}, but there is no --workers.
            Give --workers, or write {{workers}} if the braces are meant.
            """),
        FaultyCall(
            ["--setup", "nosuch", "true"],
            "setup: there is no program \"nosuch\".\nIt is in no folder of $PATH.", .failed),
        FaultyCall(["--cwd", "nowhere", "true"], "there is no folder \"nowhere\".", .failed),
        FaultyCall(
            ["--input", "nothing", "true"],
            "cannot read \"nothing\": No such file or directory.", .failed),
        FaultyCall(["--input", "/", "true"], "cannot read \"/\": Is a directory.", .failed),
        FaultyCall(
            ["--export-hyperfine", "no/x", "true"],
            "cannot write \"no/x\": No such file or directory.", .failed),
        FaultyCall(
            ["--export-hyperfine", "/", "true"], "cannot write \"/\": Is a directory.", .failed),
        FaultyCall(
            ["--prepare", "true"],
            """
            --prepare belongs to a command, and a suite says itself what it measures.
            Leave it out, or write the command behind --.
            """),
    ]
}

@Suite struct `A wrong call about measuring` {
    @Test(arguments: FaultyCall.ofMeasuring)
    func `shows what is wrong with a value`(call: FaultyCall) throws {
        let usage = "Usage: perfdb record [options] [[--] COMMAND [ARG…]]\n"
        try expect(
            FaultyCall(["record"] + call.words + ["true"], "perfdb: \(call.says)\n\(usage)"))
    }

    @Test(arguments: FaultyCall.ofSeveralCommands)
    func `shows what cannot stand together or is not there`(call: FaultyCall) throws {
        try expect(
            FaultyCall(["record"] + call.words, "perfdb: \(call.says)\n", call.status))
    }
}

@Suite struct `The sentence of a hook that failed` {
    private func text(_ cause: ChildEnd.Cause, status: Int32?, signal: Int32?) -> String {
        let failure = Recording.HookFailure(
            kind: .prepare, configuration: 0, cause: cause, exitStatus: status, signal: signal)
        return Failure(hook: failure, headline: "naps: 2 workers", words: ["sync", "a b"]).text()
    }

    @Test func `names it, its configuration and its end`() {
        let start = "perfdb: the prepare program of naps: 2 workers"
        let rest = "The recording ended there. --output inherit shows what it says.\n"
        #expect(
            text(.itself, status: 3, signal: nil)
                == "\(start) ended with exit status 3: sync 'a b'\n\(rest)")
        #expect(
            text(.itself, status: nil, signal: 9)
                == "\(start) was killed by SIGKILL: sync 'a b'\n\(rest)")
        #expect(
            text(.stopped(21), status: nil, signal: 9)
                == "\(start) was stopped by SIGTTIN and ended: sync 'a b'\n\(rest)")
    }
}
