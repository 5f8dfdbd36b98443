import ArgumentGrammar
import PerfModel
import PerfRecording

/// How the dimensions of a sweep are written on the command line.
enum SweepValues {
    static let strategies = ValueSyntax<[Strategy]>("a list of strategies") {
        word throws(SweepError) in
        try SweepList.strategies(word)
    }

    static let workers = ValueSyntax<[Int]>("a list of worker counts") { word throws(SweepError) in
        try SweepList.workers(word)
    }

    static let loads = ValueSyntax<[LoadLevel]>("a list of load levels") {
        word throws(SweepError) in
        try SweepList.loads(word)
    }

    static let cachings = ValueSyntax<[CachingMode]>("a list of caching modes") {
        word throws(SweepError) in
        try SweepList.cachings(word)
    }

    static let runtimes = ValueSyntax<[String]>("a list of runtimes") { word throws(SweepError) in
        try SweepList.items(word)
    }

    static let parameter = ValueSyntax<ParameterList>("NAME=LIST") { word throws(SweepError) in
        try ParameterList(word)
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
