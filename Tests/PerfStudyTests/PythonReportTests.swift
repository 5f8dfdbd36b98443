import Foundation
import PerfModel
import Subprocess
import TestSupport
import Testing

@testable import PerfStudy

@Suite(.enabled(if: Witness.has("python3")), .serialized)
struct `What a workload in Python reports` {
    private func sum(_ lines: [[String: Any]], of key: String) -> Int {
        lines.filter { $0[key] != nil }.compactMap { $0["ns"] as? Int }.reduce(0, +)
    }

    @Test func `is region, phases, tasks, memory and items`() throws {
        try PythonWorld.with { world in
            let (result, lines) = try world.report(
                "sum-of-squares --strategy processes --workers 2 --scale 0.001")
            #expect(result.isSuccess && result.outputText == "" && result.errorText == "")
            #expect(lines.first?["region"] as? String == "sum-of-squares")
            let setup = lines.filter { $0["phase"] as? String == "setup" }
            #expect(setup.count == 1)
            #expect(
                sum(lines, of: "phase") == sum(lines + setup, of: "region")
                    + sum(setup, of: "phase"))
            let tasks = lines.filter { $0["task"] != nil }
            #expect(tasks.compactMap { $0["worker"] as? Int } == [1, 1, 1, 1, 2, 2, 2, 2])
            #expect(
                tasks.compactMap { $0["task"] as? String } == (1...8).map { "item-\($0)" })
            for task in tasks {
                let start = try #require(task["start_ns"] as? Int)
                let stop = try #require(task["stop_ns"] as? Int)
                #expect(0 <= start && start <= stop && stop <= sum(lines, of: "region"))
            }
            let memory = lines.compactMap { $0["peak_bytes"] as? Int }
            #expect(memory.count == 2 && memory.allSatisfy { $0 > 1_000_000 })
            #expect(lines.last?["items"] as? Int == 8 && lines.last?["of"] as? Int == 8)
        }
    }

    @Test func `has no region where the whole process is timed`() throws {
        try PythonWorld.with { world in
            let (_, lines) = try world.report("sampling --scale 0.001")
            #expect(
                lines.contains { $0["phase"] != nil } && !lines.contains { $0["region"] != nil })
        }
    }

    @Test func `is an error where another runtime executed it`() throws {
        try PythonWorld.with { world in
            let (result, lines) = try world.report(
                "startup", variables: ["PERFDB_RUNTIME": "cpython 2.7.18 gil"])
            #expect(result.status == .exited(1))
            let text = try #require(lines.last?["error"] as? String)
            #expect(text.hasPrefix("The run is recorded as cpython 2.7.18 gil, but "))
            #expect(result.errorText == "perfdb: \(text)\n")
            let (fine, _) = try world.report("startup", variables: ["PERFDB_RUNTIME": "python3"])
            #expect(fine.isSuccess)
        }
    }

    @Test(arguments: [
        "divisors --caching cached", "cosine", "sampling", "counter --parameter lock=yes",
        "deadlock",
    ])
    func `is an error where semaphores fail`(words: String) throws {
        try PythonWorld.with { world in
            let variables = try world.customized(
                """
                import sys
                class Block:
                    def find_spec(self, name, path=None, target=None):
                        if name == "multiprocessing.synchronize":
                            raise ImportError("no sem_open here")
                sys.meta_path.insert(0, Block())
                """)
            let (result, lines) = try world.report(
                "\(words) --strategy processes --scale 0.001", variables: variables)
            #expect(result.status == .exited(1) && lines.count == 1)
            let text = try #require(lines.last?["error"] as? String)
            #expect(text.hasPrefix("This Python cannot make semaphores for processes: "))
        }
    }

    @Test(arguments: [
        "divisors", "divisors --caching cached --parameter start=spawn", "cosine", "sampling",
        "transfer --parameter direction=return --parameter payload=9000000000",
    ])
    func `is an error where a worker is killed`(words: String) throws {
        try PythonWorld.with { world in
            let variables = try world.customized(
                """
                import multiprocessing.process as process, os, signal
                run = process.BaseProcess.run
                def killed(self):
                    if self.name.endswith("-2"): os.kill(os.getpid(), signal.SIGKILL)
                    run(self)
                process.BaseProcess.run = killed
                """)
            let (result, lines) = try world.report(
                "\(words) --strategy processes --workers 4 --scale 0.001", variables: variables)
            #expect(result.status == .exited(1))
            let text = try #require(lines.last?["error"] as? String)
            #expect(text.contains("orker") && text.contains("ended"))
        }
    }

    /// What waits for the worker, or for the thread that feeds it, must not wait for ever.
    @Test(arguments: [
        "threads --parameter direction=return", "threads --parameter direction=receive",
        "processes --parameter direction=receive",
    ])
    func `is an error where a thread fails while others wait for it`(words: String) throws {
        try PythonWorld.with { world in
            let variables = try world.customized(
                """
                import threading
                from multiprocessing.connection import Connection
                def broken(real):
                    def call(self, *values):
                        if threading.current_thread() is not threading.main_thread():
                            raise MemoryError("no room")
                        return real(self, *values)
                    return call
                Connection.send = broken(Connection.send)
                Connection.recv = broken(Connection.recv)
                """)
            let (result, lines) = try world.report(
                "transfer --workers 2 --mechanism pipe --parameter payload=1000000 --strategy \(words)",
                variables: variables)
            #expect(result.status == .exited(1))
            #expect(lines.last?["error"] as? String == "MemoryError: no room.")
        }
    }

    @Test(arguments: ["yes", "no"])
    func `has a region unless a download is timed as a whole process`(region: String) throws {
        try WorkloadWorld.withServer { server in
            let result = try WorkloadWorld.run(
                "download", "serial", parameters: ["items": "2", "region": region], server: server)
            #expect((result.report.region != nil) == (region == "yes"))
            try PythonWorld.with { world in
                let (_, lines) = try world.report(
                    "download --parameter items=2 --parameter region=\(region) --scale 0.001"
                        + " --server \(server)")
                #expect(lines.contains { $0["items"] as? Int == 2 })
                #expect(lines.contains { $0["region"] != nil } == (region == "yes"))
            }
        }
    }

    @Test(arguments: [
        ("nothing", #"There is no workload "nothing""#), ("startup --wobble", "unrecognized"),
        ("startup --strategy threads --parameter start=fork", "Only processes have"),
        ("startup --parameter size=1", #"Startup has no parameter "size""#),
        ("cosine --passes 10", "Cosine cannot have 10 passes"),
        ("cosine --caching cached", "The cachings of cosine are none"),
        ("divisors --mechanism list", "Where nothing is cached"),
        ("divisors --workers 2", "Serial cannot have 2 workers"),
        ("deadlock --strategy threads", "The strategies of deadlock are processes"),
        ("counter --parameter lock=maybe", "Parameter lock is"),
        ("download --parameter region=maybe --server 127.0.0.1:1", "Parameter region is"),
        ("cosine --parameter pool=1", "A plain loop has no pool"),
        ("download", "There is no server to fetch from"),
    ])
    func `is an error where an option has no meaning`(words: String, sentence: String) throws {
        try PythonWorld.with { world in
            let result = try world.run(words)
            #expect(result.status == .exited(1) && result.outputText == "")
            #expect(result.errorText.hasPrefix("perfdb: \(sentence)"), "\(result.errorText)")
        }
    }
}
