package import PerfModel

/// What a machine tells about itself: the host, and the conditions that hold now.
package struct Machine: Hashable, Sendable {
    package var host: Host
    package var conditions: Conditions

    package init(host: Host, conditions: Conditions) {
        self.host = host
        self.conditions = conditions
    }

    /// This machine, now.
    ///
    /// - Parameter name: the name given for a pool of equal runners, or nil for the machine's own.
    package static func current(named name: String?) -> Machine {
        var machine = currentSystem()
        if let name {
            machine.host.name = name
            machine.host.isNameGiven = true
        }
        return machine
    }

    /// Whether the load average is so high that other work takes part of the CPUs.
    ///
    /// More than a quarter of the available CPUs busy before anything was started: then one of four
    /// runs, at least, shares its CPU.
    package var isLoaded: Bool {
        guard let load = conditions.loadAverage, let cpus = conditions.availableCPUs else {
            return false
        }
        return load > 0.25 * Double(cpus) && load > 0.5
    }
}
