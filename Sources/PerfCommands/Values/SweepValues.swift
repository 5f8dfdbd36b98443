import ArgumentGrammar
import PerfModel
import PerfRecording

/// How the dimensions of a sweep are written on the command line.
enum SweepValues {
    static let strategies = ValueSyntax<[Strategy]>("a list of strategies") {
        word throws(SweepError) in
        try SweepList.items(word).map { Strategy($0) }
    }

    static let workers = ValueSyntax<[Int]>("a list of worker counts") { word throws(SweepError) in
        var counts: [Int] = []
        for item in try SweepList.items(word) {
            guard let count = Int(item), count >= 1, count <= 1_000_000 else {
                throw .badWorkers(item)
            }
            guard !counts.contains(count) else { throw .twice(item: item, list: word) }
            counts.append(count)
        }
        return counts
    }

    static let loads = ValueSyntax<[LoadLevel]>("a list of load levels") {
        word throws(SweepError) in
        var levels: [LoadLevel] = []
        for item in try SweepList.items(word) {
            let level = try LoadLevel(item)
            guard !levels.contains(where: { $0.name == level.name }) else {
                throw .twice(item: level.name, list: word)
            }
            levels.append(level)
        }
        return levels
    }

    static let cachings = ValueSyntax<[CachingMode]>("a list of caching modes") {
        word throws(SweepError) in
        var modes: [CachingMode] = []
        for item in try SweepList.items(word) { modes.append(try CachingMode(item)) }
        return modes
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
