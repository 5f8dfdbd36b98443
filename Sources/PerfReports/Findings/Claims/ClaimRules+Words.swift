import PerfModel

extension ClaimRules {
    /// Every contest in a sentence: `threads ×2 against serial: 11.7 s against 25.2 s, 2.16 times …`.
    static func listed(_ contests: [Contest]) -> String {
        let told = contests.map { contest in
            let names = names(contest)
            let mark = contest.readOrder == .neither ? ", not told apart" : ""
            return "\(names): \(contest.medians), \(contest.factorWords)\(mark)"
        }
        return sentence(told, contests.first?.runsWords)
    }

    /// `threads ×2 against serial`; what sets both sides apart where their words are the same.
    private static func names(_ contest: Contest) -> String {
        let sides = [contest.candidate, contest.baseline]
        guard sides[0].words == sides[1].words else {
            return sides.map(\.words).joined(separator: " against ")
        }
        let names =
            Configuration.dimensions
            + sides.flatMap { side in
                side.configuration.parameters.map(\.name)
            }
        let different = names.first { name in
            Set(sides.map { $0.configuration.value(ofDimension: name) }).count > 1
        }
        guard let different, different != "mechanism" else { return sides[0].words }
        let values = sides.map { side -> String in
            let text = side.configuration.value(ofDimension: different) ?? Quantity.none
            return OpenDimensions.Value(dimension: different, text: text).words
        }
        return "\(sides[0].words), \(values.joined(separator: " against "))"
    }

    /// Parts joined to a sentence, with what they rest on at its end.
    static func sentence(_ parts: [String], _ basis: String? = nil) -> String {
        let text = parts.joined(separator: "; ") + (basis.map { " (\($0))" } ?? "")
        return "\(text.prefix(1).uppercased())\(text.dropFirst())."
    }
}
