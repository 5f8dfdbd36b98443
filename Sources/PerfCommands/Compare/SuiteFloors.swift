import PerfModel
import PerfRecording
import PerfReports

/// What the suite of this folder says of the least changes that matter.
enum SuiteFloors {
    /// Those of each benchmark that says something; none where there is no suite.
    ///
    /// - Parameters:
    ///   - floors: what holds where a benchmark says only one of the two.
    ///   - metric: of which a size is meant; that of a suite is a time.
    /// - Throws: `SuiteFailure`.
    static func all(
        beside floors: VerdictRules.Floors, of metric: JudgedMetric, in context: Context
    ) throws -> [String: VerdictRules.Floors] {
        let path = context.absolute(SuiteRequest.fileName)
        guard TextFile.exists(path) else { return [:] }
        let bytes = try TextFile.bytes(path, shownAs: SuiteRequest.fileName)
        let suite: Suite
        do throws(SuiteError) { suite = try SuiteReader.suite(bytes) } catch {
            throw SuiteFailure(path: SuiteRequest.fileName, error: error)
        }
        var all: [String: VerdictRules.Floors] = [:]
        for benchmark in suite.benchmarks {
            var own = floors
            if let share = benchmark.minimumChange { own.share = share }
            if let delta = benchmark.minimumDelta, metric.isTime {
                own.size = Double(delta.nanoseconds)
            }
            if own != floors { all[benchmark.name] = own }
        }
        return all
    }
}
