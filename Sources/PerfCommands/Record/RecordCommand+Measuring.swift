import ArgumentGrammar
import PerfModel
import PerfRecording

/// How often `perfdb record` measures, what it does around the runs, and what the child is given.
extension RecordCommand {
    static let runs = Option(
        "runs", short: "r", "auto|count", MeasuringValues.runs,
        help: """
            How often each configuration is measured; else as the suite says, else auto: as often \
            as it takes. A benchmark of a suite that asks for fewer runs keeps them.
            """)
    static let minRuns = Option(
        "min-runs", "count", .whole(from: 1, to: MeasuringValues.most),
        help: "The fewest runs of auto, whatever the budget; else 6 within it.")
    static let maxRuns = Option(
        "max-runs", "count", .whole(from: 1, to: MeasuringValues.most),
        help: "The most runs of auto.")
    static let precision = Option(
        "precision", "share", MeasuringValues.precision,
        help: "How well auto is to know the median; else 2%.")
    static let budget = Option(
        "budget", "time", SweepValues.time,
        help: "What auto's runs of a configuration may take together; else 10s.")
    static let warmup = Option(
        "warmup", short: "w", "count", .whole(from: 0, to: MeasuringValues.most),
        help: """
            Runs of each configuration beforehand, stored but counted in no statistic; else as the \
            suite says, else none.
            """)
    static let order = Option(
        "order", "order", RunOrder.syntax,
        help: "How runs follow each other; else in rounds over all configurations.")
    static let seed = Option(
        "seed", "number", .whole(from: 0),
        help: "What the rounds' random order is drawn with; stored with the session.")

    static let setup = Option(
        "setup", repeated: "cmd", .text,
        help: """
            Run a program once before the first run of a configuration. Hooks are never timed, and \
            split into words as by a shell. With several commands: once for all, or for each.
            """
    ).completing(.program)
    static let prepare = Option(
        "prepare", repeated: "cmd", .text, help: "The same before each run, as to empty caches."
    ).completing(.program)
    static let conclude = Option(
        "conclude", repeated: "cmd", .text, help: "The same after each run, however it ended."
    ).completing(.program)
    static let cleanup = Option(
        "cleanup", repeated: "cmd", .text,
        help: "The same after the last run, also where the recording ends early."
    ).completing(.program)
    static let setupAt = Option(
        "setup-at", "moment", SetupMoment.syntax,
        help: """
            When --setup and --cleanup run: at start and end, unless given, or at every switch to \
            another configuration.
            """)

    static let timeout = Option(
        "timeout", "time", SweepValues.time,
        help: """
            End a run that takes longer (0.5, 500ms, 2m) and store it as timed-out: SIGTERM to its \
            process group, after 2 s SIGKILL. It replaces a suite's limit, not a benchmark's.
            """)
    static let ignoreFailure = Option(
        "ignore-failure", optionalValue: "codes", SweepValues.exitStatuses,
        help: """
            Count every exit status, or only these (1,3 or 1..5), as ok; without codes go on after \
            a run that timed out or was killed, too.
            """)
    static let pin = Option(
        "pin", "cpus", MeasuringValues.cpus,
        help: "The CPUs that the command may run on: 0,2-3.")
    static let nice = Option(
        "nice", "number", .whole(from: -20, to: 19),
        help: "Added to the command's niceness; below 0 only with the right to it.")
    static let env = Option(
        "env", repeated: "name=value", MeasuringValues.variable,
        help: "A variable for the command and its hooks; PATH also says where they are looked for.")
    static let cleanEnv = Flag(
        "clean-env",
        help: "Give the command only PATH, what --env says, and perfdb's own variables.")
    static let cwd = Option(
        "cwd", "folder", .text,
        help: """
            The folder that command and hooks begin in; programs' relative paths count from it.
            """
    ).completing(.folder)
    static let input = Option(
        "input", "file", .text, help: "The command's standard input, opened anew for each run."
    ).completing(.file)
    static let noPadding = Flag(
        "no-padding",
        help: """
            Leave out the variable of random length that shifts the command's memory from run to \
            run, so that no single layout decides.
            """)
    static let counters = Flag(
        "counters",
        help: """
            Store what the kernel counts, where it can: cycles, instructions, branches, caches, \
            faults.
            """)

    static let metric = Option(
        "metric", repeated: "name=regex", MeasuringValues.patternMetric,
        help: """
            Take a number from what the command prints: the first group of the last match. \
            NAME:UNIT=REGEX and NAME:UNIT:higher=REGEX say its unit and that more is better.
            """)
    static let metricJSON = Option(
        "metric-json", repeated: "path", MeasuringValues.pathMetric,
        help: """
            Take a number from the JSON that the command prints: results[0].rate, or with a name, \
            rate:1/s:higher=results[0].rate.
            """)

    static let output = Option(
        "output", "inherit|file", .text,
        help: "Show what the command prints, or append it to a file; else it is discarded."
    ).completing(.either([.words(["inherit"]), .file]))
    static let exportHyperfine = Option(
        "export-hyperfine", "file", .text,
        help: "Also write the result as hyperfine's JSON; - is standard output."
    ).completing(.file)
    static let dryRun = Flag(
        "dry-run", help: "Print every configuration with its command line; measure nothing.")
    static let quiet = Flag(
        "quiet", help: "Tell nothing but errors and the summary.")
}
