import PerfModel
import Statistics

/// What a pool's workers cost to start, and to hand arguments to and results back from.
struct WorkerCost: StudyFact {
    let pool: String
    /// The phases that were told at the most workers, in the order in which they come.
    let phases: [PhaseCost]
    let mostWorkers: Int
    /// Of the time at the most workers, all these phases together; the medians' quotient.
    let share: Double
    /// The median of what is timed there, in nanoseconds.
    let time: Double
    /// The fewest runs that told a phase.
    let runs: Int

    /// One phase over the counts of workers.
    struct PhaseCost: Equatable {
        let name: String
        /// Nanoseconds, the median at the most workers.
        let most: Double
        /// Nanoseconds per added worker, by least squares over the medians; nil for one count.
        let perWorker: Double?
    }

    /// The phases that are the price of workers, not the work.
    static let phaseNames = ["start", "argument-transfer", "result-transfer"]
    /// Costs below this share of the time are not told: 10 %, a choice of this program.
    static let leastShare = 0.1
    /// Nor are costs below this many nanoseconds together: 1 ms, a choice of this program.
    static let leastTime = 1e6
    /// Nor are those of fewer runs: one shows no middle.
    static let leastRuns = 2

    /// Nil where no run told such phases or they are too small to tell.
    init?(of pool: StudyPool, details: (SweepPoint) -> Details?) {
        let told = pool.points.compactMap { point -> (SweepPoint, [String: Sample])? in
            guard let details = details(point) else { return nil }
            let samples = details.phases.reduce(into: [String: Sample]()) { samples, phase in
                samples[phase.name] = try? Sample(phase.durations.map(Double.init))
            }
            return Self.phaseNames.contains { samples[$0] != nil } ? (point, samples) : nil
        }
        guard let (most, last) = told.last, let time = most.median, time > 0 else { return nil }
        phases = Self.phaseNames.compactMap { name in
            guard let median = last[name]?.median, median > 0 else { return nil }
            let line = told.compactMap { point, samples in
                samples[name].map { (x: Double(point.configuration.crew), y: $0.median) }
            }
            return PhaseCost(name: name, most: median, perWorker: slope(of: line))
        }
        runs = Self.phaseNames.compactMap { last[$0]?.count }.min() ?? 0
        let total = phases.reduce(0) { $0 + $1.most }
        share = total / time
        guard share >= Self.leastShare, total >= Self.leastTime, runs >= Self.leastRuns else {
            return nil
        }
        self.pool = pool.name
        self.time = time
        mostWorkers = most.configuration.crew
    }

    /// Nanoseconds that each added worker costs; nil for one count of workers.
    var perWorker: Double? {
        let known = phases.compactMap(\.perWorker)
        return known.isEmpty ? nil : known.reduce(0, +)
    }

    var statement: Statement {
        let total = phases.reduce(0) { $0 + $1.most }
        let unit = TimeUnit.fitting([total])
        let part =
            "\(Quantity.percent(share * 100)) of the time with"
            + " \(Digits.count(mostWorkers, "worker"))"
        let key: String
        if let perWorker, perWorker > 0 {
            let each = TimeUnit.fitting([perWorker]).text(perWorker)
            key =
                "\(pool): start and transfer take \(unit.text(total)), \(part); each added worker costs"
                + " about \(each)."
        } else {
            key = "\(pool): start and transfer take \(unit.text(total)), \(part)."
        }
        let told = phases.map { phase in
            let unit = TimeUnit.fitting([phase.most])
            let each = phase.perWorker.map { perWorker in
                let sign = perWorker < 0 ? "−" : "+"
                let unit = TimeUnit.fitting([abs(perWorker)])
                return " (\(sign)\(unit.text(abs(perWorker))) a worker)"
            }
            return "\(phase.name) \(unit.text(phase.most))\(each ?? "")"
        }
        return Statement(
            key,
            "With \(Digits.count(mostWorkers, "worker")): \(Quantity.list(told)), of"
                + " \(TimeUnit.fitting([time]).text(time)); medians of \(Digits.count(runs, "run"))."
        )
    }
}
