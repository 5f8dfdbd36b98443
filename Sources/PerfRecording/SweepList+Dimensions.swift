package import PerfModel
import Subprocess

extension SweepList {
    /// The strategies of a list, each once.
    package static func strategies(_ text: String) throws(SweepError) -> [Strategy] {
        try strategies(of: words(of: text), in: text)
    }

    static func strategies(of words: [String], in text: String) throws(SweepError) -> [Strategy] {
        try items(of: words, in: text).map { Strategy($0) }
    }

    /// The worker counts of a list, each at least 1 and there once, however it is spelled.
    ///
    /// - Throws: `.badWorkers` with the item that is no whole number above zero.
    package static func workers(_ text: String) throws(SweepError) -> [Int] {
        try workers(of: words(of: text), in: text)
    }

    static func workers(of words: [String], in text: String) throws(SweepError) -> [Int] {
        var counts: [Int] = []
        var seen: Set<Int> = []
        for item in try items(of: words, in: text) {
            guard item.allSatisfy(\.isASCIIDigit), let count = Int(item), count >= 1 else {
                throw .badWorkers(item)
            }
            guard seen.insert(count).inserted else { throw .twice(item: item, list: text) }
            counts.append(count)
        }
        return counts
    }

    /// The numbers of copies of a list, each there once, however it is spelled.
    ///
    /// - Throws: `.badItem` of the dimension `concurrency` with the item that is no whole number from
    ///   1 to `LaunchSetting.mostCopies`.
    package static func concurrencies(_ text: String) throws(SweepError) -> [Int] {
        try concurrencies(of: words(of: text), in: text)
    }

    static func concurrencies(of words: [String], in text: String) throws(SweepError) -> [Int] {
        var counts: [Int] = []
        var seen: Set<Int> = []
        for item in try items(of: words, in: text) {
            guard item.allSatisfy(\.isASCIIDigit), let count = Int(item),
                (1...LaunchSetting.mostCopies).contains(count)
            else { throw .badItem(item, dimension: Sweep.concurrencyParameter) }
            guard seen.insert(count).inserted else { throw .twice(item: item, list: text) }
            counts.append(count)
        }
        return counts
    }

    /// The load levels of a list, each once: `normal,normal=1` says the same level twice.
    package static func loads(_ text: String) throws(SweepError) -> [LoadLevel] {
        try loads(of: words(of: text), in: text)
    }

    static func loads(of words: [String], in text: String) throws(SweepError) -> [LoadLevel] {
        var levels: [LoadLevel] = []
        var seen: Set<Load> = []
        for item in try items(of: words, in: text) {
            let level = try LoadLevel(item)
            guard seen.insert(Load(name: level.name, factor: level.factor)).inserted else {
                throw .twice(item: item, list: text)
            }
            levels.append(level)
        }
        return levels
    }

    /// The caching modes of a list, each once.
    package static func cachings(_ text: String) throws(SweepError) -> [CachingMode] {
        try cachings(of: words(of: text), in: text)
    }

    static func cachings(of words: [String], in text: String) throws(SweepError) -> [CachingMode] {
        var modes: [CachingMode] = []
        for item in try items(of: words, in: text) { modes.append(try CachingMode(item)) }
        return modes
    }
}
