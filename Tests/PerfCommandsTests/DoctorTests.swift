import Foundation
import Markdown
import PerfModel
import PerfRecording
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `Doctor` {
    /// A laptop about which there is something to say in every state.
    private static var laptop: Machine {
        var conditions = Conditions(
            availableCPUs: 8, loadAverage: 1.5, governor: "powersave", virtualization: "none")
        conditions.isTurboOn = true
        conditions.isSMTOn = true
        conditions.stealShare = 0
        conditions.isOnBattery = true
        conditions.isASLROn = true
        conditions.clockSource = "tsc"
        conditions.clockResolution = 21
        var machine = Machine(host: Host(name: "laptop"), conditions: conditions)
        machine.readings.frequencyDriver = "intel_pstate"
        machine.readings.cpuQuota = .infinity
        machine.readings.cpuTime = MachineReadings.CPUTime(all: 100_000, stolen: 0)
        machine.readings.thermalThrottles = 12
        return machine
    }

    /// A machine on which nothing is to be done.
    private static var bench: Machine {
        var machine = laptop
        machine.conditions.loadAverage = 0.02
        machine.conditions.governor = "performance"
        machine.conditions.isTurboOn = false
        machine.conditions.isSMTOn = false
        machine.conditions.memoryPressure = 0
        machine.conditions.isOnBattery = false
        machine.readings.thermalThrottles = 0
        return machine
    }

    @Test(arguments: ["text", "markdown", "json", "csv"])
    func `tells of a laptop on its battery in each form`(format: String) throws {
        try withWorld { world in
            world.machine = Self.laptop
            world.nextEnd = { _ in .took(milliseconds: 0.75) }
            #expect(world.run("doctor", "--format", format) == .badNews)
            #expect(world.errors == "")
            try expectGolden(world.output, named: "doctor.\(format)")
            let files = try FileManager.default.contentsOfDirectory(atPath: world.folder.path)
            #expect(files == [])
        }
    }

    @Test func `has nothing to say about a machine that is fit`() throws {
        try withWorld { world in
            world.machine = Self.bench
            world.nextEnd = { _ in .took(milliseconds: 0.75) }
            #expect(world.run("doctor") == .fine)
            try expectGolden(world.output, named: "doctor-fit.text")
        }
    }

    @Test func `says what changed while it looked`() throws {
        try withWorld { world in
            world.machine = Self.bench
            var count = 0
            world.nextEnd = { [unowned world] _ in
                count += 1
                if count == 1 {
                    world.machine.readings.cpuTime =
                        MachineReadings.CPUTime(all: 100_200, stolen: 10)
                    world.machine.readings.thermalThrottles = 3
                    world.machine.conditions.loadAverage = 7
                }
                return .took(milliseconds: count.isMultiple(of: 2) ? 1 : 3)
            }
            #expect(world.run("doctor", "--format", "csv") == .badNews)
            let lines = world.output.split(separator: "\r\n").map(String.init)
            #expect(
                lines.contains { $0.hasPrefix("steal,bad,0.05,share,5 % of CPU time in 1 s") })
            #expect(lines.contains { $0.hasPrefix("throttling,care,0,count,") } == false)
            #expect(lines.contains { $0.hasPrefix("throttling,bad,") })
            #expect(lines.contains { $0.hasPrefix("load,fine,0.02,") })
            #expect(
                lines.contains {
                    $0.hasPrefix("timing-floor,bad,2000000,ns,\"2 ms, quartiles 100 % apart\"")
                })
        }
    }

    @Test func `says that it cannot tell where a machine tells nothing`() throws {
        try withWorld { world in
            world.machine = Machine(host: Host(name: "h"), conditions: Conditions())
            world.environment["PATH"] = world.folder.path
            #expect(world.run("doctor") == .fine)
            #expect(
                world.output.hasPrefix(
                    "Whether this machine is fit to measure cannot be told: it tells nothing.\n"))
            #expect(world.run("doctor", "--format", "json") == .fine)
            #expect(world.output.contains("\"state\" : \"unknown\""))
        }
    }

    @Test func `keeps text within 80 columns, but for commands`() throws {
        try withWorld { world in
            world.machine = Self.laptop
            world.run("doctor")
            let lines = world.output.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("  ") })
        }
    }

    @Test func `shows no name that steers a terminal`() throws {
        try withWorld { world in
            world.machine.conditions.governor = "a\u{1B}[2J"
            world.machine.readings.frequencyDriver = "b\u{1B}"
            world.machine.conditions.clockSource = "c\u{07}"
            for format in ["text", "markdown", "csv"] {
                world.run("doctor", "--format", format)
                #expect(!world.output.contains("\u{1B}") && !world.output.contains("\u{07}"))
            }
        }
    }

    /// Every check in every state that it can have, with every way to say it.
    private static let facts: [CheckFact] = [
        .governor("performance", driver: nil), .governor("schedutil", driver: nil),
        .governor("powersave", driver: "intel_pstate"), .governor("conservative", driver: nil),
        .governor("other", driver: nil),
        .turbo(false, driver: nil), .turbo(true, driver: "intel_pstate"),
        .turbo(true, driver: "acpi-cpufreq"), .smt(false), .smt(true),
        .load(0.1, cpus: 4), .load(0.75, cpus: 4), .load(0.75, cpus: 1),
        .steal(0, seconds: 1.25), .steal(0.0156, seconds: nil), .steal(0.2, seconds: 1),
        .memoryPressure(0), .memoryPressure(0.01), .memoryPressure(0.5),
        .battery(false), .battery(true), .aslr(true), .aslr(false),
        .virtualization("none"), .virtualization("container (docker) in vm (kvm)"),
        .clockSource("tsc"), .clockSource("hpet"), .clockSource("jiffies"),
        .clockSource("sundial"), .clockResolution(21), .clockResolution(1500),
        .clockResolution(4_000_000), .timingFloor(612_300, spread: nil),
        .timingFloor(612_300, spread: 0.05), .timingFloor(12_000_000, spread: 0.05),
        .timingFloor(612_300, spread: 2), .cpuQuota(.infinity, heldBack: nil),
        .cpuQuota(1, heldBack: nil), .cpuQuota(1.5, heldBack: 0.001),
        .cpuQuota(2, heldBack: 0.25), .throttling(0, meanwhile: 0),
        .throttling(1, meanwhile: 0), .throttling(3, meanwhile: nil),
        .throttling(3, meanwhile: 2),
    ]

    @Test func `has these sentences`() throws {
        let text = Self.facts.map { fact in
            let check = MachineCheck.allCases.first { $0.rawValue == Self.name(of: fact) }
            let result = CheckResult(check: check ?? .load, fact: fact, state: fact.state)
            let reading = CheckReading(fact)
            let advice = CheckAdvice(result)
            var lines = ["\(Self.name(of: fact)): \(fact.state): \(reading.text)"]
            if let value = reading.value {
                lines.append("  value: \(value.plain)\(reading.unit.map { " \($0)" } ?? "")")
            }
            if let advice { lines.append("  advice: \(advice.text)") }
            lines += (advice?.commands ?? []).map { "  $ \($0)" }
            if let warning = CheckWarning.text(result) { lines.append("  warning: \(warning)") }
            #expect((advice != nil) == (fact.state == .care || fact.state == .bad))
            #expect((CheckWarning.text(result) != nil) == (fact.state == .bad))
            return lines.joined(separator: "\n") + "\n"
        }.joined()
        try expectGolden(text, named: "doctor-sentences.txt")
        #expect(Set(Self.facts.map(Self.name)) == Set(MachineCheck.allCases.map(\.rawValue)))
    }

    @Test func `has a page about its checks`() throws {
        try expectDocument("doctor.md", is: DoctorReference.document.markdown)
    }

    private static func name(of fact: CheckFact) -> String {
        switch fact {
        case .governor: "governor"
        case .turbo: "turbo"
        case .smt: "smt"
        case .load: "load"
        case .steal: "steal"
        case .memoryPressure: "memory-pressure"
        case .battery: "battery"
        case .aslr: "aslr"
        case .virtualization: "virtualization"
        case .clockSource: "clock-source"
        case .clockResolution: "clock-resolution"
        case .timingFloor: "timing-floor"
        case .cpuQuota: "cpu-quota"
        case .throttling: "throttling"
        }
    }
}

