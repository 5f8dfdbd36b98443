import PerfModel

extension SweepPoint {
    /// The parameter by which a suite's sizes shrink.
    static let scaleName = "scale"

    /// The scale at which a suite measured it, as typed; nil for full size and without a suite.
    var scale: String? {
        session.suite == nil ? nil : configuration.value(of: Self.scaleName)
    }

    /// The configuration in words without a suite's scale, which is told once.
    var wordsWithoutScale: String {
        var bare = configuration
        if scale != nil { bare.parameters.removeAll { $0.name == Self.scaleName } }
        return bare.words
    }

    /// The parameters that all points have with the same value, by name.
    static func constants(of points: [SweepPoint]) -> [Parameter] {
        guard let first = points.first else { return [] }
        return first.configuration.parameters.filter { parameter in
            points.allSatisfy { $0.configuration.parameters.contains(parameter) }
        }
    }
}
