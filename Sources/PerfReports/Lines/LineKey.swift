import PerfModel

/// What all points of one line have in common: whatever differs makes another line.
struct LineKey: Hashable {
    /// Those of a section have one benchmark, load and caching mode; a suite's chart may have several.
    var benchmark: String
    var load: Load?
    var caching: String?
    var strategy: Strategy?
    /// Nil where workers is the x axis of a pool.
    var workers: Int?
    var mechanism: String?
    var runtime: String?
    /// Without the one on the x axis.
    var parameters: [Parameter]
    var host: Host?
    /// The session of a scaling line; nil for a trend line, which joins sessions.
    var session: Session?
    /// The label of a trend line; nil for a scaling line, whose session has it.
    var label: String?

    /// The line of a chart over an axis.
    init(scaling point: SweepPoint, over axis: SweepAxis) {
        self.init(point)
        session = point.session
        switch axis {
        case .workers: workers = point.configuration.isSerial ? workers : nil
        case .parameter(let name): parameters.removeAll { $0.name == name }
        case .none: break
        }
    }

    /// The line of a chart over sessions.
    init(trend point: SweepPoint) {
        self.init(point)
        label = point.session.label
    }

    /// The field of points that may be compared.
    init(contender point: SweepPoint) {
        self.init(point)
        (strategy, workers, mechanism) = (nil, nil, nil)
        session = point.session
    }

    private init(_ point: SweepPoint) {
        let configuration = point.configuration
        benchmark = configuration.benchmark
        load = configuration.load
        caching = configuration.caching
        strategy = configuration.strategy
        workers = configuration.workers
        mechanism = configuration.mechanism
        runtime = configuration.runtime
        parameters = configuration.parameters
        host = point.host
    }

    var isSerial: Bool { strategy == .serial }
}

/// A way in which lines can differ.
enum LineDimension: Hashable {
    case benchmark, load, caching, host, runtime
    case parameter(String)
    case mechanism, workers, strategy, session, label

    /// All that lines with these keys can differ in, in the order in which charts are split.
    static func all(of keys: [LineKey]) -> [LineDimension] {
        let names = Set(keys.flatMap { $0.parameters.map(\.name) }).sorted()
        return [.benchmark, .load, .caching, .host, .runtime] + names.map(LineDimension.parameter)
            + [.mechanism, .workers, .strategy, .session, .label]
    }

    /// The dimension as a suite names it; nil for what no suite can name.
    var name: String? {
        switch self {
        case .benchmark: "benchmark"
        case .load: "load"
        case .caching: "caching"
        case .runtime: "runtime"
        case .parameter(let name): name
        case .mechanism: "mechanism"
        case .workers: "workers"
        case .strategy: "strategy"
        case .host, .session, .label: nil
        }
    }

    /// What a line has there, as words; nil where that was not said.
    func value(of key: LineKey, hosts: HostNames) -> String? {
        switch self {
        case .benchmark: key.benchmark
        case .load: key.load.map { "\($0.name) load" }
        case .caching: key.caching.map(Section.words(caching:))
        case .host: hosts.name(of: key.host)
        case .runtime: key.runtime
        case .parameter(let name):
            key.parameters.first { $0.name == name }.map {
                // What the commands of one call are called tells enough.
                name == CommandComparison.parameter ? $0.value : "\($0.name)=\($0.value)"
            }
        case .mechanism: key.mechanism
        case .workers: key.workers.map { Digits.count($0, "worker") }
        case .strategy: key.strategy?.name
        case .session: key.session?.id
        case .label: key.label
        }
    }
}
