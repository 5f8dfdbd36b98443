import PerfModel

extension DocumentClaims {
    /// `time` on four programs.
    static let of002: [Claim] = [
        Claim(
            document: "002", name: "threads-gain-for-io",
            text: "Five threads clearly gain time for 100 downloads.",
            test: .factor(
                points("download", .serial, [items("100")]),
                over: points("download", .threads, [items("100"), workers("5")]), within: 0...0.5),
            correction: "4.96 times as fast: 99 % efficient."),
        Claim(
            document: "002", name: "half-the-time-with-two-processes",
            text: "Two processes need almost half the time.",
            test: .factor(
                points("sampling", .processes, [workers("2")]),
                over: points("sampling", .serial), within: 1.6...2.1),
            correction: "1.77 times as fast."),
        Claim(
            document: "002", name: "parallel-fraction-of-sampling",
            text: "Its numbers are those of a parallel fraction of 0.87 by Amdahl's law.",
            test: .parallelFraction(
                points("sampling", .processes, [workers("2")]),
                over: points("sampling", .serial), within: 0.85...0.9),
            correction: "Worked out from its numbers; the limit is 7.8 times."),
        Claim(
            document: "002", name: "serial-downloads-wait",
            text: "One download after the other leaves the CPU idle most of the time.",
            test: .cpuPercent(
                points("download", .serial, [items("100")]), within: 0...50)),
        Claim(
            document: "002", name: "threaded-downloads-use-more-cpu",
            text: "Five threads that download together use less than one CPU.",
            test: .cpuPercent(
                points("download", .threads, [items("100"), workers("5")]), within: 0...99),
            correction: "46 % there, after 18 % without threads."),
        Claim(
            document: "002", name: "serial-sampling-uses-one-cpu",
            text: "The serial sampling keeps one CPU busy.",
            test: .cpuPercent(points("sampling", .serial), within: 90...101)),
        Claim(
            document: "002", name: "two-cpus-at-work",
            text: "197 % shows two CPUs at work.",
            test: .cpuPercent(
                points("sampling", .processes, [workers("2")]), within: 150...201)),
        Claim(
            document: "002", name: "user-time-above-total",
            text: "User time is above the total, because it is summed over CPUs.",
            test: .userAboveWall(points("sampling", .processes, [workers("2")]), true)),
        Claim(
            document: "002", name: "threads-are-not-always-faster",
            text: "Threads are not always faster, because of the interpreter's lock.",
            test: .noGain(points("cosine", .threads), over: points("cosine", .serial))),
    ]
}
