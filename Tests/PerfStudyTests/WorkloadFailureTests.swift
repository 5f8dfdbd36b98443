import CLibrary
import Foundation
import PerfModel
import Subprocess
import TestSupport
import Testing

@testable import PerfStudy

@Suite struct `A workload that cannot be done` {
    @Test(arguments: ["serial", "threads", "processes"])
    func `says that the server answered 503`(strategy: String) throws {
        try WorkloadWorld.withServer(.refusing(status: 503)) { server in
            #expect(throws: WorkloadError.work(worker: 1, .serverStatus(item: 1, status: 503))) {
                try WorkloadWorld.run("download", strategy, server: server)
            }
        }
    }

    @Test(arguments: ["serial", "threads", "processes"])
    func `says that the server sent half a page`(strategy: String) throws {
        try WorkloadWorld.withServer(.breaking) { server in
            let fault = WorkFault.serverLength(item: 1, expected: 1000, found: 500)
            #expect(throws: WorkloadError.work(worker: 1, fault)) {
                try WorkloadWorld.run("fetch-and-write", strategy, server: server)
            }
        }
    }

    @Test func `says that there is no server`() throws {
        // A port that was free and is closed again.
        let address = try LocalServer().address.text
        let fault = WorkFault.serverUnreachable(item: 1, code: ECONNREFUSED)
        #expect(throws: WorkloadError.work(worker: 1, fault)) {
            try WorkloadWorld.run("download", "processes", workers: 1, server: address)
        }
        #expect(throws: WorkloadError.badAddress("localhost")) {
            try WorkloadWorld.run("download", "serial", server: "localhost")
        }
    }

    @Test func `says that worker processes cannot be started`() throws {
        let request = try WorkloadRequest.checked(name: "startup", strategy: "processes")
        #expect(throws: WorkloadError.subprocess(.notFound(command: "/no/such/program"))) {
            try Workload.run(
                request,
                in: Workload.Surroundings(
                    server: nil, executable: "/no/such/program", environment: [:],
                    temporaryFolder: "/tmp"), channel: ChannelWriter(descriptor: nil))
        }
        #expect(throws: WorkloadError.workerEnded(worker: 1, .exited(0))) {
            try Workload.run(
                request,
                in: Workload.Surroundings(
                    server: nil, executable: "/bin/true", environment: [:],
                    temporaryFolder: "/tmp"), channel: ChannelWriter(descriptor: nil))
        }
    }

    @Test func `tells its error to who measures it, and fails`() throws {
        let address = try LocalServer().address.text
        let channel = try Conduit()
        let program = try StartedProgram(
            ["workload", "download", "--strategy", "threads", "--server", address],
            channel: channel.writer)
        channel.writer.close()
        let end = try program.finish()
        #expect(end.status == .exited(1))
        var gathering = Gathering([channel.reader.value])
        try gathering.run()
        #expect(
            String(decoding: gathering.received[0].bytes, as: UTF8.self) == """
                {"error": "worker 1: the server was not reached for item 1: Connection refused."}

                """)
    }

    @Test func `reports alone: its workers do not have the channel`() throws {
        let channel = try Conduit()
        let program = try StartedProgram(
            ["workload", "startup", "--strategy", "processes", "--workers", "2"],
            channel: channel.writer)
        channel.writer.close()
        #expect(try program.finish().status == .exited(0))
        var gathering = Gathering([channel.reader.value])
        try gathering.run()
        let lines = String(decoding: gathering.received[0].bytes, as: UTF8.self)
            .split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("{\"region\": \"startup\", \"ns\": ") } == 1)
        #expect(lines.count { $0.hasPrefix("{\"worker\": ") } == 2)
        #expect(lines.last == "{\"items\": 2, \"of\": 2}")
    }

    /// A server that accepts and never answers holds every worker where it is.
    @Test(arguments: ["serial", "threads", "processes"], [SIGTERM, SIGINT])
    func `removes its files when it is told to end`(strategy: String, signal: Int32) throws {
        try withTemporaryFolder { folder in
            let silent = try LocalServer()
            let program = try StartedProgram(
                [
                    "workload", "download", "--strategy", strategy, "--server",
                    silent.address.text,
                ], temporaryFolder: folder.path)
            while try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty {
                sched_yield()
            }
            #expect(kill(program.process.id, signal) == 0)
            let end = try program.finish()
            #expect(end.status == .signalled(signal), "\(end.text)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        }
    }

    @Test func `begins no other item once a thread has failed`() throws {
        let plan = WorkPlan(try WorkloadRequest.checked(name: "download"))
        let outcome = plan.work(0, with: WorkMaterial(), began: Clock.now)
        #expect(outcome.fault == .serverUnreachable(item: 0, code: EINVAL))
        var reachable = plan
        reachable.server = "127.0.0.1:1"
        let material = WorkMaterial()
        material.stop.raise()
        let nothing = reachable.work(0, with: material, began: Clock.now)
        #expect(nothing.fault == nil && nothing.itemsDone == 0)
    }

    @Test func `is one whose container does not hold the divisors`() throws {
        var divisors = WorkPlan(
            try WorkloadRequest.checked(name: "divisors", factor: 2, caching: "cached"))
        divisors.sizes.size = 12
        let plan = divisors
        func answer(_ kept: [Int32]) -> WorkAnswer {
            var outcome = WorkerOutcome()
            outcome.parts = [10]
            var results = GatheredBytes()
            kept.withUnsafeBytes { results.append($0) }
            return Divisors.answer(plan, Gathered(outcomes: [outcome], results: results))
        }
        let right: [Int32] = [1, 2, 3, 4, 6, 1, 2, 3, 4, 6]
        #expect(answer(right) == WorkAnswer(found: "10", expected: "10"))
        #expect(answer(right.reversed()).found == "10")
        #expect(answer(right.dropLast()).found == "9")
        #expect(answer([1, 2, 3, 4, 12] + right.prefix(5)).found == "1 others")
        #expect(answer([1, 1, 1, 1, 1, 2, 3, 4, 6, 2]).found == "1 others")
    }

    #if os(Linux)
        /// A server that accepts and never answers holds every worker where it is.
        @Test func `ends with its other workers when one is killed`() throws {
            let silent = try LocalServer()
            let program = try StartedProgram([
                "workload", "download", "--strategy", "processes", "--workers", "3", "--server",
                silent.address.text,
            ])
            let workers = program.children(3)
            #expect(kill(workers[1], SIGKILL) == 0)
            let end = try program.finish()
            #expect(
                end.text
                    == "perfdb: worker 2 was killed by SIGKILL before it had told its result.\n")
            #expect(end.status == .exited(1))
            for worker in workers { #expect(kill(worker, 0) != 0) }
        }

        /// The workers hold the program's output, so its end is seen only when all are gone.
        @Test func `takes its workers along when it is killed itself`() throws {
            let program = try StartedProgram([
                "workload", "deadlock", "--strategy", "processes", "--workers", "3", "--parameter",
                "payload=1000000",
            ])
            _ = program.children(3)
            #expect(kill(program.process.id, SIGKILL) == 0)
            let end = try program.finish()
            #expect(end.text == "")
            #expect(end.status == .signalled(SIGKILL))
        }

        @Test func `takes its own server along when it is killed itself`() throws {
            let program = try StartedProgram(["workload", "download"])
            _ = program.children(1)
            #expect(kill(program.process.id, SIGKILL) == 0)
            #expect(try program.finish().text == "")
        }
    #endif

    @Test func `hangs for ever on a payload that its queue does not take`() throws {
        let program = try StartedProgram([
            "workload", "deadlock", "--strategy", "processes", "--parameter", "payload=65537",
        ])
        // It is asleep in its wait: its only worker has started and does not end.
        let worker = try #require(program.children(1).first)
        #expect(waitpid(program.process.id, nil, WNOHANG) == 0)
        #expect(kill(worker, 0) == 0)
        #expect(kill(program.process.id, SIGKILL) == 0)
        #expect(try program.finish().text == "")
    }
}

