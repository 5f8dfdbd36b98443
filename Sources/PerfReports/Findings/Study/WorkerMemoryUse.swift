import PerfModel
import Statistics

/// What memory a pool's workers say they use together, and what each added one takes.
struct WorkerMemoryUse: StudyFact {
    let pool: String
    let mostWorkers: Int
    /// The workers' memory together at the most workers, in bytes; a median over the runs.
    let most: Double
    /// Bytes per added worker, by least squares over the medians; nil for one count of workers.
    let perWorker: Double?
    /// Whether each page that is shared counts once, in shares.
    let isProportional: Bool
    let runs: Int

    /// Nil where no run told its workers' memory.
    init?(of pool: StudyPool, details: (SweepPoint) -> Details?) {
        let told = pool.points.compactMap { point -> (Int, Sample, Bool)? in
            guard let details = details(point),
                let sample = try? Sample(details.memory.map(Double.init))
            else { return nil }
            return (point.configuration.crew, sample, details.isMemoryProportional)
        }
        guard let last = told.last else { return nil }
        self.pool = pool.name
        (mostWorkers, most, isProportional) = (last.0, last.1.median, last.2)
        runs = last.1.count
        // Shares and peaks are different questions: only equal ones make a line.
        let line = told.filter { $0.2 == last.2 }.map { (x: Double($0.0), y: $0.1.median) }
        perWorker = slope(of: line)
    }

    /// Less for an added worker is not worth a number: 0.1 MiB, a choice of this program.
    static let leastBytes = 104_857.6

    var statement: Statement {
        let all = Quantity.mebibytes(Int64(most))
        let each = perWorker ?? most / Double(mostWorkers)
        let kind =
            isProportional
            ? "Proportional shares, so that what they share counts once"
            : "Peaks, so that what they share counts for each"
        let evidence =
            "\(Digits.count(mostWorkers, "worker")) \(mostWorkers == 1 ? "takes" : "take") \(all) MiB"
            + "\(mostWorkers == 1 ? "" : " together"). \(kind); medians of"
            + " \(Digits.count(runs, "run")), as the workers told them."
        guard each >= Self.leastBytes else {
            return Statement("\(pool): an added worker takes next to no memory.", evidence)
        }
        return Statement(
            "\(pool): each \(perWorker == nil ? "" : "added ")worker takes"
                + " \(Quantity.mebibytes(Int64(each))) MiB.", evidence)
    }
}
