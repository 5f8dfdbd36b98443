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

    private static let loads: [(Double?, Int?, Bool)] = [
        (nil, 4, false), (3, nil, false), (0, 4, false), (1, 4, false), (1.1, 4, true),
        (0.5, 1, false), (0.6, 1, true), (15, 64, false), (17, 64, true),
    ]

    @Test(arguments: loads)
    func `is loaded when a quarter of its CPUs is busy`(load: Double?, cpus: Int?, loaded: Bool) {
        let machine = Machine(
            host: Host(name: "h"), conditions: Conditions(availableCPUs: cpus, loadAverage: load))
        #expect(machine.isLoaded == loaded)
    }

    @Test func `reads its files`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("text")
            try String(repeating: "0123456789", count: 20_000)
                .write(to: file, atomically: true, encoding: .utf8)
            #expect(SystemFiles.real.read(file.path)?.utf8.count == 200_000)
            #expect(SystemFiles.real.read(folder.appendingPathComponent("none").path) == nil)
        }
    }

    private func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
