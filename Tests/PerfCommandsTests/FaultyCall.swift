import Foundation
import Testing

@testable import PerfCommands

/// A call, what it says on standard error, and its status.
struct FaultyCall: CustomTestStringConvertible {
    var words: [String]
    var says: String
    var status: PerfCommands.ExitStatus

    init(_ words: [String], _ says: String, _ status: PerfCommands.ExitStatus = .wrongUsage) {
        self.words = words
        self.says = says
        self.status = status
    }

    var testDescription: String { words.joined(separator: " ") }
}

/// Makes the call in an empty folder, which it leaves empty.
func expect(_ call: FaultyCall) throws {
    try withWorld { world in
        #expect(world.run(call.words) == call.status)
        #expect(world.errors == call.says)
        #expect(world.output == "")
        let files = try FileManager.default.contentsOfDirectory(atPath: world.folder.path)
        #expect(files == [])
    }
}

extension FaultyCall {
    static let withoutCommand: [FaultyCall] = [
        FaultyCall([], "perfdb: no command was given.\n`perfdb help` lists the commands.\n"),
        FaultyCall(
            ["reprot"],
            """
            perfdb: there is no command "reprot". Did you mean "report"?
            `perfdb help` lists the commands.

            """),
        FaultyCall(
            ["xyz"],
            "perfdb: there is no command \"xyz\".\n`perfdb help` lists the commands.\n"),
        FaultyCall(
            ["help", "reprot"],
            """
            perfdb: there is no command "reprot". Did you mean "report"?
            `perfdb help` lists the commands.

            """),
        FaultyCall(
            ["--runs", "3"],
            "perfdb: --runs stands before the command; options come after it.\n"),
        FaultyCall(["--frobnicate"], "perfdb: there is no option \"--frobnicate\".\n"),
        FaultyCall(
            ["--version=3"], "perfdb: --version takes no value, but was given \"3\".\n"),
    ]

    static let ofRecord: [FaultyCall] = [
        FaultyCall(["record", "--runs"], "--runs needs a value: --runs=<auto|count>."),
        FaultyCall(
            ["record", "--runs", "-w", "2", "true"],
            "--runs needs a value: --runs=<auto|count>.\nIf \"-w\" is the value, write it after =."),
        FaultyCall(
            ["record", "--rnus", "3", "true"],
            "there is no option \"--rnus\". Did you mean \"--runs\"?"),
        FaultyCall(["record", "-r", "x", "true"], "-r \"x\" is not auto or a number of runs."),
        FaultyCall(["record", "-r", "0", "true"], "-r \"0\" is outside 1 to 10000000."),
        FaultyCall(["record", "--seed", "-1", "true"], "--seed \"-1\" is less than 0."),
        FaultyCall(
            ["record", "-r", "3", "--runs", "4", "true"], "--runs was given twice; say it once."),
        FaultyCall(
            ["record", "--shell=yes", "true"], "--shell takes no value, but was given \"yes\"."),
        FaultyCall(
            ["record", "--format", "jsn", "true"],
            """
            --format "jsn" is none of text, markdown, json, csv. Did you mean "json"?
            """),
        FaultyCall(
            ["record", "--timeout", "5x", "true"],
            "--timeout \"5x\" is not a time such as 0.5, 500ms, 30s or 2m."),
        FaultyCall(
            ["record", "--timeout", "0.0005", "true"],
            "--timeout \"0.0005\" is outside 1ms to 8760h."),
        FaultyCall(
            ["record", "--timeout", "9000h", "true"],
            "--timeout \"9000h\" is outside 1ms to 8760h."),
    ]

