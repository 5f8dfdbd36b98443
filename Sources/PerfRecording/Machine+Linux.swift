#if os(Linux)
    internal import CSystem
    import Glibc
    import PerfModel
    import Subprocess

    extension Machine {
        /// Reads what Linux tells under `/proc` and `/sys`.
        ///
        /// It stands before each recording and costs little for that: about fifty small files and no
        /// waiting, 0.7 ms in a new process and 0.3 ms after (virtual machine with two CPUs). The
        /// stolen share is therefore that since the machine's start; a look of a tenth of a second
        /// would see ten clock ticks of each CPU, too few for a share.
        static func currentSystem() -> Machine {
            LinuxMachine(files: .real).machine(
                configuredCPUs: sysconf(Int32(_SC_NPROCESSORS_CONF)),
                affinityCPUs: Int(csystem_available_cpus()), uname: unameText)
        }

        private static func unameText(_ field: csystem_uname_field) -> String {
            var text = [CChar](repeating: 0, count: 256)
            guard csystem_uname(field, &text, text.count) == 0 else { return "" }
            return String(
                decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    extension LinuxMachine {
        /// The facts from files together with those that only calls tell.
        func machine(
            configuredCPUs: Int, affinityCPUs: Int, uname: (csystem_uname_field) -> String
        ) -> Machine {
            let logical = configuredCPUs > 0 ? configuredCPUs : nil
            let host = Host(
                name: uname(CSYSTEM_UNAME_HOST), cpuModel: cpuModel, logicalCPUs: logical,
                physicalCPUs: physicalCPUs(of: logical), memoryGiB: memoryGiB,
                architecture: uname(CSYSTEM_UNAME_MACHINE), osFamily: "Linux")
            var readings = MachineReadings()
            readings.frequencyDriver = frequencyDriver
            readings.cpuQuota = cpuQuota
            readings.quotaPeriods = quotaPeriods
            readings.cpuTime = cpuTime
            readings.thermalThrottles = thermalThrottles(of: logical)
            var conditions = Conditions(
                kernel: uname(CSYSTEM_UNAME_RELEASE),
                availableCPUs: availableCPUs(affinity: affinityCPUs > 0 ? affinityCPUs : nil),
                loadAverage: loadAverage, governor: governor, virtualization: virtualization)
            conditions.isTurboOn = isTurboOn
            conditions.isSMTOn = isSMTOn
            conditions.stealShare = readings.cpuTime?.stolenShare
            conditions.memoryPressure = memoryPressure
            conditions.isOnBattery = isOnBattery
            conditions.isASLROn = isASLROn
            conditions.clockSource = clockSource
            conditions.clockResolution = ClockStep.smallest(monotonicNanoseconds)
            return Machine(host: host, conditions: conditions, readings: readings)
        }
    }
#endif