@Suite struct `What travels between the program and its workers` {
    @Test func `arrives as it was`() throws {
        var outcome = WorkerOutcome(began: 3)
        outcome.received = .max
        outcome.parts = [0, .max, 1 << 63]
        outcome.tasks = [.init(item: 7, start: 1, stop: 2)]
        outcome.memory = OwnMemory(peak: 5, proportional: nil)
        let faults: [WorkFault?] = [
            nil, .serverUnreachable(item: 1, code: 111), .serverStatus(item: 2, status: 503),
            .serverLength(item: 3, expected: 4, found: 5), .serverUnreadable(item: 6),
            .system(call: "mmap", code: 12),
        ]
        for fault in faults {
            outcome.fault = fault
            var wire = WireWriter()
            outcome.write(to: &wire)
            var reader = WireReader(wire.bytes)
            #expect(WorkerOutcome(from: &reader) == outcome)
            for count in 0..<wire.bytes.count {
                var cut = WireReader(Array(wire.bytes[..<count]))
                #expect(WorkerOutcome(from: &cut) == nil)
            }
        }
    }

    @Test(arguments: WorkloadName.allCases)
    func `is the whole plan`(name: WorkloadName) throws {
        var plan = WorkPlan(
            try WorkloadRequest.checked(name: name.rawValue, strategy: "threads", workers: 3))
        plan.server = "127.0.0.1:1"
        plan.folder = "/tmp/ä"
        var wire = WireWriter()
        plan.write(to: &wire)
        var reader = WireReader(wire.bytes)
        #expect(WorkPlan(from: &reader) == plan)
    }
}