@Suite struct `Before a recording` {
    private let words = ["record", "-r", "1", "--", "true"]
    private let revision = "perfdb: note: not in a git work tree; recorded without a revision.\n"

    @Test func `checks that ask for care are not told`() throws {
        try withWorld { world in
            world.machine.conditions.isTurboOn = true
            world.machine.conditions.virtualization = "vm"
            world.run(words)
            #expect(!world.errors.contains("warning") && !world.errors.contains("doctor"))
        }
    }

    @Test func `checks that are bad are told in a line each`() throws {
        try withWorld { world in
            world.machine.conditions.isOnBattery = true
            world.run(words)
            #expect(
                world.errors.hasPrefix(
                    revision + """
                        perfdb: warning: the machine runs on its battery.
                        perfdb: note: `perfdb doctor` says what to do.

                        """))
        }
    }

    @Test(arguments: [(3, ""), (4, "1 more of the kind; "), (5, "2 more of the kind; ")])
    func `at most three are told`(bad: Int, more: String) throws {
        try withWorld { world in
            world.machine.conditions.loadAverage = 4
            world.machine.conditions.isOnBattery = true
            world.machine.conditions.stealShare = 0.1
            if bad > 3 { world.machine.conditions.clockSource = "jiffies" }
            if bad > 4 { world.machine.conditions.clockResolution = 4_000_000 }
            world.run(words)
            #expect(
                world.errors.hasPrefix(
                    revision + """
                        perfdb: warning: the machine is busy: load average 4.0 on 4 CPUs.
                        perfdb: warning: the hypervisor gives CPU time to others: 10 % of CPU \
                        time since the machine's start.
                        perfdb: warning: the machine runs on its battery.
                        perfdb: note: \(more)`perfdb doctor` says what to do.

                        """))
        }
    }
}
