import PerfModel
import Testing

@testable import PerfRecording

@Suite struct `The conditions on Linux` {
    private func machine(_ files: [String: String], names: [String]? = nil) -> LinuxMachine {
        LinuxMachine(
            files: SystemFiles {
                files[$0]
            } names: {
                $0 == "/sys/class/power_supply" ? names : nil
            })
    }

    @Test func `are not known without files`() {
        let machine = machine([:])
        #expect(machine.isTurboOn == nil)
        #expect(machine.isSMTOn == nil)
        #expect(machine.isASLROn == nil)
        #expect(machine.clockSource == nil)
        #expect(machine.frequencyDriver == nil)
        #expect(machine.cpuTime == nil)
        #expect(machine.memoryPressure == nil)
        #expect(machine.isOnBattery == nil)
        #expect(machine.cpuQuota == nil)
        #expect(machine.quotaPeriods == nil)
        #expect(machine.thermalThrottles(of: 4) == nil)
        #expect(machine.thermalThrottles(of: nil) == nil)
    }

    @Test func `are not known from files that make no sense`() {
        let cpu = "/sys/devices/system/cpu"
        let machine = machine(
            [
                "\(cpu)/intel_pstate/no_turbo": "maybe", "\(cpu)/smt/active": "2",
                "/proc/sys/kernel/randomize_va_space": "yes",
                "/proc/stat": "cpu 1 2 3 4 5 6 7", "/proc/pressure/memory": "some avg10=101.0",
                "/proc/self/cgroup": "0::/",
                "/sys/fs/cgroup/cpu.stat": "nr_periods\nnr_throttled 3",
                "\(cpu)/cpu0/thermal_throttle/core_throttle_count": "-1",
                "/sys/class/power_supply/BAT0/status": "Discharging",
            ], names: ["BAT0"])
        #expect(machine.isTurboOn == nil)
        #expect(machine.isSMTOn == nil)
        #expect(machine.isASLROn == nil)
        #expect(machine.cpuTime == nil)
        #expect(machine.memoryPressure == nil)
        #expect(machine.isOnBattery == false)
        #expect(machine.quotaPeriods == nil)
        #expect(machine.thermalThrottles(of: 4) == nil)
    }

    private static let turbos: [([String: String], Bool?)] = [
        (["intel_pstate/no_turbo": "0\n"], true), (["intel_pstate/no_turbo": "1\n"], false),
        (["cpufreq/boost": "1\n"], true), (["cpufreq/boost": "0\n"], false),
        (["cpufreq/policy0/boost": "1"], true), (["cpufreq/policy0/boost": "0"], false),
        (["intel_pstate/no_turbo": "1", "cpufreq/boost": "1"], false), ([:], nil),
    ]

    @Test(arguments: turbos)
    func `say whether the CPU may go above its frequency`(files: [String: String], isOn: Bool?) {
        let paths = files.map { ("/sys/devices/system/cpu/\($0.key)", $0.value) }
        #expect(machine(Dictionary(uniqueKeysWithValues: paths)).isTurboOn == isOn)
    }

    @Test(arguments: [("0\n", false), ("1\n", true)])
    func `say whether cores are shared`(text: String, isOn: Bool) {
        #expect(machine(["/sys/devices/system/cpu/smt/active": text]).isSMTOn == isOn)
    }

    @Test(arguments: [
        ("0", nil, false), ("1", nil, true), ("2", "00000000", true), ("2", "00040000\n", false),
        ("2", "0040000", false), ("0", "00000000", false),
    ])
    func `say whether addresses are random, also for this process`(
        mode: String, personality: String?, isOn: Bool
    ) {
        var files = ["/proc/sys/kernel/randomize_va_space": mode]
        files["/proc/self/personality"] = personality
        #expect(machine(files).isASLROn == isOn)
    }

    @Test func `name the clock and the frequency driver`() {
        let machine = machine([
            "/sys/devices/system/clocksource/clocksource0/current_clocksource": "kvm-clock\n",
            "/sys/devices/system/cpu/cpu0/cpufreq/scaling_driver": "intel_pstate\n",
        ])
        #expect(machine.clockSource == "kvm-clock")
        #expect(machine.frequencyDriver == "intel_pstate")
    }

