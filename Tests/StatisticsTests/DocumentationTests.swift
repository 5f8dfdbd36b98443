import Foundation
import Testing

@testable import Statistics

@Suite struct `The page on statistics` {
    /// Every constant that the page must quote, by the name that it has there.
    private let constants: [String: Double] = [
        "Interval.usualConfidence": Interval.usualConfidence,
        "OrderStatisticRanks.smallestCount(0.95)": Double(OrderStatisticRanks.smallestCount()),
        "OrderStatisticRanks.smallestCount(0.99)": Double(
            OrderStatisticRanks.smallestCount(confidence: 0.99)),
        "OrderStatisticRanks.tolerance": OrderStatisticRanks.tolerance,
        "OrderStatisticRanks.negligible": OrderStatisticRanks.negligible,
        "MedianRatio.usualDraws": Double(MedianRatio.usualDraws),
        "MedianRatio.fewestDraws": Double(MedianRatio.fewestDraws),
        "MedianRatio.fewestValues": Double(MedianRatio.fewestValues),
        "MedianRatio.usualSeed": Double(MedianRatio.usualSeed),
        "MannWhitney.largestExactCount": Double(MannWhitney.largestExactCount),
        "MannWhitney.usualLevel": MannWhitney.usualLevel,
        "DetectableChange.usualPower": DetectableChange.usualPower,
        "DetectableChange.rankEfficiency": DetectableChange.rankEfficiency,
        "StudentT.mostDegrees": Double(StudentT.mostDegrees),
        "Amdahl.tolerance": Amdahl.tolerance,
        "Amdahl.rounding": Amdahl.rounding,
        "ReadDifference.rounding": ReadDifference.rounding,
        "Amdahl.leastFraction": Amdahl.leastFraction,
        "Outliers.threshold": Outliers.threshold,
        "Outliers.leastSteps": Outliers.leastSteps,
        "Outliers.quietShare": Outliers.quietShare,
        "Outliers.fewestValues": Double(Outliers.fewestValues),
        "Bimodality.fewestValues": Double(Bimodality.fewestValues),
        "Bimodality.fewestOfGroup": Double(Bimodality.fewestOfGroup),
        "Bimodality.leastShareOfGroup": Bimodality.leastShareOfGroup,
        "Bimodality.leastSeparation": Bimodality.leastSeparation,
        "ClockTick.leastEqualShare": ClockTick.leastEqualShare,
        "ClockTick.fewestValues": Double(ClockTick.fewestValues),
        "Drift.level": Drift.level,
        "Drift.largestExactCount": Double(Drift.largestExactCount),
        "DetectableChange.mostValues": Double(DetectableChange.mostValues),
        "IncompleteBeta.tightness": IncompleteBeta.tightness,
        "IncompleteBeta.tiny": IncompleteBeta.tiny,
        "IncompleteBeta.mostSteps": Double(IncompleteBeta.mostSteps),
        "NewValue.fewestValues": Double(NewValue.fewestValues),
        "NewValue.strictLevel": NewValue.strictLevel,
        "NewValue.weakLevel": NewValue.weakLevel,
        "HistorySpread.fewestShared": Double(HistorySpread.fewestShared),
        "Digamma.far": Digamma.far,
        "SeriesNoise.scaleOfMAD": SeriesNoise.scaleOfMAD,
        "SeriesNoise.scaleOfUpperQuartile": SeriesNoise.scaleOfUpperQuartile,
        "SeriesNoise.mostEqualShare": SeriesNoise.mostEqualShare,
        "SeriesNoise.clipReach": SeriesNoise.clipReach,
        "SeriesNoise.window": Double(SeriesNoise.window),
        "SeriesNoise.mostAutocorrelation": SeriesNoise.mostAutocorrelation,
        "ChangePoints.fewestValues": Double(ChangePoints.fewestValues),
        "ChangePoints.fewestOfLevel": Double(ChangePoints.fewestOfLevel),
        "ChangePoints.penalty": ChangePoints.penalty,
        "ChangePoints.reachOfMove": Double(ChangePoints.reachOfMove),
        "ChangePoints.mostTested": Double(ChangePoints.mostTested),
        "ChangePoints.familyLevel": ChangePoints.familyLevel,
        "ChangePoints.leastLevel": ChangePoints.leastLevel,
        "ChangePoints.mostLevel": ChangePoints.mostLevel,
        "ChangePoints.leastSize": ChangePoints.leastSize,
        "LevelSearch.exactSide": Double(LevelSearch.exactSide),
        "LevelSearch.usualAutocorrelation": LevelSearch.usualAutocorrelation,
        "LevelSearch.plainStep": LevelSearch.plainStep,
        "LevelSearch.shortLevel": Double(LevelSearch.shortLevel),
        "LevelSearch.leastDelta": LevelSearch.leastDelta,
        "LevelSearch.fewestBeforeEnd": Double(LevelSearch.fewestBeforeEnd),
        "LevelSearch.mostBeforeEnd": Double(LevelSearch.mostBeforeEnd),
        "LevelSearch.leastStep": LevelSearch.leastStep,
        "LevelSearch.usualShare": LevelSearch.usualShare,
        "LevelSearch.beyondUsual": LevelSearch.beyondUsual,
        "LevelSearch.beyondFarthest": LevelSearch.beyondFarthest,
        "LevelSearch.levelOfEnd": LevelSearch.levelOfEnd,
        "UniversalScalability.fewestCounts": Double(UniversalScalability.fewestCounts),
        "InformationCriterion.leastResidual": InformationCriterion.leastResidual,
    ]

    @Test func `quotes the constants of the code`() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../docs/statistics.md").standardized
        let row = /\| `([^`]+)` \| ([^ ]+) \| .+ \|/
        var quoted: [String: Double] = [:]
        for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
            guard let match = line.wholeMatch(of: row) else { continue }
            let value: Double = try #require(Double(match.2), "\(line)")
            quoted[String(match.1)] = value
        }
        #expect(Set(quoted.keys) == Set(constants.keys))
        for (name, value) in constants {
            let told = try #require(quoted[name])
            #expect(abs(told - value) <= 1e-14 * abs(value), "\(name)")
        }
    }

    @Test func `names every constant that the code declares`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/Statistics").standardized
        let declaration = /static let (\w+)/
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let code = try String(
                contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            for match in code.matches(of: declaration) {
                #expect(constants.keys.contains { $0.hasSuffix(".\(match.1)") }, "\(match.1)")
            }
        }
    }
}
