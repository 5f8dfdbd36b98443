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

    /// Whether the configurations are exactly the product of their values, serial with one worker.
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
    }

    /// `--strategy serial,threads --workers 1,2,4 --load normal,high=10`; what was not said is left out.
    var options: [String] {
        let pools = configurations.filter { !$0.isSerial }.map(\.workers)
        var words: [String] = []
        func add(_ option: String, _ values: [String?]) {
            let said = values.compactMap(\.self)
            if !said.isEmpty { words += [option, said.joined(separator: ",")] }
        }
        add("--strategy", strategies.map { $0?.name })
        add("--workers", workers.filter { pools.contains($0) }.map { $0.map(String.init) })
        add(
            "--load",
            loads.map { load in
                load.map {
                    $0.factor == 1 ? $0.name : "\($0.name)=\(Section.factorText($0.factor))"
                }
            })
        add(
            "--caching",
            cachings.map { caching in
                caching.mode.map { mode in caching.mechanism.map { "\(mode):\($0)" } ?? mode }
            })
        add("--runtime", runtimes)
        for parameter in parameters {
            add(
                "--parameter",
                ["\(parameter.name)=\(parameter.values.compactMap(\.self).joined(separator: ","))"])
        }
        return words
    }

    /// Each value once, in the order of their first places.
    private static func values<Value: Hashable>(_ all: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return all.filter { seen.insert($0).inserted }
    }
}
