import PerfModel

/// What the hosts of one report are called; a machine's own name is never told.
struct HostNames {
    /// Each host once, in the order of their first sessions; what was not said counts as one.
    let hosts: [Host?]
    private var ranks: [Host?: Int] = [:]
    /// The name that was given, where no other host has it too, or a letter.
    private var shortNames: [Host?: String] = [:]
    /// The hosts that have a letter.
    private var lettered: Set<Host?> = []

    /// - Parameter sessions: oldest first.
    init(of sessions: [Session]) {
        var hosts: [Host?] = []
        for session in sessions where ranks[session.host] == nil {
            ranks[session.host] = hosts.count
            hosts.append(session.host)
        }
        self.hosts = hosts
        let uses = hosts.compactMap(Self.givenName).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let taken = Set(uses.keys.map { $0.lowercased() })
        var number = 0
        for host in hosts {
            if let given = Self.givenName(of: host), uses[given] == 1 {
                shortNames[host] = given
                continue
            }
            var letters = Self.letters(number)
            while taken.contains(letters.lowercased())
                || taken.contains("host \(letters)".lowercased())
            {
                number += 1
                letters = Self.letters(number)
            }
            shortNames[host] = letters
            lettered.insert(host)
            number += 1
        }
    }

    /// Whether hosts must be told apart.
    var areSeveral: Bool { hosts.count > 1 }

    /// The name that was given, where no other host has it too; else `host A`, `host B`.
    ///
    /// A letter that the user gave as a name is left out.
    func name(of host: Host?) -> String {
        lettered.contains(host) ? "host \(shortName(of: host))" : shortName(of: host)
    }

    /// The name that was given, or the letter alone.
    func shortName(of host: Host?) -> String {
        shortNames[host] ?? Quantity.none
    }

    /// The place in the list, for sorting.
    func rank(of host: Host?) -> Int {
        ranks[host] ?? hosts.count
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

    private static func givenName(of host: Host?) -> String? {
        host.flatMap { $0.isNameGiven ? $0.name : nil }
    }

    /// A … Z, then AA, AB, …
    private static func letters(_ place: Int) -> String {
        var number = place
        var letters = ""
        repeat {
            let scalar = UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26))
            letters = String(Character(scalar)) + letters
            number = number / 26 - 1
        } while number >= 0
        return letters
    }
}
