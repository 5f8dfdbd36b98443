import PerfModel

extension DocumentClaims {
    /// Concepts, and a tutorial's figures.
    static let of003: [Claim] = [
        Claim(
            document: "003", name: "eight-threads-give-a-sum-nothing",
            text: "Eight threads give a sum of squares no speed-up, because of the lock.",
            test: .noGain(
                points("sum-of-squares", .threads, [items("1")]),
                over: points("sum-of-squares", .serial, [items("1")])),
            correction: "Void: it was one item, and one item occupies one worker only."),
        Claim(
            document: "003", name: "eight-processes-give-one-item-nothing",
            text: "With one item, eight processes give nothing either.",
            test: .noGain(
                points("sum-of-squares", .processes, [items("1")]),
                over: points("sum-of-squares", .serial, [items("1")])),
            correction: "The document does not say it; it follows from its test."),
        Claim(
            document: "003", name: "lock-with-enough-items",
            text: "With as many items as threads, the lock still allows no speed-up.",
            test: .noGain(
                points("sum-of-squares", .threads, [items("8"), workers("8")]),
                over: points("sum-of-squares", .serial, [items("8")])),
            correction: "What its test was to show."),
        Claim(
            document: "003", name: "threads-quarter-downloads",
            text: "Threads take 1.5 s for downloads that take 6 s one by one.",
            test: .factor(
                points("download", .threads, [items("10")]),
                over: points("download", .serial, [items("10")]), within: 3...10)),
        Claim(
            document: "003", name: "downloads-use-all-cores",
            text: "Threads that download make use of all CPU cores.",
            test: .cpuPercent(
                points("download", .threads, [items("10")]), within: 101...100_000),
            correction: "Cores that are used in turn are not used at once: downloads wait."),
        Claim(
            document: "003", name: "processes-are-slower-than-threads-for-downloads",
            text: "Processes take about 3 s for downloads, a little longer than threads.",
            test: .faster(
                points("download", .threads, [items("8")]),
                than: points("download", .processes, [items("8")])),
            correction: "Its 80 downloads with processes are compared with 10 in threads."),
        Claim(
            document: "003", name: "processes-gain-for-downloads",
            text: "Processes gain time for downloads, too.",
            test: .faster(
                points("download", .processes, [items("64"), workers("2", "4", "8")]),
                than: points("download", .serial, [items("64")]))),
        Claim(
            document: "003", name: "processes-need-more-memory",
            text: "Processes need more memory, because what is passed to them is copied.",
            test: .memoryMore(
                points("download", .processes, [items("64"), workers("8")]),
                than: points("download", .threads, [items("64"), workers("8")])),
            correction: "Their own interpreters are the larger part. \(startersMemory)"),
        Claim(
            document: "003", name: "races-lose-updates",
            text: "Threads that change one number without a lock lose updates; a lock prevents it.",
            test: .lostUpdates(
                points("counter", .threads, [DimensionFilter("lock", "no")]),
                noneIn: points("counter", .threads, [DimensionFilter("lock", "yes")])),
            runtimes: .every),
        Claim(
            document: "003", name: "races-between-processes",
            text: "Processes that share a number need a lock as well.",
            test: .lostUpdates(
                points("counter", .processes, [DimensionFilter("lock", "no")]),
                noneIn: points("counter", .processes, [DimensionFilter("lock", "yes")])),
            runtimes: .every),
        Claim(
            document: "003", name: "threads-use-one-cpu",
            text: "With the lock, threads together burn no more than one CPU.",
            test: .cpuPercent(points("cosine", .threads), within: 0...115)),
        Claim(
            document: "003", name: "c-code-runs-in-parallel",
            text: "C code that releases the lock makes use of several CPUs in threads.",
            test: .faster(
                points("digest", .threads, [workers("2", "4", "8")]),
                than: points("digest", .serial)),
            runtimes: .every),
        Claim(
            document: "003", name: "ways-round-the-lock",
            text: "NumPy, C extensions, Cython, ctypes, Jython, PyPy-STM lead round the lock.",
            test: .notMeasured("The study uses the standard library only."),
            correction: "A build without the lock can be measured: give it as an interpreter."),
        Claim(
            document: "003", name: "free-threading-removes-the-lock",
            text: "Builds without the lock let threads work in parallel.",
            test: .notMeasured("A claim of other interpreters; record the suite with one of them."),
            runtimes: .python),
        Claim(
            document: "003", name: "queues-are-safe",
            text: "Queues can be used by several threads and processes at once.",
            test: .notMeasured("No time shows it; a byte that is lost would fail a run."),
            runtimes: .every),
        Claim(
            document: "003", name: "pipes-can-be-corrupted",
            text: "Two that write to one end of a pipe at the same time may corrupt its data.",
            test: .notMeasured("Here each worker has a pipe of its own or writes whole pieces.")),
        Claim(
            document: "003", name: "output-gets-mixed-up",
            text: "Without a lock the output of several processes gets mixed up.",
            test: .notMeasured("The study's workers print nothing.")),
        Claim(
            document: "003", name: "concurrency-needs-one-cpu",
            text: "Concurrency can do with one CPU, parallelism needs several.",
            test: .notMeasured("Definitions.")),
        Claim(
            document: "003", name: "compiled-is-faster-than-interpreted",
            text: "CPython is slow because it interprets; PyPy and Java compile while they run.",
            test: .notMeasured("It compares languages; the study compares strategies.")),
        Claim(
            document: "003", name: "starvation-slows",
            text: "Starvation slows a program as a whole.",
            test: .notMeasured("No workload of the study starves a thread.")),
        Claim(
            document: "003", name: "locks-can-deadlock",
            text: "Threads that wait for each other's locks stand still.",
            test: .notMeasured("The study's deadlock is one of a queue, not of locks."),
            correction: "A deadlock is not an extreme case of starvation."),
        Claim(
            document: "003", name: "livelock-makes-no-progress",
            text: "Threads in a livelock run and make no progress.",
            test: .notMeasured("No workload of the study has one.")),
        Claim(
            document: "003", name: "one-core-costs-nothing",
            text: "On a single core the lock is not much of a problem.",
            test: .notMeasured("It would take a machine with one CPU.")),
    ]
}
