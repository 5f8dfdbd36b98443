import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfStore
import Subprocess

/// `perfdb record`: measures a command, once or over a sweep, and stores every run.
enum RecordCommand: Command {
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
            What {scale} in the suite's commands stands for: documents makes sizes, steps and \
            waiting times that many times as large; kept as the parameter scale unless it is 1.
            """)

    /// How often each configuration is measured where nothing says otherwise.
    static let usualRuns = 10

    static let runs = Option(
        "runs", short: "r", "count", .whole(from: 1, to: 10_000_000),
        help: """
            How often each configuration is measured: 10, or what the suite says, unless given; a \
            benchmark of a suite that asks for fewer runs keeps them.
            """)
    static let warmup = Option(
        "warmup", short: "w", "count", .whole(from: 0, to: 10_000_000),
        help: """
            Runs of each configuration before; stored and marked, counted in no statistic: none, \
            or what the suite says, unless given.
            """)
    static let seed = Option(
        "seed", "number", .whole(from: 0),
        help: "What the random order of each round is drawn with; stored with the session.")
    static let timeout = Option(
        "timeout", "time", SweepValues.time,
        help: """
            End a run that takes longer (0.5, 500ms, 2m) and store it as timed-out: SIGTERM to its \
            process group, after 2 s SIGKILL. It replaces a suite's own limit, not one of a benchmark.
            """)
    static let ignoreFailure = Option(
        "ignore-failure", optionalValue: "codes", SweepValues.exitStatuses,
        help: """
            Count every exit status, or only these (1,3 or 1..5), as ok; without codes go on after \
            a run that timed out or was killed, too.
            """)
    static let shell = Flag("shell", help: "Run the command, one word, by /bin/sh -c.")
    static let output = Option(
        "output", "inherit|file", .text,
        help: "Show what the command prints, or append it to a file; else it is discarded.")
    static let dryRun = Flag(
        "dry-run", help: "Print every configuration with its command line; measure nothing.")
    static let command = Rest(
        optional: "COMMAND",
        help: """
            The program to measure and its arguments; without one the suite, or the perfdb.json of \
            this folder.
            """)

    static let grammar = Grammar(
        name: "record", summary: "Measure a command or a suite, and store every run.",
        command,
        Section("What is measured", benchmark, label, host),
        Section("Sweep", strategy, workers, load, caching, runtime, parameter),
        Section("Suite", suite, only, scale),
        Section("Runs", runs, warmup, seed, timeout, ignoreFailure, shell, output, dryRun),
        Section("History and output", SharedOptions.database, SharedOptions.format),
        example:
            "perfdb record -r 20 -- sleep 0.01",
        "perfdb record --benchmark compress --workers 1,2,4 -- xz -kf -T{workers} big.tar",
        "perfdb record --suite documents --only divisors --scale 0.02",
        discussion: """
            The command is started without a shell, with an empty standard input. Options end at \
            its first word. In its words {strategy}, {workers}, {load}, {factor}, {caching}, \
            {mechanism}, {runtime} and {NAME} of a parameter are replaced by the values of each \
            configuration, which it also finds in $PERFDB_STRATEGY … $PERFDB_PARAMETER_NAME; \
            {{word}} writes {word}.

            Every configuration runs once in each round, in a random order, so that a drift of the \
            machine falls on all alike. Every finished run is stored, whatever happens to later ones: \
            Ctrl-C (also SIGTERM and SIGHUP) ends the run in progress, stores it as interrupted, and \
            exits with 130; after Ctrl-Z and fg the run in progress is repeated.

            A suite is a file that declares benchmarks and charts, see docs/suites.md; --runtime then \
            says which interpreters execute it. A measured program may say more about itself on \
            descriptor 3, see docs/channel.md.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let request = try RecordRequest(arguments, in: context)
        guard !arguments[dryRun] else {
            return try DryRun(request).write(as: arguments[SharedOptions.format], in: context)
        }
        let output = try OutputFile(arguments[output], in: context)
        do {
            return try run(request, to: output, as: arguments, in: context)
        } catch {
            if (error as? RecordFailure)?.stored ?? 0 == 0 { output.removeIfNew() }
            throw error
        }
    }

    private static func run(
        _ request: RecordRequest, to output: OutputFile, as arguments: Arguments,
        in context: Context
    ) throws -> ExitStatus {
        // Before anything large is made: what starts the measured programs must stay small.
        let runner = try context.makeRunner(ChildStreams(output.forChildren))
        let interruption = Interruption(of: runner)
        let preparation = try request.prepared(in: context, unless: interruption.came)
        defer { preparation.end(in: context) }
        if interruption.came() { throw InterruptedError() }
        let plan = preparation.plan
        let workTree = WorkTree(in: context)
        let history = try OpenHistory.forRecording(
            arguments[SharedOptions.database], workTree: workTree, in: context)
        try output.check(against: history.store.path)
        let machine = context.machine(request.hostName)
        let revision = workTree.revision(noting: context.note)
        let session = request.session(plan, on: machine, revision: revision, in: context)
        try RecordNotices.before(plan, machine: machine, history: history.store, in: context)
        return try record(plan, session, runner, into: history, as: arguments, in: context)
    }

    /// Runs the plan and tells what came of it, also where it could not go on.
    private static func record(
        _ plan: RecordingPlan, _ session: Session, _ runner: any ChildRunner,
        into history: OpenHistory, as arguments: Arguments, in context: Context
    ) throws -> ExitStatus {
        let progress = RecordProgress(plan, errors: context.errors, now: { runner.now })
        let warnings = ReportWarnings(plan)
        var recorder = Recorder(plan: plan, runner: runner, store: history.store) {
            warnings.add($0)
            progress.handle($0)
        }
        defer {
            progress.end()
            for line in warnings.lines { context.note(line) }
        }
        do {
            let recording = try recorder.record(session)
            progress.end()
            try RecordSummary(recording: recording, session: session, history: history)
                .write(as: arguments[SharedOptions.format], in: context)
            return recording.end.exitStatus
        } catch {
            progress.end()
            throw RecordFailure(
                error: error, stored: progress.stored, lost: recorder.unstored,
                path: history.shownPath, session: session.id)
        }
    }
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
