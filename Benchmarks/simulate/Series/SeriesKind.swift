import CLibrary
import Statistics

/// What the values of a simulated history are drawn from, all around 100 with a noise of about 1.
package enum SeriesKind: String, CaseIterable, Sendable {
    case gaussian = "Gaussian"
    case studentT3 = "Student's t, 3 degrees"
    case lognormal = "log-normal, σ 0.5"
    case spikes = "3 % spikes of +50 σ"
    case autoregressive3 = "AR 0.3"
    case bimodal = "two modes, 6 σ apart"
    case quantised = "a tick of 1 σ"
    case autoregressive6 = "AR 0.6"

    /// So many values without a change of level, the oldest first.
    package func values(
        _ count: Int, using generator: inout some RandomNumberGenerator
    ) -> [Double] {
        var last = generator.drawNormal()
        return (0..<count).map { _ in
            let normal = generator.drawNormal()
            switch self {
            case .gaussian: return 100 + normal
            case .studentT3:
                let squares = (0..<3).reduce(0.0) { sum, _ in
                    let value = generator.drawNormal()
                    return sum + value * value
                }
                return 100 + normal / (squares / 3).squareRoot()
            case .lognormal: return 98 + 2 * exp(0.5 * normal)
            case .spikes: return 100 + normal + (generator.drawUnit() < 0.03 ? 50 : 0)
            case .bimodal: return 100 + normal + (generator.drawUnit() < 0.5 ? 6 : 0)
            case .quantised: return 100 + normal.rounded()
            case .autoregressive3: last = 0.3 * last + (1 - 0.09).squareRoot() * normal
            case .autoregressive6: last = 0.6 * last + (1 - 0.36).squareRoot() * normal
            }
            return 100 + last
        }
    }
}

/// How often changes of level are found in simulated histories.
package enum SeriesTrial {
    /// The share of histories without a change in which one is told, and of those whose end is called a
    /// possible one.
    package static func falseAlarms(
        _ kind: SeriesKind, values: Int, series: Int, seed: UInt64
    ) -> (confirmed: Double, unconfirmed: Double) {
        var generator = SplitMix64(seed: seed)
        var (confirmed, unconfirmed) = (0, 0)
        for _ in 0..<series {
            let found = changePoints(kind.values(values, using: &generator))
            if found?.points.isEmpty == false { confirmed += 1 }
            if found?.unconfirmed != nil { unconfirmed += 1 }
        }
        return (Double(confirmed) / Double(series), Double(unconfirmed) / Double(series))
    }

    /// The share of steps that are found, within 5 places, and of those that are called possible at the end.
    package static func found(
        step: Double, before: Int, after: Int, series: Int, seed: UInt64
    ) -> (confirmed: Double, unconfirmed: Double) {
        var generator = SplitMix64(seed: seed)
        var (confirmed, unconfirmed) = (0, 0)
        for _ in 0..<series {
            var values = SeriesKind.gaussian.values(before + after, using: &generator)
            for index in before..<before + after { values[index] += step }
            let found = changePoints(values)
            if found?.points.contains(where: { abs($0.index - before) <= 5 }) == true {
                confirmed += 1
            }
            if found?.unconfirmed.map({ abs($0.index - before) <= 1 }) == true { unconfirmed += 1 }
        }
        return (Double(confirmed) / Double(series), Double(unconfirmed) / Double(series))
    }

    private static func changePoints(_ values: [Double]) -> ChangePoints? {
        (try? Sample(values)).map { ChangePoints(of: $0) }
    }
}
