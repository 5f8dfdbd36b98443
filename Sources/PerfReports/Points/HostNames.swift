import PerfModel

/// What the hosts of one report are called; a machine's own name is never told.
struct HostNames {
    /// Each host once, in the order of their first sessions; what was not said counts as one.
    let hosts: [Host?]

    /// - Parameter sessions: oldest first.
    init(of sessions: [Session]) {
        var hosts: [Host?] = []
        for session in sessions where !hosts.contains(session.host) { hosts.append(session.host) }
        self.hosts = hosts
    }

    /// Whether hosts must be told apart.
    var areSeveral: Bool { hosts.count > 1 }

    /// The name that was given, where no other host has it too; else `host A`, `host B`.
    func name(of host: Host?) -> String {
        if let given = givenName(of: host) { return given }
        return "host \(letter(of: host))"
    }

    /// The name that was given, or the letter alone.
    func shortName(of host: Host?) -> String {
        givenName(of: host) ?? letter(of: host)
    }

    /// The place in the list, for sorting.
    func rank(of host: Host?) -> Int {
        hosts.firstIndex(of: host) ?? hosts.count
    }

    /// CPU, counts, memory, architecture and OS: `AMD EPYC, 2 CPUs (2 cores), 24 GiB, Linux`.
    static func facts(of host: Host?) -> String {
        guard let host else { return "a host that was not said" }
        var parts = [briefFacts(of: host)]
        if let cores = host.physicalCPUs { parts[0] += " (\(Digits.count(cores, "core")))" }
        if let memory = host.memoryGiB { parts.append("\(Digits.count(memory)) GiB") }
        parts += [host.architecture, host.osFamily].compactMap(\.self)
        return parts.joined(separator: ", ")
    }

    /// CPU and count: `AMD EPYC, 2 CPUs`.
    static func briefFacts(of host: Host?) -> String {
        guard let host else { return "host not said" }
        let parts = [host.cpuModel, host.logicalCPUs.map { Digits.count($0, "CPU") }]
        let said = parts.compactMap(\.self)
        return said.isEmpty ? "CPU not said" : said.joined(separator: ", ")
    }

    private func givenName(of host: Host?) -> String? {
        guard let host, host.isNameGiven else { return nil }
        let same = hosts.filter { $0?.isNameGiven == true && $0?.name == host.name }
        return same.count == 1 ? host.name : nil
    }

    /// A … Z, then AA, AB, … in the order of the list.
    private func letter(of host: Host?) -> String {
        var number = rank(of: host)
        var letters = ""
        repeat {
            let scalar = UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26))
            letters = String(Character(scalar)) + letters
            number = number / 26 - 1
        } while number >= 0
        return letters
    }
}
