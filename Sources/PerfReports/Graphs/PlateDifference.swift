import PerfModel

/// In what plates of the same name differ, which must be in their names.
struct PlateDifference {
    private let runtimes: Bool, scales: Bool, areSeveralHosts: Bool
    private let hosts: HostNames

    init(_ plates: [Plate], hosts: HostNames) {
        self.hosts = hosts
        runtimes = Set(plates.map(\.runtime)).count > 1
        scales = Set(plates.map(\.scale)).count > 1
        areSeveralHosts = Set(plates.map(\.host)).count > 1
    }

    /// `cpython 3.11.7 gil`, `host B`, `scale 0.02`; empty where nothing differs, and for what was
    /// transcribed, of which each graph has a name of its own.
    func words(of plate: Plate) -> [String] {
        guard !plate.source.isTranscribed else { return [] }
        return [
            runtimes ? plate.runtime ?? "runtime not said" : nil,
            areSeveralHosts ? hosts.name(of: plate.host) : nil,
            scales ? "scale \(plate.scale ?? "1")" : nil,
        ].compactMap(\.self)
    }
}