    static let ofSweeps: [FaultyCall] = [
        FaultyCall(
            ["--strategy", "serial,,threads"],
            "--strategy: the list \"serial,,threads\" has an empty item."),
        FaultyCall(
            ["--strategy", "serial,serial"],
            "--strategy: \"serial\" stands twice in the list \"serial,serial\"."),
        FaultyCall(
            ["--workers", "1,01"], "--workers: \"01\" stands twice in the list \"1,01\"."),
        FaultyCall(
            ["--workers", "1..20000"], "--workers: \"1..20000\" makes more than 10000 items."),
        FaultyCall(
            ["--workers", "1..x"],
            """
            --workers: "1..x" is no range.
            Ranges are written 1..8, 0..100:25 (step) or 1..64:x2 (factor).
            """),
        FaultyCall(
            ["--workers", "0"],
            "--workers: \"0\" is not a number of workers: a whole number above zero."),
        FaultyCall(
            ["--load", "high=0"],
            """
            --load: the factor of "high=0" is not a number above zero.
            Loads are written normal,high=10.
            """),
        FaultyCall(
            ["--load", "=3"],
            "--load: \"=3\" has no name.\nLoads are written normal,high=10."),
        FaultyCall(
            ["--caching", "none,:queue"],
            """
            --caching: ":queue" has an empty part.
            Caching modes are written none,cached:queue.
            """),
        FaultyCall(
            ["--ignore-failure=300"],
            "--ignore-failure: \"300\" is no exit status: a whole number from 0 to 255."),
        FaultyCall(
            ["--parameter", "size"],
            "--parameter: the parameter \"size\" has no values.\nWrite NAME=1,2,3."),
        FaultyCall(
            ["--parameter", "workers=1"],
            """
            --parameter: a parameter cannot be named "workers".
            A name is letters, digits, - and _, and none of perfdb's own dimensions.
            """),
    ]

    static let contradictions: [FaultyCall] = [
        FaultyCall(
            ["record"],
            """
            there is no command, and no perfdb.json in this folder.
            Write perfdb record -- COMMAND, or --suite with a file or with documents, which is \
            built in.
            """),
        FaultyCall(
            ["record", "--strategy", "serial", "--workers", "2", "true"],
            """
            serial has exactly 1 worker, not 2.
            Leave --workers out, or add another strategy.
            """),
        FaultyCall(
            ["record", "--parameter", "a=1", "--parameter", "a=2", "true"],
            "the parameter \"a\" was given twice; write its values as one list."),
        FaultyCall(
            ["record", "--shell", "echo", "it's"],
            """
            --shell takes the command as one word.
            Write perfdb record --shell 'echo it'\\''s'.
            """),
        FaultyCall(
            ["record", "--benchmark", "", "true"],
            "--benchmark is empty.\nLeave it out or give it a name."),
        FaultyCall(
            ["record", "--label", "", "true"],
            "--label is empty.\nLeave it out or give it a name."),
        FaultyCall(
            ["record", "--host", "", "true"], "--host is empty.\nLeave it out or give it a name."),
        FaultyCall(
            ["record", "--database", "", "true"],
            "--database is empty.\nLeave it out or give it a name."),
        FaultyCall(
            ["report", "--out", ""], "--out is empty.\nLeave it out or give it a name."),
        FaultyCall(
            ["record", "--", "echo", "{workers}"],
            """
            the command has {workers}, but there is no --workers.
            Give --workers, or write {{workers}} if the braces are meant.
            """),
        FaultyCall(
            ["record", "--", "echo", "{factor}{mechanism}"],
            """
            the command has {factor}, but there is no --load.
            Give --load, or write {{factor}} if the braces are meant.
            """),
        FaultyCall(
            ["record", "--workers", "1", "--", "echo", "{wrokers}"],
            """
            the command has {wrokers}. Did you mean {workers}?
            Write {{wrokers}} if the braces are meant.
            """),
        FaultyCall(
            ["record", "echo hi"],
            """
            there is no program "echo hi".
            Did you mean perfdb record -- echo hi, or, run by a shell, \
            perfdb record --shell 'echo hi'?
            """, .failed),
        FaultyCall(
            ["record", "nosuch"],
            "there is no program \"nosuch\".\nIt is in no folder of $PATH.", .failed),
        FaultyCall(["record", "./nosuch"], "there is no program \"./nosuch\".", .failed),
        FaultyCall(["record", "/"], "\"/\" is a folder, not a program.", .failed),
        FaultyCall(
            ["record", "/etc/passwd"],
            """
            "/etc/passwd" may not be executed.
            If it is a program or a script, `chmod +x` lets it run.
            """, .failed),
        FaultyCall(
            ["record", "--output", "/nonexistent/x", "true"],
            "cannot write \"/nonexistent/x\": No such file or directory.", .failed),
    ]
}
