import PerfModel

extension DocumentClaims {
    /// Sixteen pages, fifty writes, and a cosine.
    static let of001: [Claim] = [
        Claim(
            document: "001", name: "threads-cut-io-time",
            text: "Threads cut the time of fetching and writing considerably.",
            test: .faster(
                points("fetch-and-write", .threads), than: points("fetch-and-write", .serial))),
        Claim(
            document: "001", name: "gains-stop-at-one-thread-per-address",
            text: "More threads help until each of the 16 addresses has one.",
            test: .fasterWithMoreWorkers(points("fetch-and-write", .threads), upTo: 16),
            correction: "Right as far as measured: more than 16 were never tried."),
        Claim(
            document: "001", name: "threads-give-cpu-nothing",
            text: "Threads give work for the CPU no speed-up.",
            test: .noGain(points("cosine", .threads), over: points("cosine", .serial))),
        Claim(
            document: "001", name: "processes-speed-cpu-up",
            text: "Processes speed work for the CPU up significantly.",
            test: .faster(points("cosine", .processes), than: points("cosine", .serial))),
        Claim(
            document: "001", name: "four-processes-are-not-four-times-as-fast",
            text: "Four processes do not bring the time down to a quarter.",
            test: .factor(
                points("cosine", .serial), over: points("cosine", .processes, [workers("4")]),
                within: 0.3...1),
            correction: "On two cores they reach 1.88 of 2 possible: 94 % efficient."),
        Claim(
            document: "001", name: "parallel-fraction-of-the-cosine",
            text: "Its numbers are those of a parallel fraction of 0.62 by Amdahl's law.",
            test: .parallelFraction(
                points("cosine", .processes, [workers("4")]), over: points("cosine", .serial),
                within: 0.6...0.65),
            correction: """
                Worked out from its numbers; the limit of 2.65 is one of its two cores, not of the \
                program.
                """),
        Claim(
            document: "001", name: "process-management-is-the-reason",
            text: "They do not reach a quarter because of the time for managing processes.",
            test: .phaseShare(
                points("cosine", .processes, [workers("4")]),
                phases: ["start", "argument-transfer", "result-transfer", "join"], within: 0.25...1),
            correction: "Wrong: the machine has two cores."),
        Claim(
            document: "001", name: "a-process-that-waits-gains-nothing",
            text: "Processes for tasks that wait bring no speed-up whatsoever.",
            test: .noGain(
                points("fetch-and-write", .processes), over: points("fetch-and-write", .serial)),
            correction: "Its own graph shows the opposite, and its text further down says so."),
        Claim(
            document: "001", name: "processes-speed-io-up",
            text: "Processes do not perform poorly on fetching and writing either.",
            test: .faster(
                points("fetch-and-write", .processes), than: points("fetch-and-write", .serial))),
        Claim(
            document: "001", name: "eight-processes-keep-the-speed-up",
            text: "Eight processes, more than CPUs, still speed fetching and writing up.",
            test: .fasterWithMoreWorkers(points("fetch-and-write", .processes), upTo: 8),
            correction: "A later run of the same notebook: 7.69 s with 4, 7.93 s with 8."),
        Claim(
            document: "001", name: "processes-for-io-gain-by-waiting-together",
            text: "Processes that fetch and write gain by waiting together, not by parallel work.",
            test: .cpuPercent(
                points("fetch-and-write", .processes, [workers("8")]), within: 0...100)),
        Claim(
            document: "001", name: "processes-for-io-are-a-waste",
            text: "Processes for fetching and writing waste what threads do not need.",
            test: .memoryMore(
                points("fetch-and-write", .processes), than: points("fetch-and-write", .threads)),
            runtimes: .every,
            correction: "Said of CPUs, which wait without cost; what they cost is memory."),
        Claim(
            document: "001", name: "no-use-beyond-logical-cpus",
            text: "More processes than logical CPUs are of no use for work for the CPU.",
            test: .notMeasured("With four tasks a fifth process has nothing to do."),
            correction: "The cores limit it, not the logical CPUs."),
        Claim(
            document: "001", name: "threads-are-lighter",
            text: "Threads are lighter than processes and share their memory.",
            test: .memoryMore(
                points("startup", .processes, [workers("8")]),
                than: points("startup", .threads, [workers("8")])),
            runtimes: .every, correction: startersMemory),
        Claim(
            document: "001", name: "only-processes-are-parallel",
            text: "Only processes run in parallel.",
            test: .noGain(points("digest", .threads), over: points("digest", .serial)),
            correction: "Not so: C code that releases the lock runs in parallel in threads."),
        Claim(
            document: "001", name: "the-lock-schedules-threads",
            text: "The system schedules processes, the interpreter's lock schedules threads.",
            test: .notMeasured("Who schedules cannot be seen in times."),
            correction: "The system schedules threads as well; the lock says which may run Python."),
    ]
}
