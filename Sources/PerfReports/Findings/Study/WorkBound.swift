import PerfModel

/// Whether the CPU or waiting bounds the work, by the CPU time of a run without a pool.
struct WorkBound: StudyFact {
    enum Kind: Equatable {
        case cpu, waiting
        /// Neither nearly all nor less than half of the time is CPU time.
        case both
    }

    let kind: Kind
    /// User and system time over wall time, in percent.
    let percent: Double
    let side: Contest.Side

    /// From this share of one CPU on work is bound by it: 90 %, a choice of this program.
    static let busy = 90.0
    /// Up to this share of one CPU work waits: 50 %, as in the findings of a sweep.
    static let idle = Finding.waiting

    /// Nil without a serial run, or else a single worker, that knows its CPU time.
    init?(of group: StudyGroup) {
        guard let single = group.single, let percent = single.cpuPercent,
            let median = single.median
        else { return nil }
        self.percent = percent
        kind = percent >= Self.busy ? .cpu : percent <= Self.idle ? .waiting : .both
        side = Contest.Side(
            configuration: single.configuration, median: median, runs: single.runs)
    }

    /// Whether a run without a pool says so: only that is told.
    var isSerial: Bool { side.configuration.isSerial }

    var statement: Statement {
        let share = Quantity.percent(percent)
        let runs = side.runs == 1 ? "one run" : "\(Digits.count(side.runs)) runs"
        let evidence = "User and system time over wall time of the whole process, \(runs)."
        switch kind {
        case .cpu:
            return Statement("bound by the CPU: the serial run uses \(share) of one.", evidence)
        case .waiting:
            return Statement("bound by waiting: the serial run uses \(share) of a CPU.", evidence)
        case .both:
            return Statement(
                "the serial run computes and waits: it uses \(share) of a CPU.", evidence)
        }
    }
}
