import PerfReports

extension Failure {
    /// Errors of a chart that stands alone.
    init(chart error: WorldError) {
        switch error {
        case .foreignChart(let path):
            self.init(
                "\(quoted(path)) is no chart by perfdb and is left as it is.",
                "Name another file with --chart, or move the file away.")
        case .chartIsHistory(let path):
            self.init("--chart \(quoted(path)) is the history.", "Name another file.")
        case .tooManyRows(let count, let most):
            self.init(
                "these are \(count) configurations, and a chart of runs has at most \(most) rows.",
                "Choose benchmarks with --benchmark; `perfdb report` draws all of them.")
        default: self.init(error)
        }
    }
}
