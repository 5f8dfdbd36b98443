import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct `A signal during a hook` {
    private func recording(_ children: [String: (_ start: Int) -> ScriptedChild])
        -> ScriptedRecording
    {
        var recording = ScriptedRecording(runs: 2) { _ in ScriptedChild() }
        recording.runner.childrenByName = children
        recording.change = ScriptedRecording.addHooks(Set(HookKind.allCases))
        return recording
    }

    private static let unit = ["prepare 0", "run 0", "conclude 0"]

    @Test(arguments: [
        ("setup 0", ["setup 0", "cleanup 0"]),
        ("prepare 0", ["setup 0", "prepare 0", "cleanup 0"]),
        ("run 0", ["setup 0"] + unit + ["cleanup 0"]),
    ])
    func `ends the recording, which cleans up`(name: String, names: [String]) throws {
        let recording = recording([name: { _ in .raising(SIGINT, after: 10) }])
        let result = try recording.record()
        #expect(result.end == .interrupted(signal: SIGINT))
        #expect(result.hookFailures.isEmpty)
        #expect(recording.runner.names == names)
        #expect(recording.world.happenings.count { $0 == .send(.terminate) } == 1)
        let isMeasured = names.contains("run 0")
        #expect(recording.store.stops == [isMeasured ? .interrupted : nil])
    }

    @Test(arguments: [
        ("conclude 0", ["setup 0"] + unit + ["cleanup 0"], StopReason.interrupted),
        ("cleanup 0", ["setup 0"] + unit + unit + ["cleanup 0"], .runs),
    ])
    func `that cleans up ends the recording once it has`(
        name: String, names: [String], reason: StopReason
    ) throws {
        let recording = recording([name: { _ in .raising(SIGINT, after: 10) }])
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(recording.runner.names == names)
        #expect(!recording.world.happenings.contains { if case .send = $0 { true } else { false } })
        #expect(recording.store.stops == [reason])
        // At the second time it is ended, too.
        let twice = self.recording([
            name: { _ in ScriptedChild(signals: [(10, SIGINT), (20, SIGTERM)]) }
        ])
        #expect(try twice.record().end == .interrupted(signal: SIGTERM))
        #expect(twice.world.happenings.count { $0 == .send(.kill) } == 1)
        #expect(
            twice.runner.names == names.prefix { $0 != "cleanup 0" }
                + (name == "cleanup 0" ? [name] : []))
    }

    @Test func `that ends one among short runs has it done again where it concludes a run`() throws
    {
        let recording = recording([
            "conclude 0": { $0 == 2 ? .raising(SIGINT, after: 10) : ScriptedChild() }
        ])
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        let names: [String] = ["setup 0"] + Self.unit + Self.unit + ["conclude 0", "cleanup 0"]
        #expect(recording.runner.names == names)
        #expect(recording.positions == [1, 2])
    }

    @Test func `that comes twice leaves the cleaning up undone`() throws {
        let recording = recording([
            "run 0": { _ in .raising(SIGINT, after: 10) },
            "conclude 0": { _ in .raising(SIGINT, after: 10) },
        ])
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(recording.runner.names == ["setup 0"] + Self.unit)
        #expect(recording.world.happenings.contains(.send(.kill)))
    }

    @Test func `that suspends has it done again from the beginning`() throws {
        for name in ["setup 0", "prepare 0", "run 0", "conclude 0", "cleanup 0"] {
            let recording = recording([
                name: { $0 == 1 ? .raising(SIGTSTP, after: 10) : ScriptedChild() }
            ])
            #expect(try recording.record().end == .completed)
            let whole: [String] = ["setup 0"] + Self.unit + Self.unit + ["cleanup 0"]
            let place = try #require(whole.firstIndex(of: name))
            // What a run that is void left is concluded before it is prepared again.
            let again = name == "run 0" ? ["conclude 0", "prepare 0", "run 0"] : [name]
            let expected: [String] = Array(whole[...place]) + again + whole[(place + 1)...]
            #expect(recording.runner.names == expected)
            #expect(recording.positions == [1, 2])
            #expect(recording.store.runs.allSatisfy { $0.usage.wall == 1_000_000 })
            #expect(recording.world.happenings.contains(.suspend))
        }
    }

    @Test func `that suspends after one that interrupts has the cleaning up done again`() throws {
        let recording = recording([
            "run 0": { _ in .raising(SIGINT, after: 10) },
            "cleanup 0": { $0 == 1 ? .raising(SIGTSTP, after: 10) : ScriptedChild() },
        ])
        #expect(try recording.record().end == .interrupted(signal: SIGINT))
        #expect(recording.runner.names == ["setup 0"] + Self.unit + ["cleanup 0", "cleanup 0"])
    }

    @Test func `never parts a run from its hooks`() throws {
        for seed in 0..<300 {
            var generator = SeededGenerator(seed: UInt64(seed))
            var recording = ScriptedRecording(runs: 12) { _ in
                var child = ScriptedChild(wall: Int64.random(in: 1...3_000_000, using: &generator))
                if Int.random(in: 0..<12, using: &generator) == 0 {
                    child.signals = [(child.wall / 2, SIGTSTP)]
                }
                return child
            }
            recording.configurations = 2
            recording.warmups = 1
            recording.runner.room = Int.random(in: 1...9, using: &generator)
            let moment = SetupMoment.allCases[seed % 2]
            let order = RunOrder.allCases[seed / 2 % 2]
            let add = ScriptedRecording.addHooks(Set(HookKind.allCases))
            recording.change = { plan in
                add(&plan)
                plan.setupMoment = moment
                plan.order = order
            }
            #expect(try recording.record().end == .completed)
            #expect(recording.positions == Array(1...26))
            let names = recording.runner.names
            for (index, name) in names.enumerated() where name.hasPrefix("run") {
                let place = name.suffix(1)
                #expect(names[index - 1] == "prepare \(place)")
                #expect(names[index + 1] == "conclude \(place)")
            }
        }
    }
}
