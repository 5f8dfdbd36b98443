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

    static let ofCalls: [Sentence] = [
        Sentence(
            WorldError.outputFailed(errno: 28),
            "cannot write the output: No space left on device."),
        Sentence(
            WorldError.ignoredByGit(path: "a"),
            """
            cannot commit "a": git ignores it.
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
    @Test(arguments: Sentence.ofHistories + Sentence.ofPrograms + Sentence.ofCalls)
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
}
