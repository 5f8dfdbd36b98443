import PerfModel

/// The values of each dimension in some configurations of one benchmark.
struct Sweep {
    private let strategies: [Strategy?]
    private let workers: [Int?]
    private let loads: [Load?]
    private let cachings: [Caching]
    private let runtimes: [String?]
    private let parameters: [(name: String, values: [String?])]
    private let configurations: [Configuration]

    private struct Caching: Hashable {
        var mode: String?
        var mechanism: String?
    }

    /// - Parameter configurations: of one benchmark, at least one, in the order of tables.
    init(_ configurations: [Configuration]) {
        self.configurations = configurations
        strategies = Self.values(configurations.map(\.strategy))
        workers = Self.values(configurations.map(\.workers)).sorted { ($0 ?? 0) < ($1 ?? 0) }
        loads = Self.values(configurations.map(\.load))
        cachings = Self.values(
            configurations.map { Caching(mode: $0.caching, mechanism: $0.mechanism) })
        runtimes = Self.values(configurations.map(\.runtime))
        let names = Set(configurations.flatMap { $0.parameters.map(\.name) }).sorted()
        parameters = names.map { name in
            (name, Self.values(configurations.map { $0.value(of: name) }))
        }
    }

    /// Whether the configurations are exactly the product of their values, serial with one worker,
    /// and lists can hold those values.
    var isWhole: Bool {
        let points = configurations.filter { !$0.isSerial }
        let serials = configurations.count - points.count
        let others =
            loads.count * cachings.count * runtimes.count
            * parameters.map(\.values.count).reduce(1, *)
        let hasSerial = strategies.contains(.serial)
        let pools = strategies.count - (hasSerial ? 1 : 0)
        let counts = Set(points.map(\.workers)).count
        return points.count == pools * counts * others && serials == (hasSerial ? others : 0)
            && lists.allSatisfy { Self.canHold($0.values) }
    }

    /// The options with their values: `--strategy serial,threads`, `--workers 1,2,4`,
    /// `--load normal,high=10`; what was not said is left out.
    var options: [(name: String, value: String)] {
        lists.compactMap { list in
            let said = list.values.compactMap(\.self)
            guard !said.isEmpty else { return nil }
            return (list.option, list.prefix + said.map(Self.escaped).joined(separator: ","))
        }
    }

    /// Each option with what stands before its list, and the list.
    private var lists: [(option: String, prefix: String, values: [String?])] {
        let pools = Set(configurations.filter { !$0.isSerial }.map(\.workers))
        let counts = workers.filter(pools.contains).map { $0.map(String.init) }
        let levels = loads.map { load in
            load.map {
                $0.factor == 1 ? $0.name : "\($0.name)=\(Section.factorText($0.factor))"
            }
        }
        let modes = cachings.map { caching in
            caching.mode.map { mode in caching.mechanism.map { "\(mode):\($0)" } ?? mode }
        }
        return [
            ("--strategy", "", strategies.map { $0?.name }), ("--workers", "", counts),
            ("--load", "", levels), ("--caching", "", modes), ("--runtime", "", runtimes),
        ] + parameters.map { ("--parameter", "\($0.name)=", $0.values) }
    }

    /// A value as it is typed in a list.
    static func escaped(_ value: String) -> String {
        value.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "\\,")
    }

    /// Whether all values or none were said, and none would take the comma after it into itself.
    private static func canHold(_ values: [String?]) -> Bool {
        let said = values.compactMap(\.self)
        guard said.isEmpty || said.count == values.count else { return false }
        return !said.dropLast().contains { $0.hasSuffix("\\") }
    }

    /// Each value once, in the order of their first places.
    private static func values<Value: Hashable>(_ all: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return all.filter { seen.insert($0).inserted }
    }
}
