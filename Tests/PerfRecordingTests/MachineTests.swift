import Foundation
import PerfModel
import PerfRecording
import TestSupport
import Testing

@Suite struct `This machine` {
    @Test(.enabled(if: Witness.has("nproc")))
    func `has as many CPUs as nproc says`() throws {
        let machine = Machine.current(named: nil)
        let all = try Witness.run("nproc", ["--all"]).output
        #expect(machine.host.logicalCPUs.map(String.init) == trimmed(all))
        let physical = try #require(machine.host.logicalCPUs)
        #expect((machine.host.physicalCPUs ?? 1) <= physical)
        #expect(try #require(machine.conditions.availableCPUs) <= physical)
    }

    @Test(.enabled(if: Witness.has("uname")))
    func `is called and built as uname says`() throws {
        let machine = Machine.current(named: nil)
        #expect(machine.host.name == trimmed(try Witness.run("uname", ["-n"]).output))
        #expect(machine.host.architecture == trimmed(try Witness.run("uname", ["-m"]).output))
        #expect(machine.conditions.kernel == trimmed(try Witness.run("uname", ["-r"]).output))
        #expect(!machine.host.isNameGiven)
        #expect(try #require(machine.host.memoryGiB) >= 1)
        #expect(try #require(machine.conditions.loadAverage) >= 0)
    }

    @Test func `may be given the name of a pool`() {
        let own = Machine.current(named: nil).host
        var host = Machine.current(named: "runners").host
        #expect(host.name == "runners" && host.isNameGiven)
        host.name = own.name
        host.isNameGiven = false
        #expect(host == own)
    }

    #if os(Linux)
        @Test func `tells its conditions`() {
            let conditions = Machine.current(named: nil).conditions
            #expect((0...1).contains(conditions.stealShare ?? 0))
            #expect((0...1).contains(conditions.memoryPressure ?? 0))
            #expect((conditions.clockResolution ?? 1) > 0)
            #expect(conditions.isASLROn != nil)
            #expect(conditions.timingFloor == nil && conditions.shellCost == nil)
        }
    #endif

    @Test func `reads its files`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("text")
            try String(repeating: "0123456789", count: 20_000)
                .write(to: file, atomically: true, encoding: .utf8)
            #expect(SystemFiles.real.read(file.path)?.utf8.count == 200_000)
            #expect(SystemFiles.real.read(folder.appendingPathComponent("none").path) == nil)
            #expect(SystemFiles.real.names(file.path) == nil)
            try Data().write(to: folder.appendingPathComponent("a.b"))
            #expect(SystemFiles.real.names(folder.path) == ["a.b", "text"])
        }
    }

    private func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
