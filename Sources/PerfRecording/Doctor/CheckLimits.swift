/// From where on a check asks for care, and from where on it is bad.
package enum CheckLimits {
    /// Two limits of one value.
    package struct Pair: Hashable, Sendable {
        /// Above it the state is `care`.
        package var care: Double
        /// From it on the state is `bad`.
        package var bad: Double

        package func state(_ value: Double) -> CheckState {
            value >= bad ? .bad : value > care ? .care : .fine
        }
    }

    /// Load average ÷ available CPUs: above `bad` a quarter of the CPUs is busy before anything was
    /// started, and one of four runs, at least, shares its CPU.
    package static let load = Pair(care: 0.1, bad: 0.25)
    /// A load average that the system's own work does not reach.
    package static let leastLoad = 0.5

    /// Shares of time that were taken away, by the hypervisor or for want of memory: `bad` is the
    /// precision to which a median is measured unless told otherwise, `care` a quarter of it.
    package static let taken = Pair(care: EnoughRuns().precision / 4, bad: EnoughRuns().precision)

    /// Shares of the quota's periods in which the group was held back: such a run is longer by up to
    /// a period (usually 100 ms).
    package static let heldBack = Pair(care: 0, bad: EnoughRuns().precision)

    /// Nanoseconds between two different readings of the clock: 1 µs is a thousandth of a run of 1 ms,
    /// 20 µs are its 2 %, the precision asked for.
    package static let clockStep = Pair(care: 1000, bad: 20_000)

    /// The distance between the quartiles of a program that does nothing, as a share of its median.
    ///
    /// Measured in a virtual machine with two CPUs: 0.09 to 0.23 with an idle CPU, 0.18 beside one busy
    /// loop, 0.28 beside two, 1.3 to 11 beside four and eight.
    package static let floorSpread = Pair(care: 0.25, bad: 0.75)

    /// Nanoseconds that starting a program that does nothing may take: usually 0.5 to 1 ms (0.51 ms by
    /// `posix_spawn` and `wait4` in C); ten times that tells of emulation or of tools that watch every
    /// start.
    package static let slowFloor: Int64 = 5_000_000

    /// Drivers whose governor `powersave` scales with the load.
    package static let scalingDrivers = ["intel_pstate", "amd-pstate-epp", "amd_pstate_epp"]
}
