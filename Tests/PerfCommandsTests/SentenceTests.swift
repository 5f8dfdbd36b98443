import Git
import PerfModel
import PerfRecording
import PerfStore
import SQLite
import Subprocess
import Testing

@testable import PerfCommands

/// An error, the text on standard error after the program's name, and the status.
struct Sentence: CustomTestStringConvertible {
    var error: any Error & Sendable
    var text: String
    var status: PerfCommands.ExitStatus

    init(
        _ error: any Error & Sendable, _ text: String, _ status: PerfCommands.ExitStatus = .failed
    ) {
        self.error = error
        self.text = text
        self.status = status
    }

    /// About the history `h.sqlite`.
    init(history error: StoreError, _ text: String) {
        self.init(HistoryFailure(path: "h.sqlite", error: error), text)
    }

    var testDescription: String { "\(error)" }

    static let ofHistories: [Sentence] = [
        Sentence(
            history: .directoryMissing,
            "the folder of \"h.sqlite\" does not exist.\nMake it, or choose another file."),
        Sentence(
            history: .notAFile,
            "\"h.sqlite\" is a folder or no regular file.\nName a file with --database."),
        Sentence(
            history: .notADatabase,
            "\"h.sqlite\" is no SQLite database.\nName another file; it is left as it is."),
        Sentence(
            history: .foreign(applicationID: 3),
            """
            "h.sqlite" is the database of another program.
            Name another file; it is left as it is.
            """),
        Sentence(
            history: .newer(found: 9, known: 1),
            """
            "h.sqlite" was written by a newer perfdb (schema 9; this one knows 1).
            Update perfdb; the file is left as it is.
            """),
        Sentence(
            history: .older(found: 1, known: 2),
            """
            "h.sqlite" has schema 1 and must be brought to 2, but cannot be written.
            Run perfdb once where it may be written.
            """),
        Sentence(
            history: .readOnly,
            "\"h.sqlite\" cannot be written.\nChange its rights, or name another file."),
        Sentence(history: .inaccessible(errno: 13), "cannot open \"h.sqlite\": Permission denied."),
        Sentence(
            history: .locked,
            "\"h.sqlite\" is locked by another program.\nTry again when that has ended."),
        Sentence(
            history: .damaged(table: "run", column: "outcome", value: "x\u{1B}"),
            "\"h.sqlite\" is damaged: run.outcome holds \"x␛\"."),
        Sentence(
            history: .failed(
                message: "database disk image", cause: SQLiteError(code: .init(11), message: "")),
            "SQLite refused \"h.sqlite\": database disk image."),
        Sentence(
            StoreError.locked,
            "the history is locked by another program.\nTry again when that has ended."),
    ]

    static let ofPrograms: [Sentence] = [
        Sentence(
            SubprocessError.notAProgram(path: "a"),
            """
            "a" is neither a program nor a script that names its interpreter.
            Begin it with #! or run its interpreter: sh, python3, … a.
            """),
        Sentence(
            SubprocessError.interpreterMissing(path: "a"),
            "the interpreter that \"a\" names in its first line is not there."),
        Sentence(
            SubprocessError.argumentsTooLong(path: "a"),
            "the arguments of \"a\" are longer than the system takes."),
        Sentence(SubprocessError.zeroByte(in: "a\u{0}"), "\"a␀\" contains a zero byte."),
        Sentence(SubprocessError.folderMissing(path: "a"), "there is no folder \"a\"."),
        Sentence(
            SubprocessError.timedOut(path: "a", after: .seconds(2)),
            "\"a\" took longer than 2.0 seconds."),
        Sentence(
            SubprocessError.tooMuchOutput(path: "a", limitBytes: 10),
            "\"a\" wrote more than 10 bytes."),
        Sentence(
            SubprocessError.launcherLost,
            "the process that starts the measured programs is gone; stored runs are kept."),
        Sentence(
            SubprocessError.system(call: "fork", code: 11),
            "the system refused fork: Resource temporarily unavailable."),
        Sentence(GitError.notInstalled, "git is not installed."),
        Sentence(
            GitError.refused(reason: "dubious\nownership"), "git refused:\n  dubious\n  ownership"),
        Sentence(
            GitError.failed(command: "commit", message: "hook:\nno"),
            "git commit failed:\n  hook:\n  no"),
        Sentence(
            GitError.subprocess(.folderMissing(path: "a")), "there is no folder \"a\"."),
    ]

