import PerfModel
import Testing

@testable import PerfRecording

@Suite struct `A check of the machine` {
    private static let facts: [(CheckFact, CheckState)] = [
        (.governor("performance", driver: nil), .fine),
        (.governor("schedutil", driver: nil), .care),
        (.governor("ondemand", driver: "acpi-cpufreq"), .care),
        (.governor("userspace", driver: nil), .care),
        (.governor("powersave", driver: "intel_pstate"), .care),
        (.governor("powersave", driver: "amd-pstate-epp"), .care),
        (.governor("powersave", driver: "acpi-cpufreq"), .bad),
        (.governor("powersave", driver: nil), .bad),
        (.governor("conservative", driver: nil), .bad),
        (.governor("other", driver: nil), .unknown),
        (.turbo(false, driver: nil), .fine), (.turbo(true, driver: "intel_pstate"), .care),
        (.smt(false), .fine), (.smt(true), .care),
        (.load(0, cpus: 4), .fine), (.load(0.25, cpus: 1), .fine), (.load(0.3, cpus: 1), .care),
        (.load(0.4, cpus: 4), .fine), (.load(0.41, cpus: 4), .care), (.load(0.5, cpus: 1), .care),
        (.load(0.6, cpus: 1), .bad), (.load(1, cpus: 4), .care), (.load(1.1, cpus: 4), .bad),
        (.load(15, cpus: 64), .care), (.load(17, cpus: 64), .bad),
        (.steal(0, seconds: 1), .fine), (.steal(0.005, seconds: 1), .fine),
        (.steal(0.006, seconds: nil), .care), (.steal(0.02, seconds: nil), .bad),
        (.memoryPressure(0), .fine), (.memoryPressure(0.01), .care), (.memoryPressure(0.5), .bad),
        (.battery(false), .fine), (.battery(true), .bad),
        (.aslr(true), .fine), (.aslr(false), .care),
        (.virtualization("none"), .fine), (.virtualization("container (docker)"), .fine),
        (.virtualization("vm"), .care), (.virtualization("vm (kvm)"), .care),
        (.virtualization("container (lxc) in vm (kvm)"), .care),
        (.clockSource("tsc"), .fine), (.clockSource("kvm-clock"), .fine),
        (.clockSource("hpet"), .care), (.clockSource("jiffies"), .bad),
        (.clockSource("sundial"), .unknown),
        (.clockResolution(1), .fine), (.clockResolution(1000), .fine),
        (.clockResolution(1001), .care), (.clockResolution(20_000), .bad),
        (.timingFloor(600_000, spread: nil), .fine), (.timingFloor(6_000_000, spread: nil), .care),
        (.timingFloor(600_000, spread: 0.1), .fine), (.timingFloor(6_000_000, spread: 0.1), .care),
        (.timingFloor(600_000, spread: CheckLimits.floorSpread.care + 0.01), .care),
        (.timingFloor(6_000_000, spread: CheckLimits.floorSpread.bad), .bad),
        (.cpuQuota(.infinity, heldBack: nil), .fine), (.cpuQuota(.infinity, heldBack: 0.5), .fine),
        (.cpuQuota(2, heldBack: nil), .care), (.cpuQuota(2, heldBack: 0), .care),
        (.cpuQuota(2, heldBack: 0.01), .care), (.cpuQuota(2, heldBack: 0.02), .bad),
        (.throttling(0, meanwhile: nil), .fine), (.throttling(0, meanwhile: 0), .fine),
        (.throttling(3, meanwhile: nil), .care), (.throttling(3, meanwhile: 0), .care),
        (.throttling(3, meanwhile: 1), .bad),
    ]

    @Test(arguments: facts)
    func `judges what was read`(fact: CheckFact, state: CheckState) {
        #expect(fact.state == state)
    }

    private func machine(_ conditions: Conditions = Conditions()) -> Machine {
        Machine(host: Host(name: "h"), conditions: conditions)
    }

    @Test func `is unknown where the machine tells nothing`() {
        let results = MachineCheck.results(of: machine())
        #expect(results.map(\.check) == MachineCheck.allCases)
        #expect(results.allSatisfy { $0.fact == nil && $0.state == .unknown })
    }

    @Test func `has a name that stays`() {
        #expect(
            MachineCheck.allCases.map(\.rawValue) == [
                "governor", "turbo", "smt", "load", "steal", "memory-pressure", "battery", "aslr",
                "virtualization", "clock-source", "clock-resolution", "timing-floor", "cpu-quota",
                "throttling",
            ])
        #expect(CheckState.allCases.map(\.rawValue) == ["fine", "care", "bad", "unknown"])
    }

    /// A machine that tells everything.
    private var full: Machine {
        var conditions = Conditions(
            availableCPUs: 4, loadAverage: 3.5, governor: "performance", virtualization: "vm (kvm)")
        conditions.isTurboOn = true
        conditions.isSMTOn = false
        conditions.stealShare = 0.01
        conditions.memoryPressure = 0
        conditions.isOnBattery = true
        conditions.isASLROn = true
        conditions.clockSource = "tsc"
        conditions.clockResolution = 20
        conditions.timingFloor = 700_000
        var machine = machine(conditions)
        machine.readings.frequencyDriver = "intel_pstate"
        machine.readings.cpuQuota = 2
        machine.readings.quotaPeriods = MachineReadings.QuotaPeriods(all: 10, heldBack: 1)
        machine.readings.cpuTime = MachineReadings.CPUTime(all: 1000, stolen: 10)
        machine.readings.thermalThrottles = 7
        return machine
    }

    @Test func `takes its fact from the machine`() {
        let facts = MachineCheck.results(of: full).map(\.fact)
        #expect(
            facts == [
                .governor("performance", driver: "intel_pstate"),
                .turbo(true, driver: "intel_pstate"), .smt(false), .load(3.5, cpus: 4),
                .steal(0.01, seconds: nil), .memoryPressure(0), .battery(true), .aslr(true),
                .virtualization("vm (kvm)"), .clockSource("tsc"), .clockResolution(20),
                .timingFloor(700_000, spread: nil), .cpuQuota(2, heldBack: 0.1),
                .throttling(7, meanwhile: nil),
            ])
    }

    @Test func `takes what happened during a look before what happened since the start`() {
        var after = full.readings
        after.cpuTime = MachineReadings.CPUTime(all: 1200, stolen: 60)
        after.thermalThrottles = 9
        let look = MachineLook(
            before: full.readings, after: after, seconds: 1.25,
            floor: TimingFloor(median: 500_000, spread: 0.04))
        let facts = MachineCheck.results(of: full, during: look).compactMap(\.fact)
        #expect(facts.contains(.steal(0.25, seconds: 1.25)))
        #expect(facts.contains(.throttling(7, meanwhile: 2)))
        #expect(facts.contains(.timingFloor(500_000, spread: 0.04)))
        #expect(facts.count == MachineCheck.allCases.count)
    }

    @Test func `falls back on what is known since the start where a look saw nothing`() {
        let look = MachineLook(
            before: full.readings, after: full.readings, seconds: 0, floor: nil)
        let facts = MachineCheck.results(of: full, during: look).compactMap(\.fact)
        #expect(facts.contains(.steal(0.01, seconds: nil)))
        #expect(facts.contains(.timingFloor(700_000, spread: nil)))
        let empty = MachineLook(
            before: MachineReadings(), after: MachineReadings(), seconds: 1, floor: nil)
        #expect(empty.stolenShare == nil && empty.throttles == nil)
    }
}
