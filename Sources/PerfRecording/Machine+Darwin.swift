#if canImport(Darwin)
    import Darwin
    import PerfModel
    import Subprocess

    extension Machine {
        /// Asks macOS by `sysctl`.
        static func currentSystem() -> Machine {
            var loads = [Double](repeating: 0, count: 3)
            let hasLoad = getloadavg(&loads, 3) == 3
            let memory = number("hw.memsize").map { Int(($0 + 536_870_912) / 1_073_741_824) }
            let isVirtual = number("kern.hv_vmm_present") == 1
            var conditions = Conditions(
                kernel: text("kern.osrelease"),
                availableCPUs: number("hw.activecpu").map(Int.init),
                loadAverage: hasLoad ? loads[0] : nil, governor: nil,
                virtualization: isVirtual ? "vm" : "none")
            // macOS lays addresses out at random wherever the program allows it, has no other clock
            // than the processor's, and tells the rest by frameworks only.
            conditions.isASLROn = true
            conditions.isSMTOn = isSMTOn
            conditions.clockResolution = ClockStep.smallest(monotonicNanoseconds)
            return Machine(
                host: Host(
                    name: text("kern.hostname") ?? "", cpuModel: text("machdep.cpu.brand_string"),
                    logicalCPUs: number("hw.logicalcpu_max").map(Int.init),
                    physicalCPUs: number("hw.physicalcpu_max").map(Int.init), memoryGiB: memory,
                    architecture: text("hw.machine"), osFamily: "macOS"),
                conditions: conditions)
        }

        /// Whether there are more threads than cores.
        private static var isSMTOn: Bool? {
            guard let logical = number("hw.logicalcpu"), let physical = number("hw.physicalcpu")
            else { return nil }
            return logical > physical
        }

        private static func number(_ name: String) -> Int64? {
            var value: Int64 = 0
            var size = MemoryLayout<Int64>.size
            return sysctlbyname(name, &value, &size, nil, 0) == 0 ? value : nil
        }

        private static func text(_ name: String) -> String? {
            var size = 0
            guard sysctlbyname(name, nil, &size, nil, 0) == 0, size > 0 else { return nil }
            var bytes = [UInt8](repeating: 0, count: size)
            guard sysctlbyname(name, &bytes, &size, nil, 0) == 0 else { return nil }
            return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
#endif