    static let ofServices: [Sentence] = [
        Sentence(
            SubprocessError.serviceEnded(
                path: "a", status: .signalled(9), error: "one\n\ntwo\u{1B}\n3\n4\n5\n6\n"),
            """
            the service "a" was killed by SIGKILL before it wrote a line.
            It said:
              two␛
              3
              4
              5
              6
            """),
        Sentence(
            SubprocessError.serviceEnded(path: "a", status: .exited(2), error: ""),
            "the service \"a\" ended with exit status 2 before it wrote a line."),
        Sentence(
            SubprocessError.serviceSilent(path: "a", after: .seconds(10), error: ""),
            """
            the service "a" wrote no line within 10.0 seconds.
            It writes one once it is ready.
            """),
    ]

    static let ofSuites: [Sentence] = [
        Sentence(
            SuiteSelectionError.unknownRuntime("a\u{7}", known: []),
            "nothing that is wanted of the suite runs with \"a␇\".", .wrongUsage),
        Sentence(
            SuiteSelectionError.nothingSelected,
            """
            nothing of the suite is left to measure.
            Name other benchmarks with --only, or what executes them with --runtime.
            """, .wrongUsage),
        Sentence(
            SuiteSelectionError.runtimeTwice("cpython 3.11.7 gil", first: "a", second: "b"),
            "\"a\" and \"b\" are the same runtime, cpython 3.11.7 gil.\nName one of them.",
            .wrongUsage),
        Sentence(
            SuiteSelectionError.configurationTwice(Configuration(benchmark: "a\u{7}", workers: 2)),
            "a␇: 2 workers comes twice in the suite.\nGive one of the benchmarks another name, or a parameter.",
            .wrongUsage),
        Sentence(
            InterpreterError.failed("a", status: .exited(1), said: "no json"),
            "\"a\" failed when it was asked what it is: no json."),
        Sentence(
            InterpreterError.failed("a", status: .exited(1), said: ""),
            "\"a\" failed when it was asked what it is."),
        Sentence(
            InterpreterError.noAnswer("a", said: "hello\u{1B}"),
            "\"a\" did not say what Python it is: hello␛."),
        Sentence(
            InterpreterError.cannotStart("a", .timedOut(path: "/a", after: .seconds(20))),
            "cannot ask \"a\" what it is: \"/a\" took longer than 20.0 seconds."),
        Sentence(
            SuiteBenchmarkFailure(
                suite: "a\u{7}", benchmark: "b\u{7}", cause: .program(.isFolder(path: "c"))),
            "a␇, benchmark \"b␇\": \"c\" is a folder, not a program."),
        Sentence(
            WorldError.cannotRead(path: "a", errno: 13), "cannot read \"a\": Permission denied."),
    ]

    static let ofCalls: [Sentence] = [
        Sentence(
            WorldError.outputFailed(errno: 28),
            "cannot write the output: No space left on device."),
        Sentence(
            ReportCommitError(folder: "a", cause: .ignored(paths: ["a/b\u{7}"])),
            """
            cannot commit "a": git ignores "a/b␇".
            Choose another folder with --out, or change .gitignore. The report is written.
            """),
        Sentence(
            WorldError.foreignFile(path: "a"),
            """
            "a" is no file of a report by perfdb and is left as it is.
            Choose another folder with --out, or move the file away.
            """),
        Sentence(
            SweepError.badItem("x", dimension: "ignore-failure"),
            "\"x\" is no exit status: a whole number from 0 to 255.", .wrongUsage),
        Sentence(
            WhenError.noSuchTime("2026-02-30", suggestion: "2026-02-28"),
            """
            there is no time "2026-02-30". Did you mean "2026-02-28"?
            Times are written 2026-11-13 or 2026-11-13T10:00Z.
            """, .wrongUsage),
    ]
}

