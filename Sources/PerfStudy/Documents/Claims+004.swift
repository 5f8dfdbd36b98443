import PerfModel

extension DocumentClaims {
    /// Notes.
    static let of004: [Claim] = [
        Claim(
            document: "004", name: "amdahl-is-its-limit",
            text: "Amdahl's law is 1/(1−p).",
            test: .notMeasured("A definition."),
            correction: "That is its limit; the law is S(n) = 1/((1−p) + p/n)."),
        Claim(
            document: "004", name: "opening-processes-takes-time",
            text: "Opening and closing processes takes more time than threads.",
            test: .faster(points("startup", .threads), than: points("startup", .processes)),
            runtimes: .every),
        Claim(
            document: "004", name: "sharing-between-processes-is-slow",
            text: "Handing data to processes is slower than sharing it between threads.",
            test: .faster(
                points("transfer", .threads, [DimensionFilter("mechanism", "list")]),
                than: points(
                    "transfer", .processes, [DimensionFilter("mechanism", "queue", "pipe")])
            ),
            runtimes: .every),
        Claim(
            document: "004", name: "processes-have-a-larger-footprint",
            text: "Processes have the larger memory footprint, threads a low one.",
            test: .memoryMore(points("cosine", .processes), than: points("cosine", .threads)),
            runtimes: .every, correction: startersMemory),
        Claim(
            document: "004", name: "once-running-no-difference",
            text: "Once they run, there is not much difference between processes and threads.",
            test: .factor(
                points("digest", .processes, [workers("2")]),
                over: points("digest", .threads, [workers("2")]), within: 0.9...1.1),
            runtimes: .every,
            correction: "Their start is a part of these times, and counts where the work is short."),
        Claim(
            document: "004", name: "no-benefit-in-python-for-cpu",
            text: "Threads have no benefit in Python for work for the CPU.",
            test: .noGain(points("cosine", .threads), over: points("cosine", .serial))),
        Claim(
            document: "004", name: "released-lock-runs-in-parallel",
            text: "C extensions that release the lock properly run in parallel.",
            test: .faster(
                points("digest", .threads, [workers("2")]), than: points("digest", .serial))),
        Claim(
            document: "004", name: "processes-speed-cpu-work-up",
            text: "Processes speed up Python's work for the CPU.",
            test: .faster(points("cosine", .processes), than: points("cosine", .serial))),
        Claim(
            document: "004", name: "processes-use-several-cpus",
            text: "Processes take advantage of several CPUs.",
            test: .cpuPercent(points("cosine", .processes, [workers("4")]), within: 120...10_000),
            runtimes: .every),
        Claim(
            document: "004", name: "threads-are-best-for-io",
            text: "Threads are best for I/O, for they bring their work together more cheaply.",
            test: .faster(
                points("fetch-and-write", .threads), than: points("fetch-and-write", .processes)),
            correction: "Its reason is not shown: next to nothing is brought together."),
        Claim(
            document: "004", name: "threads-are-harder-to-get-right",
            text: "With threads the potential for race conditions increases dramatically.",
            test: .lostUpdates(
                points("counter", .threads, [DimensionFilter("lock", "no")]),
                noneIn: points("counter", .threads, [DimensionFilter("lock", "yes")])),
            runtimes: .every,
            correction: "Processes that share memory race in the same way."),
        Claim(
            document: "004", name: "threads-cannot-be-killed",
            text: "Processes can be interrupted and killed, threads cannot.",
            test: .notMeasured("A property of the system, not a time.")),
        Claim(
            document: "004", name: "threads-keep-programs-responsive",
            text: "Threads are there to keep a program responsive.",
            test: .notMeasured("The study has no program that answers a user.")),
    ]
}
