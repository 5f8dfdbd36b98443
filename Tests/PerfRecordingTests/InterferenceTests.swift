import PerfModel
import Testing

@testable import PerfRecording

@Suite struct `Interference with runs` {
    /// What is read where the system has these files.
    private func read(_ files: [String: String], ticks: Int64 = 100, cpus: Int = 4) -> Interference
    {
        LinuxInterference(
            files: SystemFiles { files[$0] },
            open: { path in files[path].map { text in { text } } },
            ticks: ticks, cpus: cpus
        ).read()
    }

    @Test func `is unknown where there is no file`() {
        #expect(read([:]) == Interference())
        #expect(read(["/proc/stat": "", "/proc/self/cgroup": ""]) == Interference())
    }

    @Test(
        arguments: [
            ("cpu  1 2 3 4 5 6 7 8 9 10\ncpu0 1 2 3 4 5 6 7 99\n", 80_000_000),
            ("cpu 1 2 3 4 5 6 7 0", 0), ("cpu 1 2 3 4 5 6 7", nil), ("cpu 1 2 3 4 5 6 7 x", nil),
            ("cpu 1 2 3 4 5 6 7 -8", nil), ("intr 1 2 3 4 5 6 7 8", nil),
            ("cpu 1 2 3 4 5 6 7 9223372036854775807", nil),
        ] as [(String, Int64?)])
    func `is the stolen time in ticks`(text: String, stolen: Int64?) {
        #expect(read(["/proc/stat": text]).stolen == stolen)
    }

    @Test func `has ticks of other lengths`() {
        #expect(read(["/proc/stat": "cpu 0 0 0 0 0 0 0 3"], ticks: 1_000).stolen == 3_000_000)
    }

    @Test func `is the time that the group and its parents were held back`() {
        let one = [
            "/proc/self/cgroup": "0::/a/b\n",
            "/sys/fs/cgroup/cpu.stat": "usage_usec 7\nuser_usec 5\n",
            "/sys/fs/cgroup/a/cpu.stat": "nr_throttled 2\nthrottled_usec 30\n",
            "/sys/fs/cgroup/a/b/cpu.stat": "throttled_usec 4\n",
        ]
        #expect(read(one).throttled == 34_000)
        let old = [
            "/proc/self/cgroup": "12:pids:/x\n4:cpu,cpuacct:/a\n0::/x\n",
            "/sys/fs/cgroup/cpu,cpuacct/cpu.stat": "nr_periods 0\nthrottled_time 0\n",
            "/sys/fs/cgroup/cpu,cpuacct/a/cpu.stat": "nr_periods 9\nthrottled_time 500\n",
        ]
        #expect(read(old).throttled == 500)
        let short = [
            "/proc/self/cgroup": "4:cpu:/docker/x\n",
            "/sys/fs/cgroup/cpu/cpu.stat": "throttled_time 11\n",
        ]
        #expect(read(short).throttled == 11)
        #expect(
            read([
                "/proc/self/cgroup": "0::/\nnonsense\n1:a",
                "/sys/fs/cgroup/cpu.stat": "usage_usec 7",
            ]).throttled == nil)
    }

    @Test func `counts the slow-downs of each core once`() {
        var files: [String: String] = [:]
        for cpu in 0..<4 {
            let folder = "/sys/devices/system/cpu/cpu\(cpu)"
            files["\(folder)/topology/thread_siblings_list"] = "\(cpu % 2),\(cpu % 2 + 2)\n"
            files["\(folder)/thermal_throttle/core_throttle_count"] = "\(10 + cpu % 2)\n"
        }
        #expect(read(files).thermalThrottles == 21)
        #expect(read(files, cpus: 1).thermalThrottles == 10)
        #expect(read(files, cpus: 0).thermalThrottles == nil)
        for cpu in 0..<4 {
            files["/sys/devices/system/cpu/cpu\(cpu)/topology/thread_siblings_list"] = nil
        }
        #expect(read(files).thermalThrottles == 42)
    }

    @Test func `is what came since, and unknown where a counter went back`() {
        let before = Interference(stolen: 5, throttled: 7, thermalThrottles: nil)
        #expect(
            Interference(stolen: 5, throttled: 10, thermalThrottles: 3).since(before)
                == Interference(stolen: 0, throttled: 3))
        #expect(Interference(stolen: 4, throttled: nil).since(before) == Interference())
        #expect(
            Interference(stolen: .max).since(Interference(stolen: .min)) == Interference())
    }

    @Test func `adds up what is known`() {
        let sum = Interference(stolen: 1, throttled: nil, thermalThrottles: .max)
            .adding(Interference(stolen: 2, throttled: 3, thermalThrottles: 1))
        #expect(sum == Interference(stolen: 3, throttled: 3, thermalThrottles: .max))
        #expect(Interference().adding(Interference()) == Interference())
    }

    @Test func `of this machine never goes back`() throws {
        guard let probe = InterferenceProbe.system() else { return }
        let first = probe.read()
        let second = probe.read()
        #expect((second.stolen ?? 0) >= (first.stolen ?? 0))
        #expect((first.stolen == nil) == (second.stolen == nil))
    }

    /// A probe whose counters go on by one with each reading.
    private final class Counting {
        private(set) var count: Int64 = 0

        func read() -> Interference {
            count += 1
            return Interference(stolen: count * count)
        }
    }

    @Test func `is kept of runs that were alone`() throws {
        let counting = Counting()
        var recording = ScriptedRecording(runs: 3) { _ in .taking(milliseconds: 40) }
        recording.interference = InterferenceProbe { counting.read() }
        let result = try recording.record()
        #expect(recording.store.runs.map(\.interference.stolen) == [3, 7, 11])
        #expect(result.measurements.map(\.interference) == [Interference(stolen: 21)])
        #expect(result.measurements == recording.store.measurements)
    }

    @Test func `is not told apart within a batch, nor read for it`() throws {
        let counting = Counting()
        var recording = ScriptedRecording(runs: 9) { _ in ScriptedChild() }
        recording.interference = InterferenceProbe { counting.read() }
        _ = try recording.record()
        #expect(recording.runner.batches == [1, 8])
        #expect(counting.count == 2)
        #expect(
            recording.store.runs.map(\.interference.stolen)
                == [3] + Array(repeating: nil, count: 8))
    }
}
