import PerfModel

extension SweepPoint {
    /// What its marker in charts and its row in tables have in common: configuration, host and session.
    var key: String {
        let load = configuration.load.map { "\($0.name)=\($0.factor)" } ?? ""
        let parts = [
            configuration.benchmark, configuration.words, load, host?.name ?? "", session.id,
        ]
        return ShortHash.text(of: parts.joined(separator: "\u{0}"))
    }

    /// The parameter by which a suite's sizes shrink.
    static let scaleName = "scale"

    /// The scale at which a suite measured it, as typed; nil for full size and without a suite.
    var scale: String? {
        session.suite == nil ? nil : configuration.value(of: Self.scaleName)
    }

    /// The parameters that all points have with the same value, by name.
    static func constants(of points: [SweepPoint]) -> [Parameter] {
        guard let first = points.first else { return [] }
        return first.configuration.parameters.filter { parameter in
            points.allSatisfy { $0.configuration.parameters.contains(parameter) }
        }
    }
}
