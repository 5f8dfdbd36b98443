import Foundation
import TestSupport
import Testing

/// A workload made small, and how it can be spread.
struct SmallWorkload: CustomTestStringConvertible {
    var name: String
    var options: [String]

    init(_ name: String, _ options: String...) {
        self.name = name
        self.options = options.flatMap { $0.split(separator: " ").map(String.init) }
    }

    var testDescription: String { ([name] + options).joined(separator: " ") }

    /// Strategy and workers; more workers than some have items.
    func spreads(in runtime: String) -> [(strategy: String, workers: Int)] {
        if name == "deadlock" {
            return runtime == "swift" ? [("threads", 1), ("processes", 1)] : [("processes", 1)]
        }
        return [("serial", 1), ("threads", 3), ("processes", 3)]
    }

    static let all = [
        SmallWorkload("divisors", "--load high=3"),
        SmallWorkload("divisors", "--load high=3 --caching cached"),
        SmallWorkload("download", "--parameter items=5"), SmallWorkload("fetch-and-write"),
        SmallWorkload("cosine"), SmallWorkload("sampling"), SmallWorkload("sum-of-squares"),
        SmallWorkload("sum-of-squares", "--parameter items=1"), SmallWorkload("digest"),
        SmallWorkload("counter", "--parameter lock=yes"),
        SmallWorkload("counter", "--parameter lock=no"), SmallWorkload("startup"),
        SmallWorkload("transfer", "--parameter payload=900000001 --parameter direction=return"),
        SmallWorkload("transfer", "--parameter payload=900000001 --parameter direction=receive"),
        SmallWorkload("deadlock", "--parameter payload=60000"),
    ]
}

/// What a workload prints as JSON, of which both runtimes print this much alike.
private struct Answer: Decodable, Hashable {
    var answer: String
    var items: Int
    var of: Int
}

@Suite struct `A workload of the study` {
    /// `python3` may be a shell script in front of the interpreter: asked once.
    static let python: String? = {
        let asked = try? Witness.run("python3", ["-c", "import sys; print(sys.executable)"])
        return asked?.output.split(separator: "\n").first.map(String.init)
    }()

    @Test(arguments: SmallWorkload.all)
    func `has the same answer in both runtimes, however it is spread`(workload: SmallWorkload)
        throws
    {
        try withPerfdb { perfdb in
            var answers: Set<String> = []
            var asked: [String: Set<Int>] = [:]
            for runtime in ["swift", Self.python].compactMap(\.self) {
                for (strategy, workers) in workload.spreads(in: runtime) {
                    let result = try perfdb.run(
                        ["workload", workload.name] + workload.options + [
                            "--strategy", strategy, "--workers", "\(workers)", "--scale", "0.0003",
                            "--runtime", runtime, "--format", "json",
                        ], environment: ["XDG_CACHE_HOME": perfdb.folder.path])
                    try #require(result.status == 0, "\(runtime) \(strategy): \(result.errors)")
                    let told = try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8))
                    #expect(told.items == told.of && told.items > 0, "\(runtime) \(strategy)")
                    answers.insert(told.answer)
                    asked[strategy, default: []].insert(told.items)
                }
            }
            #expect(answers.count == 1, "\(answers)")
            #expect(asked.values.allSatisfy { $0.count == 1 }, "\(asked)")
        }
    }
}
