import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfStore
import Subprocess

/// `perfdb record`: measures a command, once or over a sweep, and stores every run.
enum RecordCommand: Command {
    static let name = "record"
    static let benchmark = Option(
        "benchmark", "name", .text,
        help: "The benchmark's name; else the command line as it was typed."
    ).completing(.benchmarks)
    static let label = Option("label", "text", .text, help: "A free word for this session.")
        .completing(.labels)
    static let host = Option(
        "host", "name", .text,
        help:
            "The host's name, for a pool of equal runners; else $PERFDB_HOST, else this machine's."
    ).completing(.hosts)

    static let namedCommands = Option(
        "command", repeated: "name=cmd", MeasuringValues.command,
        help: """
            A command to compare with others, under a name; split into words as by a shell.
            """)
    static let reference = Option(
        "reference", "name", .text,
        help: "The command that the others are compared with; else the fastest."
    ).completing(.commandNames)
    static let shell = Flag(
        "shell",
        help: """
            Run the command, one word, and hooks by /bin/sh -c; what the shell itself takes is \
            told, not subtracted.
            """)

    static let strategy = Option(
        "strategy", "list", SweepValues.strategies,
        help: "serial, threads, processes or words of your own; serial runs with 1 worker only."
    ).completing(.list(.strategies))
    static let workers = Option(
        "workers", "list", SweepValues.workers, help: "Worker counts: 1,2,4 or 1..8 or 1..64:x2.")
    static let load = Option(
        "load", "list", SweepValues.loads,
        help: "Load levels with optional factors: normal,high=10.")
    static let caching = Option(
        "caching", "list", SweepValues.cachings,
        help: "Caching modes with optional mechanisms: none,cached:queue.")
    static let runtime = Option(
        "runtime", "list", SweepValues.runtimes,
        help: "What executes the code; of a suite, only that: swift, python3, pypy3, a path.")
    static let parameter = Option(
        "parameter", repeated: "name=list", SweepValues.parameter,
        help: "Any other dimension: size=1M,10M or depth=0..100:25.")
    static let concurrency = Option(
        "concurrency", "list", SweepValues.concurrencies,
        help: """
            How many copies are started at once: 1,2,4; a run lasts until the last of them has ended.
            """)

    static let suite = Option(
        "suite", "name|file", .text,
        help: "What to measure instead of a command: documents, which is built in, or a file."
    ).completing(.suites)
    static let only = Option(
        "only", "names", SweepValues.names, help: "Only these benchmarks of the suite."
    ).completing(.suiteBenchmarks)
    static let scale = Option(
        "scale", "factor", SweepValues.scale,
        help: """
            What {scale} in the suite's commands stands for; documents makes sizes, steps and \
            waiting times that many times as large.
            """)

    static let command = Rest(
        optional: "COMMAND",
        help: """
            The program to measure and its arguments, several with ::: between them; without one \
            the suite, or the perfdb.json of this folder.
            """
    ).completing(.commandLine(separator: MeasuredCommands.separator))

