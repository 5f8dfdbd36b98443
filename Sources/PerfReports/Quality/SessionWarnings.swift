package import PerfModel
import Statistics

/// What must be minded about many configurations: of each its warnings, those that so many would show
/// by chance left out.
///
/// Every form in which a session is told asks here, so that all say the same of it.
package struct SessionWarnings: Sendable {
    private var found: [Place: [SampleWarning]] = [:]

    /// A configuration of a session.
    private struct Place: Hashable {
        var session: String
        var configuration: Configuration
    }

    /// - Parameter measurements: all of one session that are shown.
    package init(_ measurements: [Measurements], in session: Session) {
        self.init(measurements.map { SweepPoint($0, in: session) })
    }

    /// - Parameter points: of one session or several; each session's are corrected together.
    init(_ points: [SweepPoint]) {
        for (point, drift) in zip(points, Self.drifts(of: points)) {
            let place = Place(session: point.session.id, configuration: point.configuration)
            found[place] = SampleWarning.warnings(of: point, drift: drift)
        }
    }

    /// In the order of names; none of a configuration that was not given.
    package func warnings(of configuration: Configuration, in session: Session) -> [SampleWarning] {
        found[Place(session: session.id, configuration: configuration)] ?? []
    }

    /// The drift of each point that is evident among those of its session; nil of the others.
    ///
    /// - Source: Benjamini and Hochberg 1995.
    private static func drifts(of points: [SweepPoint]) -> [Drift?] {
        let drifts = points.map { $0.walls?.drift }
        var evident = [Drift?](repeating: nil, count: points.count)
        for members in Groups(points.indices, by: { points[$0].session.id }).all {
            let tested = members.filter { drifts[$0] != nil }
            let corrected = benjaminiHochberg(tested.compactMap { drifts[$0]?.pValue })
            for (index, pValue) in zip(tested, corrected) where pValue < Drift.level {
                evident[index] = drifts[index]
            }
        }
        return evident
    }
}