@Suite struct `A failure` {
    @Test(
        arguments: Sentence.ofHistories + Sentence.ofPrograms + Sentence.ofCalls
            + Sentence.ofServices + Sentence.ofSuites)
    func `says what failed and what to do`(sentence: Sentence) {
        let failure = Failure(sentence.error, words: [])
        #expect(failure.text() == "perfdb: \(sentence.text)\n")
        #expect(failure.status == sentence.status)
    }

    @Test(
        arguments: [
            (
                ChildEnd.Cause.itself, 3, nil, Outcome.failed,
                """
                ended with exit status 3.
                It is stored with its outcome, failed. --ignore-failure=3 counts such runs as ok; \
                --output inherit shows what it says.
                """
            ),
            (
                .itself, nil, 9, .killed,
                """
                was killed by SIGKILL.
                It is stored with its outcome, killed. With --ignore-failure recording goes on.
                """
            ),
            (
                .itself, nil, 64, .killed,
                """
                was killed by signal 64.
                It is stored with its outcome, killed. With --ignore-failure recording goes on.
                """
            ),
            (
                .timeout, nil, 15, .timedOut,
                """
                took longer than --timeout allows and was ended.
                It is stored with its outcome, timed-out. With --ignore-failure recording goes on.
                """
            ),
            (
                .stopped(21), nil, 21, .failed,
                """
                was stopped by SIGTTIN and ended. It wanted to read the terminal, which it cannot.
                It is stored with its outcome, failed.
                """
            ),
        ] as [(ChildEnd.Cause, Int32?, Int32?, Outcome, String)])
    func `of a run says how it ended`(
        cause: ChildEnd.Cause, status: Int32?, signal: Int32?, outcome: Outcome, says: String
    ) {
        let run = Run(
            configuration: 0, startedAt: Instant(microseconds: 0), outcome: outcome,
            exitStatus: status, signal: signal, isWarmup: false, round: 1, position: 4,
            usage: Usage(wall: 1, user: 1, sys: 0))
        let failure = Failure(run: run, cause: cause, headline: "naps: threads ×2")
        #expect(failure.text() == "perfdb: run 4, naps: threads ×2, \(says)\n")
        #expect(failure.status == .failed)
    }

    @Test(
        arguments: [
            (
                .itself, 3, nil, .failed, "ended with exit status 3.",
                " --output inherit shows what it says."
            ),
            (.itself, nil, 9, .killed, "was killed by SIGKILL.", ""),
            (
                .timeout, nil, 15, .timedOut, "took longer than its timeout allows and was ended.",
                ""
            ),
            (.itself, 0, nil, .ok, "ended well, which was not expected.", ""),
        ] as [(ChildEnd.Cause, Int32?, Int32?, Outcome, String, String)])
    func `of a suite's run says that its configuration is left out`(
        cause: ChildEnd.Cause, status: Int32?, signal: Int32?, outcome: Outcome, says: String,
        advice: String
    ) {
        let run = Run(
            configuration: 0, startedAt: nil, outcome: outcome, exitStatus: status, signal: signal,
            isWarmup: false, round: 1, position: 4, usage: Usage(wall: 1, user: 1, sys: 0))
        let failure = Failure(run: run, cause: cause, headline: "naps", goesOn: true)
        #expect(
            failure.text() == """
                perfdb: run 4, naps, \(says)
                It is stored with its outcome, \(outcome.rawValue); its configuration is measured no \
                further.\(advice)

                """)
    }
}
