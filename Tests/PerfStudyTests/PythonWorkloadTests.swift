import Foundation
import Subprocess
import TestSupport
import Testing

@testable import PerfStudy

@Suite(.enabled(if: Witness.has("python3")), .serialized)
struct `The workloads in Python` {
    /// Workloads without a server, with their options, answer and items at this scale; items -1:
    /// one for each worker.
    private static let scale = "--scale 0.001 --format json"
    private static let answers = [
        ("divisors", "32", 25_599),
        ("divisors --caching cached --passes 2", "64", 51_198), ("cosine", "0", 4),
        ("sampling", "20000", 2), ("sum-of-squares --parameter items=1", "333338333350000", 1),
        ("sum-of-squares", "333338333350000", 8),
        ("digest", "49344ef3ec6aa353056b40e8417f16cb67dac853e5493833f7fb1eee41a5a81b", 8),
        ("counter --parameter lock=yes", "800", 800), ("counter --parameter lock=no", "800", 800),
        ("transfer --parameter payload=3000001000", "3000001", -1),
        ("transfer --parameter direction=return --parameter payload=1048999", "1048", -1),
    ]

    @Test(arguments: answers)
    func `give the same answer by every strategy`(words: String, answer: String, items: Int) throws
    {
        try PythonWorld.with { world in
            for strategy in ["serial", "threads --workers 3", "processes --workers 3"] {
                let result = try world.run("\(words) --strategy \(strategy) \(Self.scale)")
                #expect(result.errorText == "", "\(strategy)")
                let summary = try PythonSummary(result)
                #expect(summary.answer == answer, "\(strategy)")
                let asked = items > 0 ? items : strategy == "serial" ? 1 : 3
                #expect(summary.items == asked && summary.of == asked, "\(strategy)")
            }
        }
    }

    @Test(arguments: ["fork", "spawn", "forkserver"])
    func `tell starting workers from handing them their slices`(start: String) throws {
        try PythonWorld.with { world in
            let result = try world.run(
                "divisors --caching cached --strategy processes --workers 2 --scale 0.02"
                    + " --parameter start=\(start) --format json")
            let summary = try PythonSummary(result)
            #expect(summary.answer == "51")
            let names: Set = [
                "setup", "start", "argument-transfer", "compute", "result-transfer", "join",
            ]
            #expect(Set(summary.phases.keys) == names)
            #expect(summary.phases.values.allSatisfy { $0 >= 0 })
            let parts = summary.phases.filter { $0.key != "setup" }.values.reduce(0, +)
            #expect(parts == summary.region_ns)
        }
    }

    @Test(arguments: [
        "transfer --parameter payload=1000001 --strategy processes --mechanism pipe",
        "transfer --strategy processes --mechanism pipe --parameter direction=receive",
        "transfer --strategy threads --mechanism pipe --parameter payload=100001",
        "transfer --strategy threads --mechanism queue --parameter payload=1001",
        "divisors --strategy threads --caching cached --mechanism queue --scale 0.001",
        "sampling --strategy processes --parameter start=spawn --scale 0.001",
        "cosine --strategy threads --parameter pool=0 --scale 0.001",
        "digest --strategy processes --parameter pool=1 --scale 0.001",
    ])
    func `do their work by other means as well`(words: String) throws {
        try PythonWorld.with { world in
            let result = try world.run("\(words) --workers 3 --format json")
            let summary = try PythonSummary(result)
            #expect(summary.items == summary.of && summary.items > 0)
        }
    }

    @Test(arguments: ["serial", "threads --workers 3", "processes --workers 3"])
    func `fetch every item whole`(strategy: String) throws {
        try PythonWorld.with { world in
            for (words, answer) in [
                ("download --parameter items=5", "5000"), ("fetch-and-write", "16000"),
            ] {
                let result = try world.run(
                    "\(words) --strategy \(strategy) \(Self.scale)", serving: "ok")
                #expect(try PythonSummary(result).answer == answer, "\(result.errorText)")
            }
            for (mode, sentence) in [
                ("503", "perfdb: The server answered 503 for item 1.\n"),
                ("half", "perfdb: The server sent 500 of 1000 bytes of item 1.\n"),
            ] {
                let result = try world.run(
                    "download --parameter items=1 --strategy \(strategy) \(Self.scale)",
                    serving: mode)
                #expect(result.status == .exited(1) && result.errorText == sentence)
            }
        }
    }

    @Test func `deadlock where a payload is more than the queue's pipe takes`() throws {
        try PythonWorld.with { world in
            let words = "deadlock --strategy processes --format json --parameter payload="
            let passed = try PythonSummary(try world.run("\(words)60000"))
            #expect(passed.answer == "60000")
            #expect(throws: SubprocessError.self) {
                try world.run("\(words)200000", timeout: .milliseconds(1500))
            }
        }
    }

    @Test func `lose updates only without a lock`() throws {
        try PythonWorld.with { world in
            let words = "counter --strategy threads --workers 4 --scale 0.1 --format json"
            let locked = try PythonSummary(world.run("\(words) --parameter lock=yes"))
            #expect(locked.metrics == ["lost_updates": 0])
            let unlocked = try PythonSummary(world.run("\(words) --parameter lock=no"))
            let lost = try #require(unlocked.metrics["lost_updates"])
            #expect(lost >= 0 && lost <= 80_000)
        }
    }
}
