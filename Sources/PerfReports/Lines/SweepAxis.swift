import PerfModel

/// What a section's chart has on its x axis.
enum SweepAxis: Hashable {
    case workers
    /// A parameter whose values are numbers.
    case parameter(String)
    /// Nothing varies in an order: one row per configuration.
    case none

    /// Workers where pools have several counts, else the numeric parameter with the most values.
    ///
    /// `serial` is no pool, so `serial` beside four threads has no axis. Of parameters with equally
    /// many values the first by name is taken.
    init(of points: [SweepPoint]) {
        let pools = points.map(\.configuration).filter { !$0.isSerial }
        if Set(pools.compactMap(\.workers)).count > 1 {
            self = .workers
            return
        }
        var best: (name: String, values: Int)?
        for name in Set(points.flatMap { $0.configuration.parameters.map(\.name) }).sorted() {
            let values = points.map { $0.configuration.number(of: name) }
            guard !values.contains(nil) else { continue }
            let count = Set(values).count
            if count > max(1, best?.values ?? 1) { best = (name, count) }
        }
        self = best.map { .parameter($0.name) } ?? .none
    }

    /// Where a point stands; nil for one that has no such dimension.
    func position(of configuration: Configuration) -> Double? {
        switch self {
        case .workers: configuration.workers.map(Double.init)
        case .parameter(let name): configuration.number(of: name)
        case .none: nil
        }
    }

    /// The words under the axis.
    var label: String {
        switch self {
        case .workers: "workers"
        case .parameter(let name): name
        case .none: ""
        }
    }
}

extension Configuration {
    /// A parameter's value as it was typed.
    func value(of parameter: String) -> String? {
        parameters.first { $0.name == parameter }?.value
    }

    /// A parameter's value as a number, where it is one.
    func number(of parameter: String) -> Double? {
        parameters.first { $0.name == parameter }?.number
    }
}
