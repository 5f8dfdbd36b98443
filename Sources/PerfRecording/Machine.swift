package import PerfModel

/// What a machine tells about itself: the host, and the conditions that hold now.
package struct Machine: Hashable, Sendable {
    package var host: Host
    package var conditions: Conditions
    package var readings: MachineReadings

    package init(
        host: Host, conditions: Conditions, readings: MachineReadings = MachineReadings()
    ) {
        self.host = host
        self.conditions = conditions
        self.readings = readings
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
}
