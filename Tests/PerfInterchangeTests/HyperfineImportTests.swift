import PerfModel
import Testing

@testable import PerfInterchange

@Suite struct `Hyperfine's JSON` {
    @Test func `becomes a session that knows what the file says and no more`() throws {
        let bytes = try fixture("hyperfine/one.json")
        let file = try ForeignForm.session(bytes, discretion: .test)
        #expect(file.form == .hyperfine)
        let session = file.session
        #expect(session.id == ContentID.uuid(of: bytes))
        #expect(session.origin == .imported && session.recorder == "hyperfine")
        #expect(session.startedAt == nil && session.host == nil && session.revision == nil)
        #expect(session.order == "sequential" && session.seed == nil && session.label == nil)
        #expect(
            file.configurations.map(\.configuration) == [Configuration(benchmark: "sleep 0.01")])
        #expect(file.configurations.map(\.command) == [["sleep 0.01"]])
        #expect(file.runs.count == 214)
        #expect(file.runs.map(\.position) == Array(1...214))
        #expect(file.runs.map(\.round) == Array(1...214))
        #expect(file.runs.allSatisfy { $0.outcome == .ok && $0.exitStatus == 0 && !$0.isWarmup })
        #expect(file.runs[0].usage.wall == 10_745_851)
        // Its mean is 0.013317239025420563 s.
        let mean = file.runs.reduce(0) { $0 + Double($1.usage.wall) } / 214 / 1e9
        #expect(abs(mean - 0.013317239025420563) < 1e-9)
        #expect(file.toleratedFailures.isEmpty)
    }

    @Test func `keeps what is no run's own as metrics`() throws {
        let file = try imported(
            """
            {"command": "a", "user": 0.25, "system": 0.5, "times": [1, 2],
             "memory_usage_byte": [4096, 8192]}
            """)
        let metrics = file.runs.map { $0.report.metrics.map { ($0.metric.name, $0.value) } }
        #expect(metrics[0].map(\.0) == ["hyperfine:user", "hyperfine:system", "hyperfine:memory"])
        #expect(metrics[0].map(\.1) == [0.25, 0.5, 4096])
        #expect(metrics[1].map(\.1) == [0.25, 0.5, 8192])
        #expect(
            file.runs.map(\.usage) == [
                Usage(read: 1_000_000_000, readingError: nil),
                Usage(read: 2_000_000_000, readingError: nil),
            ])
        #expect(file.runs[0].report.metrics.map(\.metric.unit) == ["s", "s", "B"])
    }

    @Test func `gives a single run its own CPU times`() throws {
        let file = try imported(
            #"{"command": "a", "stddev": null, "user": 0.25, "system": 0.5, "times": [1e0]}"#)
        #expect(
            file.runs.map(\.usage) == [
                Usage(
                    read: 1_000_000_000, user: 250_000_000, sys: 500_000_000, readingError: nil)
            ])
        #expect(file.runs[0].report.isEmpty)
    }

    @Test func `tells by the exit codes how runs ended`() throws {
        let file = try imported(
            """
            {"command": "a", "times": [1, 1, 1, 1, 1, 1, 0],
             "exit_codes": [0, 3, null, 137, 255, -1073741819, 128]}
            """)
        #expect(
            file.runs.map(\.outcome) == [.ok, .ok, .killed, .killed, .ok, .failed, .ok])
        #expect(file.runs.map(\.exitStatus) == [0, 3, nil, nil, 255, nil, 128])
        #expect(file.runs.map(\.signal) == [nil, nil, nil, 9, nil, nil, nil])
        #expect(file.configurations.map(\.settings) == [[Setting("ignore-failure")]])
        let tolerated = file.toleratedFailures
        #expect(tolerated.map(\.failed) == [3] && tolerated.map(\.runs) == [7])
    }

    @Test func `of a sweep becomes one benchmark for each command`() throws {
        let file = try ForeignForm.session(
            try fixture("hyperfine/sweep.json"), discretion: .test)
        #expect(
            file.configurations.map(\.configuration.headline) == [
                "sh -c 'exit {code}': code=0", "true {code}: code=0",
                "sh -c 'exit {code}': code=1", "true {code}: code=1",
                "sh -c 'exit {code}': code=2", "true {code}: code=2",
            ])
        #expect(
            file.configurations.map(\.command[0]).prefix(2) == [
                "sh -c 'exit {code}'", "true {code}",
            ])
        #expect(
            file.runs.map(\.configuration) == (0..<6).flatMap { Array(repeating: $0, count: 4) })
        #expect(file.runs.map(\.position) == Array(1...24))
        #expect(file.runs.map(\.round).prefix(5) == [1, 2, 3, 4, 1])
        #expect(
            file.configurations.map(\.settings.count) == [0, 0, 1, 0, 1, 0])
    }

    @Test func `has dimensions where its parameters are called so`() throws {
        let file = try imported(
            result("a 1", ["workers": "1"]) + "," + result("a 2", ["workers": "2"]))
        #expect(
            file.configurations.map(\.configuration) == [
                Configuration(benchmark: "a {workers}", workers: 1),
                Configuration(benchmark: "a {workers}", workers: 2),
            ])
    }

    @Test func `of older versions has a parameter without a name and no exit codes`() throws {
        let file = try imported(
            """
            {"command": "a 4", "mean": 1, "times": [1, 2], "parameter": 4},
            {"command": "a 8", "mean": 1, "times": [1, 2], "parameter": "8"}
            """)
        #expect(
            file.configurations.map(\.configuration.headline)
                == ["a {parameter}: parameter=4", "a {parameter}: parameter=8"])
        #expect(file.runs.allSatisfy { $0.outcome == .ok && $0.exitStatus == nil })
    }

    @Test func `of version 2 says when, by what and what each run took`() throws {
        let file = try ForeignForm.session(
            try fixture("hyperfine/schema-2.json"), discretion: .test)
        #expect(file.session.recorder == "hyperfine 2.0.0")
        #expect(file.session.startedAt?.iso8601 == "2026-10-08T09:30:00Z")
        #expect(file.session.host == nil && file.osFamily == "Linux")
        #expect(file.configurations.map(\.configuration.headline) == ["sort: n=1", "sort: n=2"])
        #expect(
            file.configurations.map(\.command)
                == Array(repeating: ["sort --parallel={n} big"], count: 2))
        #expect(
            file.runs.map(\.usage) == [
                Usage(read: 250_000_000, user: 125_000_000, sys: 75_000_000, readingError: nil),
                Usage(read: 500_000_000, user: 250_000_000, sys: 150_000_000, readingError: nil),
                Usage(read: 125_000_000, readingError: nil),
            ])
        #expect(file.runs.map(\.outcome) == [.ok, .killed, .ok])
        let metrics = file.runs[0].report.metrics
        #expect(
            metrics.map(\.metric.name)
                == ["hyperfine:memory", "hyperfine:cpu-cycles", "hyperfine:branch-misses"])
        #expect(metrics.map(\.value) == [4_194_304, 1_000_000, 17])
        #expect(file.runs[1].report.isEmpty)
    }

    @Test func `is placed on the host that the user names, with what the file knows of it`() throws
    {
        var file = try ForeignForm.session(
            try fixture("hyperfine/schema-2.json"), discretion: .test)
        file.place(on: Host(name: "lab", isNameGiven: true))
        #expect(
            file.session.host
                == Host(
                    name: "lab", isNameGiven: true, architecture: "x86_64", osFamily: "Linux"))
    }

    @Test func `never pools what nothing tells apart`() throws {
        let file = try imported([result("a"), result("b"), result("a")].joined(separator: ","))
        #expect(
            file.configurations.map(\.configuration.headline) == [
                "a: result=1", "b", "a: result=2",
            ])
    }

    @Test func `leaves its secrets outside`() throws {
        let file = try imported(
            result("a --password hunter2 k1", ["token": "k1"]) + ","
                + result("a --password hunter2 k2", ["token": "k2"]) + ","
                + result("b k3 k3", ["token": "k3"]))
        #expect(
            file.configurations.map(\.configuration.headline) == [
                "a --password *** {token}: result=1, token=***",
                "a --password *** {token}: result=2, token=***", "b *** ***: token=***",
            ])
        #expect(!"\(file)".contains("k1") && !"\(file)".contains("k3"))
    }
}

extension Configuration {
    fileprivate var headline: String { words.isEmpty ? benchmark : "\(benchmark): \(words)" }
}
