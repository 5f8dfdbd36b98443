import PerfModel

extension DocumentClaims {
    /// I/O and CPU, threads against processes.
    static let of000: [Claim] = observations + gotchas

    private static let spawned = """
        The bars are of spawned processes, and of one run each.
        """

    private static let observations = [
        Claim(
            document: "000", name: "io-threads-beat-processes",
            text: "For downloads, threads are faster than processes.",
            test: .faster(
                points("download", .threads, [items("64")]),
                than: points("download", .processes, [items("64")]))),
        Claim(
            document: "000", name: "io-threads-beat-serial",
            text: "For downloads, threads are faster than doing them one after the other.",
            test: .faster(
                points("download", .threads, [items("64"), workers("2", "4", "8")]),
                than: points("download", .serial, [items("64")])),
            correction: "Serial was never measured there; its bar for 1 is one thread."),
        Claim(
            document: "000", name: "cached-normal-processes-are-bad",
            text: "At normal load with cached results, processes are slower than threads.",
            test: .faster(
                divisors(.threads, load: "normal", caching: "cached"),
                than: divisors(.processes, load: "normal", caching: "cached")),
            correction: spawned),
        Claim(
            document: "000", name: "cached-normal-processes-get-worse",
            text: "At normal load with cached results, more processes are slower.",
            test: .slowerWithMoreWorkers(
                divisors(.processes, load: "normal", caching: "cached")),
            correction: "Not from 1 to 2 processes; then yes."),
        Claim(
            document: "000", name: "normal-load-start-up-costs",
            text: "At normal load, what processes lose goes into starting them.",
            test: .phaseShare(
                divisors(.processes, load: "normal", caching: "cached"),
                phases: ["start", "argument-transfer"], within: 0.5...1),
            correction: """
                Starting and handing over the slices together: a worker that only receives its \
                slices costs 72–91 % of the run. Forked workers are sent nothing.
                """),
        Claim(
            document: "000", name: "normal-load-queue-costs",
            text: "At normal load, the slow queue is a reason why processes lose.",
            test: .phaseShare(
                divisors(.processes, load: "normal", caching: "cached"),
                phases: ["result-transfer"], within: 0.1...1),
            correction: "83 values go through the queue; they cost next to nothing."),
        Claim(
            document: "000", name: "cached-high-processes-win",
            text: "At high load with cached results, processes are faster than threads.",
            test: .faster(
                divisors(.processes, load: "high", caching: "cached"),
                than: divisors(.threads, load: "high", caching: "cached")),
            correction: "Threads win with 1 and 2 workers, processes with 4 and 8."),
        Claim(
            document: "000", name: "cached-high-crossover",
            text:
                "At high load with cached results, processes overtake threads from 2 to 4 workers.",
            test: .crossover(
                divisors(.processes, load: "high", caching: "cached"),
                overtake: divisors(.threads, load: "high", caching: "cached"), between: 2...4),
            correction: "The bars say so; the text does not."),
        Claim(
            document: "000", name: "not-cached-normal-processes-are-bad",
            text: "At normal load without caching, processes are slower than threads.",
            test: .faster(
                divisors(.threads, load: "normal", caching: "none"),
                than: divisors(.processes, load: "normal", caching: "none")),
            correction: spawned),
        Claim(
            document: "000", name: "caching-costs-processes",
            text: "At normal load, processes are faster without caching than with it.",
            test: .cachingCosts(
                points("divisors", .processes, [DimensionFilter("load", "normal")])),
            correction: "One run a side, and differences of both signs: nothing can be said."),
        Claim(
            document: "000", name: "caching-costs-threads",
            text: "At normal load, threads are faster without caching than with it.",
            test: .cachingCosts(points("divisors", .threads, [DimensionFilter("load", "normal")])),
            correction: "Said of processes only; the bars of threads say the opposite three times."),
        Claim(
            document: "000", name: "not-cached-high-processes-are-best",
            text: "At high load without caching, processes are faster than threads.",
            test: .faster(
                divisors(.processes, load: "high", caching: "none"),
                than: divisors(.threads, load: "high", caching: "none")),
            correction: "With 4 and 8 workers, not with 1 and 2."),
        Claim(
            document: "000", name: "not-cached-high-crossover",
            text: "At high load without caching, processes overtake threads from 2 to 4 workers.",
            test: .crossover(
                divisors(.processes, load: "high", caching: "none"),
                overtake: divisors(.threads, load: "high", caching: "none"), between: 2...4),
            correction: "The bars say so; the text does not."),
    ]

    private static let gotchas = [
        Claim(
            document: "000", name: "threads-suit-blocking-work",
            text: "Threads suit work that blocks: more of them finish downloads sooner.",
            test: .fasterWithMoreWorkers(
                points("download", .threads, [items("64")]), upTo: 8)),
        Claim(
            document: "000", name: "lock-stops-threads",
            text: "Threads do not help work for the CPU, because of the interpreter's lock.",
            test: .noGain(
                divisors(.threads, load: "high", caching: "none"),
                over: divisors(.serial, load: "high", caching: "none")),
            correction: "Serial was never measured there."),
        Claim(
            document: "000", name: "processes-bypass-the-lock",
            text: "Processes help work for the CPU, because each has a lock of its own.",
            test: .faster(
                divisors(
                    .processes, load: "high", caching: "none", [workers("2", "4", "8")]),
                than: divisors(.serial, load: "high", caching: "none")),
            correction: "As far as there are CPUs and the work outlasts the start."),
        Claim(
            document: "000", name: "processes-start-slowly",
            text: "Threads start at once, processes slowly.",
            test: .faster(points("startup", .threads), than: points("startup", .processes)),
            runtimes: .every),
        Claim(
            document: "000", name: "queue-costs",
            text: "Bringing results together through a queue costs processes time.",
            test: .faster(
                points(
                    "transfer", .threads,
                    [DimensionFilter("direction", "return"), DimensionFilter("mechanism", "list")]),
                than: points(
                    "transfer", .processes,
                    [
                        DimensionFilter("direction", "return"),
                        DimensionFilter("mechanism", "queue"),
                    ])),
            runtimes: .every,
            correction: "Yes for megabytes; 83 numbers do not matter."),
        Claim(
            document: "000", name: "queue-deadlocks",
            text: "A large payload through a queue that is joined before it is drained hangs.",
            test: .deadlocks(points("deadlock", .processes), above: 65_514),
            correction: "With CPython 3.11 on Linux 65,514 bytes pass and 65,515 hang."),
    ]
}
