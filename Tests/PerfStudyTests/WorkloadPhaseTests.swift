import PerfModel
import Subprocess
import Testing

@testable import PerfStudy

@Suite struct `The phases of a run` {
    private func outcome(_ began: Int64, _ received: Int64, _ computed: Int64) -> WorkerOutcome {
        var outcome = WorkerOutcome(began: began)
        outcome.received = received
        outcome.computed = computed
        return outcome
    }

    private let milestones = Milestones(
        begin: 0, region: 10, handedOut: 25, gathered: 70, end: 100)

    @Test func `are setup alone where nothing else took time`() {
        let nothing = Milestones(begin: 0, region: 5, handedOut: 5, gathered: 5, end: 5)
        #expect(nothing.phases(of: []) == [Phase(name: "setup", duration: 5)])
        let never = Milestones(begin: 5, region: 5, handedOut: 5, gathered: 5, end: 5)
        #expect(never.phases(of: []) == [])
    }

    @Test func `follow the last worker`() {
        let phases = milestones.phases(of: [outcome(12, 30, 40), outcome(20, 30, 60)])
        #expect(phases.map(\.name) == Phase.known)
        #expect(phases.map(\.duration) == [10, 10, 10, 30, 10, 30])
    }

    @Test func `are computing while any worker computes, whoever is still to start`() {
        let phases = milestones.phases(of: [outcome(12, 14, 40), outcome(20, 30, 60)])
        #expect(
            phases.map(\.name) == ["setup", "start", "compute", "result-transfer", "join"])
        #expect(phases.map(\.duration) == [10, 4, 46, 10, 30])
    }

    @Test func `never overlap, whatever workers say, and add up to the whole`() {
        for began in stride(from: Int64(0), through: 120, by: 20) {
            for received in stride(from: Int64(0), through: 120, by: 20) {
                for computed in stride(from: Int64(0), through: 120, by: 20) {
                    let phases = milestones.phases(of: [outcome(began, received, computed)])
                    #expect(phases.allSatisfy { $0.duration > 0 })
                    #expect(phases.reduce(0) { $0 + $1.duration } == 100)
                }
            }
        }
    }

    @Test func `end with the results where workers are joined first`() {
        var milestones = milestones
        milestones.joinsFirst = true
        let phases = milestones.phases(of: [outcome(12, 14, 40)])
        #expect(phases.suffix(2).map(\.name) == ["join", "result-transfer"])
        #expect(phases.suffix(2).map(\.duration) == [30, 30])
    }
}

@Suite struct `A report on the channel` {
    private func written(_ body: (ChannelWriter) -> Void) throws -> String {
        let pipe = try Conduit()
        body(ChannelWriter(descriptor: pipe.writer.value))
        pipe.writer.close()
        var gathering = Gathering([pipe.reader.value])
        try gathering.run()
        return String(decoding: gathering.received[0].bytes, as: UTF8.self)
    }

    @Test func `is nothing where nobody listens, and never in the output`() async {
        let result = await #expect(
            processExitsWith: .success,
            observing: [\.standardOutputContent, \.standardErrorContent]
        ) {
            ChannelWriter(descriptor: nil).write(error: "unheard")
            ChannelWriter([:]).write(error: "unheard")
            for word in ["999", "three", "-1", "0", "1", "2"] {
                ChannelWriter(["PERFDB_CHANNEL": word]).write(error: "unheard")
            }
        }
        for content in [result?.standardOutputContent, result?.standardErrorContent] {
            let text = content.map { String(decoding: $0, as: UTF8.self) }
            #expect(text?.contains("unheard") == false)
        }
    }

    @Test func `has a line for everything`() throws {
        var report = RunReport()
        report.region = 7
        report.items = 3
        report.phases = [Phase(name: "setup", duration: 1)]
        report.tasks = [WorkTask(name: "item-1", worker: 2, start: 3, stop: 4)]
        report.metrics = [
            MetricValue(
                metric: Metric(name: "lost_updates", unit: "updates", direction: .lower), value: 12)
        ]
        report.workers = [
            WorkerMemory(worker: 1, peak: 8, proportional: 9), WorkerMemory(worker: 2, peak: 10),
        ]
        #expect(
            try written { $0.write(report, name: "counter", asked: 4) } == """
                {"region": "counter", "ns": 7}
                {"phase": "setup", "ns": 1}
                {"task": "item-1", "worker": 2, "start_ns": 3, "stop_ns": 4}
                {"metric": "lost_updates", "value": 12.0, "unit": "updates", "direction": "lower"}
                {"worker": 1, "peak_bytes": 8, "pss_bytes": 9}
                {"worker": 2, "peak_bytes": 10}
                {"items": 3, "of": 4}

                """)
    }

    @Test func `keeps an error on one line that the channel takes`() throws {
        #expect(
            try written { $0.write(error: "a \"b\"\\\n\u{1}ä") }
                == "{\"error\": \"a \\\"b\\\"\\\\\\u000a\\u0001ä\"}\n")
        let long = try written { $0.write(error: String(repeating: "\n", count: 5000)) }
        #expect(long.utf8.count <= 4096)
        #expect(long.hasSuffix("\"}\n"))
    }
}