    @Test func `count all CPU time once, and the stolen part of it`() throws {
        let time = try #require(
            machine(["/proc/stat": "cpu  100 20 30 800 10 5 5 30 90 9\ncpu0 1 1 1 1 1 1 1 1\n"])
                .cpuTime)
        #expect(time == MachineReadings.CPUTime(all: 1000, stolen: 30))
        #expect(time.stolenShare == 0.03)
        #expect(MachineReadings.CPUTime(all: 0, stolen: 0).stolenShare == nil)
    }

    @Test(arguments: [("0.00", 0.0), ("2.50", 0.025), ("100.00", 1.0)])
    func `have the share of time in which some waited for memory`(text: String, share: Double) {
        let file = """
            some avg10=\(text) avg60=9.00 avg300=9.00 total=5
            full avg10=9.00 avg60=9.00 avg300=9.00 total=5
            """
        #expect(machine(["/proc/pressure/memory": file]).memoryPressure == share)
    }

    private static let supplies: [([String: String], [String]?, Bool?)] = [
        ([:], nil, nil), ([:], [], false),
        (["AC/type": "Mains", "AC/online": "1"], ["AC"], false),
        (["AC/type": "Mains", "AC/online": "0"], ["AC"], false),
        (
            [
                "AC/type": "Mains", "AC/online": "0", "BAT0/type": "Battery",
                "BAT0/status": "Discharging",
            ], ["AC", "BAT0"], true
        ),
        (
            [
                "BAT0/type": "Battery", "BAT0/status": "Discharging", "USB/type": "USB",
                "USB/online": "1",
            ], ["BAT0", "USB"], false
        ),
        (["BAT0/type": "Battery\n", "BAT0/status": "Full\n"], ["BAT0"], false),
        (
            ["M/type": "Battery", "M/status": "Discharging", "M/scope": "Device"], ["M"], false
        ),
    ]

    @Test(arguments: supplies)
    func `say what feeds the machine`(files: [String: String], names: [String]?, isBattery: Bool?) {
        let paths = files.map { ("/sys/class/power_supply/\($0.key)", $0.value) }
        let machine = machine(Dictionary(uniqueKeysWithValues: paths), names: names)
        #expect(machine.isOnBattery == isBattery)
    }

    @Test func `have no quota where the group has none`() {
        #expect(machine(["/proc/self/cgroup": "0::/"]).cpuQuota == .infinity)
        let files = ["/proc/self/cgroup": "0::/", "/sys/fs/cgroup/cpu.max": "150000 100000"]
        #expect(machine(files).cpuQuota == 1.5)
    }

    @Test func `count the periods of the group that was held back most`() throws {
        let machine = machine([
            "/proc/self/cgroup": "1:cpu:/x\n0::/a",
            "/sys/fs/cgroup/cpu.stat": "usage_usec 5\n",
            "/sys/fs/cgroup/a/cpu.stat": "usage_usec 9\nnr_periods 200\nnr_throttled 5\n",
            "/sys/fs/cgroup/cpu/x/cpu.stat": "nr_periods 100\nnr_throttled 7\nthrottled_time 9\n",
            "/sys/fs/cgroup/cpu/cpu.stat": "nr_periods 0\nnr_throttled 0\nthrottled_time 0\n",
        ])
        let periods = try #require(machine.quotaPeriods)
        #expect(periods == MachineReadings.QuotaPeriods(all: 100, heldBack: 7))
        #expect(periods.heldBackShare == 0.07)
    }

    @Test func `sum up how often cores were too hot`() {
        func file(_ cpu: Int) -> String {
            "/sys/devices/system/cpu/cpu\(cpu)/thermal_throttle/core_throttle_count"
        }
        #expect(
            machine([file(0): "3\n", file(1): "4\n", file(3): "5\n"])
                .thermalThrottles(of: 4) == 12)
        #expect(machine([file(1): "4\n"]).thermalThrottles(of: 4) == nil)
        #expect(machine([file(0): "0\n"]).thermalThrottles(of: 1) == 0)
    }

    @Test func `are all in the machine`() {
        let cpu = "/sys/devices/system/cpu"
        let read = machine(
            [
                "/proc/cpuinfo": "flags : fpu", "/proc/stat": "cpu 10 0 0 70 0 0 0 20",
                "\(cpu)/intel_pstate/no_turbo": "0", "\(cpu)/smt/active": "1",
                "/proc/pressure/memory": "some avg10=1.00",
                "/proc/sys/kernel/randomize_va_space": "2", "/proc/self/cgroup": "0::/",
                "/sys/devices/system/clocksource/clocksource0/current_clocksource": "tsc",
                "\(cpu)/cpu0/thermal_throttle/core_throttle_count": "3",
            ], names: []
        ).machine(configuredCPUs: 1, affinityCPUs: 1, uname: { _ in "x" })
        let conditions = read.conditions
        #expect(conditions.isTurboOn == true && conditions.isSMTOn == true)
        #expect(conditions.stealShare == 0.2 && conditions.memoryPressure == 0.01)
        #expect(conditions.isOnBattery == false && conditions.isASLROn == true)
        #expect(conditions.clockSource == "tsc" && conditions.virtualization == "none")
        #expect((conditions.clockResolution ?? 0) > 0)
        #expect(conditions.timingFloor == nil && conditions.shellCost == nil)
        #expect(read.readings.cpuQuota == .infinity && read.readings.thermalThrottles == 3)
    }
}