    static let grammar = Grammar(
        name: name, summary: "Measure a command or a suite, and store every run.",
        command,
        Section("What is measured", benchmark, label, host, namedCommands, reference, shell),
        Section(
            "How often", runs, minRuns, maxRuns, precision, budget, warmup, order, seed),
        Section("Sweep", strategy, workers, load, caching, runtime, parameter, concurrency),
        Section("Around the runs", setup, prepare, conclude, cleanup, setupAt),
        Section(
            "The child", timeout, ignoreFailure, pin, nice, env, cleanEnv, cwd, input, noPadding,
            counters),
        Section("Metrics", metric, metricJSON),
        Section("Suite", suite, only, scale),
        Section(
            "History and output", SharedOptions.database, output, exportHyperfine, dryRun, quiet,
            SharedOptions.format),
        example:
            "perfdb record -r 20 -- sleep 0.01",
        "perfdb record --benchmark compress --workers 1,2,4 -- xz -kf -T{workers} big.tar",
        "perfdb record --warmup 1 -- sort big.tar ::: sort -u big.tar",
        "perfdb record --suite documents --only divisors --scale 0.02",
        discussion: """
            The command is started without a shell, with an empty standard input; options end at its \
            first word. {strategy}, {workers}, {load}, {factor}, {caching}, {mechanism}, {runtime} \
            and {NAME} of a parameter become the values of each configuration, in its words, hooks, \
            --env, --cwd and --input; it also finds them in $PERFDB_STRATEGY … \
            $PERFDB_PARAMETER_NAME. {{word}} writes {word}.

            Several commands, with ::: between them or each after a --command, are kept as the \
            parameter command, and compared.

            Each configuration is measured until the 95 % interval of its median reaches no further \
            than --precision to either side, after 6 runs at least, or until --budget is spent. All \
            run once in each round, in random order, so that a drift of the machine falls on all \
            alike.

            Every finished run is stored, whatever happens to later ones. Ctrl-C (also SIGTERM and \
            SIGHUP) ends the run in progress, stores it as interrupted, and exits with 130; after \
            Ctrl-Z and fg the run in progress is repeated.

            Suites, files with benchmarks and charts: see docs/suites.md. What a measured program may \
            say about itself: see docs/channel.md.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        var context = context
        context.isQuiet = arguments[quiet]
        let request = try RecordRequest(arguments, in: context)
        guard !arguments[dryRun] else {
            return try DryRun(request).write(as: arguments[SharedOptions.format], in: context)
        }
        let export = try HyperfineExportFile(arguments[exportHyperfine], in: context)
        let output = try OutputFile(arguments[output], in: context)
        do {
            return try run(request, to: output, export, as: arguments, in: context)
        } catch {
            if (error as? RecordFailure)?.stored ?? 0 == 0 { output.removeIfNew() }
            throw error
        }
    }

    private static func run(
        _ request: RecordRequest, to output: OutputFile, _ export: HyperfineExportFile?,
        as arguments: Arguments, in context: Context
    ) throws -> ExitStatus {
        // Before anything large is made: what starts the measured programs must stay small.
        let runner = try context.makeRunner(
            ChildStreams(output.forChildren, canCapture: request.capturesOutput))
        let interruption = Interruption(of: runner)
        let preparation = try request.prepared(in: context, unless: interruption.came)
        defer { preparation.end(in: context) }
        if interruption.came() { throw InterruptedError() }
        let plan = preparation.plan
        let workTree = WorkTree(in: context)
        let history = try OpenHistory.forRecording(
            arguments[SharedOptions.database], workTree: workTree, in: context)
        try output.check(against: history.store.path)
        try export?.check(against: history.store.path)
        let machine = context.machine(request.hostName)
        let revision = workTree.revision(noting: context.note)
        var session = request.session(plan, on: machine, revision: revision, in: context)
        try RecordNotices.before(plan, machine: machine, history: history.store, in: context)
        try Baselines(context: context, runner: runner).measure(
            into: &session.conditions, withShell: request.startsShell)
        let call = RecordingCall(
            plan: plan, session: session, history: history, output: output,
            export: export, reference: request.reference)
        return try record(call, by: runner, as: arguments, in: context)
    }

    /// Runs the plan and tells what came of it, also where it could not go on.
    private static func record(
        _ call: RecordingCall, by runner: any ChildRunner, as arguments: Arguments,
        in context: Context
    ) throws -> ExitStatus {
        let progress = RecordProgress(
            call.plan, errors: context.errors, isQuiet: context.isQuiet, now: { runner.now })
        let warnings = ReportWarnings(call.plan)
        var recorder = Recorder(
            plan: call.plan, runner: runner, store: call.history.store,
            interference: context.makeInterferenceProbe()
        ) { event in
            warnings.add(event)
            progress.handle(event)
            call.export?.add(event)
            guard case .printed(let bytes) = event else { return }
            if call.output.isShown { progress.end() }
            call.output.write(bytes)
        }
        defer {
            progress.end()
            for line in warnings.lines { context.note(line) }
        }
        do {
            let recording = try recorder.record(call.session)
            progress.end()
            try RecordSummary(recording: recording, call: call)
                .write(as: arguments[SharedOptions.format], in: context)
            try call.export?.write(
                call.plan, hasNames: !arguments[namedCommands].isEmpty, in: context)
            return recording.end.exitStatus
        } catch {
            progress.end()
            throw RecordFailure(
                error: error, stored: progress.stored, lost: recorder.unstored,
                path: call.history.shownPath, session: call.session.id)
        }
    }
}

/// One call of `perfdb record` that is about to measure.
struct RecordingCall {
    let plan: RecordingPlan
    let session: Session
    let history: OpenHistory
    let output: OutputFile
    let export: HyperfineExportFile?
    /// Of several commands: the name of the one that the others are compared with; nil: the fastest.
    let reference: String?
}

extension Recording.End {
    /// What the program's exit status says of this end.
    var exitStatus: ExitStatus {
        switch self {
        case .completed: .fine
        case .failed, .hookFailed: .failed
        case .interrupted: .interrupted
        }
    }
}
