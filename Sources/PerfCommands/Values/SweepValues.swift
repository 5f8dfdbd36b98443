import ArgumentGrammar
import PerfModel
import PerfRecording

/// How the dimensions of a sweep are written on the command line.
enum SweepValues {
    static let strategies = ValueSyntax("a list of strategies", read: SweepList.strategies)
    static let workers = ValueSyntax("a list of worker counts", read: SweepList.workers)
    static let loads = ValueSyntax("a list of load levels", read: SweepList.loads)
    static let cachings = ValueSyntax("a list of caching modes", read: SweepList.cachings)
    static let runtimes = ValueSyntax("a list of runtimes", read: SweepList.items)
    static let names = ValueSyntax("a list of names", read: SweepList.items)
    static let parameter = ValueSyntax("NAME=LIST", read: ParameterList.init)

    static let concurrencies = ValueSyntax(
        "a list of numbers of copies", read: SweepList.concurrencies)

    /// `0.02`: a finite number above zero.
    static let scale = ValueSyntax<Double>("a number above zero, such as 0.02") {
        word throws(ValueProblem) in
        guard let factor = Double(word), factor.isFinite, factor > 0,
            word.allSatisfy({ "0123456789.".contains($0) })
        else { throw .notA("a number above zero, such as 0.02") }
        return factor
    }

    /// `0.5` (seconds), `500ms`, `30s`, `2m`, `1h`: a time limit.
    static let time = ValueSyntax<Duration>("a time such as 0.5, 500ms, 30s or 2m") {
        word throws(ValueProblem) in
        guard let seconds = TimeSpan.seconds(word) else {
            throw .notA("a time such as 0.5, 500ms, 30s or 2m")
        }
        guard let span = TimeSpan.duration(seconds: seconds) else {
            throw .outside(least: TimeSpan.limits.least, most: TimeSpan.limits.most)
        }
        return span
    }

    /// `1`, `1,3` or `1..5`: exit statuses.
    static let exitStatuses = ValueSyntax<Set<Int32>>("a list of exit statuses") {
        word throws(SweepError) in
        var codes: Set<Int32> = []
        for item in try SweepList.items(word) {
            guard let code = Int32(item), (0...255).contains(code) else {
                throw .badItem(item, dimension: "ignore-failure")
            }
            codes.insert(code)
        }
        return codes
    }
}
