import Foundation
import Testing

@testable import Statistics

/// How often a sample in which nothing is odd is called odd, and how often what is odd is found.
///
/// A slice of the simulation that docs/statistics.md quotes; its rates are of 20,000 samples each.
@Suite struct `Warnings of simulated samples` {
    /// What a value of a sample is drawn from.
    enum Source: String, CaseIterable {
        case normal, studentT3, lognormal, exponential, fiveLevels, threeLevels
        case twoModes, unevenModes

        /// A value near 100 with a standard deviation of about 1 for those that have one.
        func draw(using generator: inout SplitMix64) -> Double {
            func normal() -> Double {
                let radius = (-2 * log(unit())).squareRoot()
                return radius * cos(2 * .pi * unit())
            }
            func unit() -> Double { (Double(generator.next() >> 12) + 0.5) * 0x1p-52 }
            switch self {
            case .normal: return 100 + normal()
            case .studentT3:
                let squares = (0..<3).reduce(0.0) { sum, _ in
                    let value = normal()
                    return sum + value * value
                }
                return 100 + normal() / (squares / 3).squareRoot()
            case .lognormal: return 100 + exp(normal() / 2)
            case .exponential: return 100 - log(unit())
            case .fiveLevels: return 100 + normal().rounded()
            case .threeLevels: return 100 + (normal() / 2).rounded()
            case .twoModes: return 100 + normal() + (unit() < 0.5 ? 6 : 0)
            case .unevenModes: return 100 + normal() + (unit() < 0.25 ? 20 : 0)
            }
        }
    }

    /// The share of samples with each of the warnings.
    struct Rates {
        var outliers = 0.0, slow = 0.0, bimodal = 0.0, drift = 0.0, tick = 0.0
    }

    private static func rates(of source: Source, values: Int, samples: Int) throws -> Rates {
        var generator = SplitMix64(seed: 1_000 * UInt64(values))
        var counts = Rates()
        let one = 1 / Double(samples)
        for _ in 0..<samples {
            let sample = try Sample((0..<values).map { _ in source.draw(using: &generator) })
            let tick = sample.clockTick
            let step = tick?.step ?? 0
            if sample.outliers(resolution: step)?.matters == true { counts.outliers += one }
            if sample.isFirstSlow(resolution: step) { counts.slow += one }
            if sample.bimodality(resolution: step) != nil { counts.bimodal += one }
            if sample.drift?.isEvident == true { counts.drift += one }
            if tick != nil { counts.tick += one }
        }
        return counts
    }

    @Test(arguments: Source.allCases.prefix(6), [6, 20])
    func `are rare where nothing is odd`(source: Source, values: Int) throws {
        let rates = try Self.rates(of: source, values: values, samples: 80)
        // Skewed values may look like two groups, and a few coarse ones have a median beside 0.
        let isSkewed = [.lognormal, .exponential].contains(source)
        // Of 80 samples one or two may be odd by chance where one in a hundred is.
        #expect(rates.bimodal <= (isSkewed ? 0.12 : 0.026))
        #expect(rates.outliers <= 0.026)
        #expect(rates.slow <= 0.04)
        #expect(rates.drift <= 0.05)
        if ![.fiveLevels, .threeLevels].contains(source) { #expect(rates.tick == 0) }
    }

    @Test func `find a clock of few levels and two modes`() throws {
        for source in [Source.fiveLevels, .threeLevels] {
            #expect(try Self.rates(of: source, values: 20, samples: 50).tick > 0.99)
        }
        #expect(try Self.rates(of: .twoModes, values: 50, samples: 60).bimodal > 0.8)
        #expect(try Self.rates(of: .unevenModes, values: 40, samples: 60).bimodal > 0.8)
    }
}
