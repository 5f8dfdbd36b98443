import PerfModel
import Statistics

/// What changed in one benchmark, in words.
struct MoveWords {
    /// Of one benchmark.
    let moves: Moves
    private let names: [Place: String]

    /// - Parameter sections: those of the benchmark.
    init(_ moves: Moves, sections: [Section], hosts: HostNames) {
        self.moves = moves
        var names: [Place: String] = [:]
        for section in sections {
            let words = section.words(among: sections)
            for line in Line.trend(section.points, hosts: hosts) {
                let name = [line.name, words].compactMap(\.self).joined(separator: ", ")
                for point in line.points { names[Place(point)] = name }
            }
        }
        self.names = names
    }

    /// `threads ×4, high load (×10)`.
    func name(of point: SweepPoint) -> String {
        if let name = names[Place(point)] { return name }
        let words = point.configuration.words
        return words.isEmpty ? point.configuration.benchmarkWords : words
    }

    /// The largest first.
    var ordered: [Move] { Move.byWeight(moves.moves) }

    /// How many moves are told so.
    func count(_ told: Move.Told) -> Int { moves.moves.filter { $0.told == told }.count }

    /// How many of some moves are slower and how many faster; without those of which there is none.
    static func counts(of moves: [Move]) -> [(word: String, count: Int)] {
        [(Move.Told.slower, "slower"), (.faster, "faster")].compactMap { told, word in
            let count = moves.filter { $0.told == told }.count
            return count == 0 ? nil : (word, count)
        }
    }

    /// `6 of 14 slower and 2 faster`, with words between the first number and what it is.
    static func told(
        _ counts: [(word: String, count: Int)], of all: Int, _ words: String = ""
    ) -> String {
        let parts = counts.enumerated().map { index, part in
            index == 0
                ? "\(Digits.count(part.count)) of \(Digits.count(all))\(words) \(part.word)"
                : "\(Digits.count(part.count)) \(part.word)"
        }
        return Quantity.list(parts)
    }

    /// `+11.7 % (+9.1 % to +13.0 %)`.
    static func change(_ move: Move) -> String {
        let interval = move.interval.map {
            " (\(Quantity.change($0.lower)) to \(Quantity.change($0.upper)))"
        }
        return Quantity.change(move.ratio) + (interval ?? "")
    }

    /// What changed, with the numbers of the largest change; nil where nothing was compared.
    var statement: Statement? {
        let ordered = ordered
        guard let first = ordered.first else { return nil }
        let start = "Since \(moves.words)"
        let total = Digits.count(ordered.count, "configuration")
        guard ordered.count > 1 else {
            return Statement(
                "\(start): \(name(of: first.now)) \(words(of: first)).", numbers(first))
        }
        let (slower, faster) = (count(.slower), count(.faster))
        guard slower + faster > 0 else {
            return count(.tooFew) == ordered.count
                ? Statement(
                    "\(start): too few runs to tell any of \(total) apart.",
                    "The largest change is that of \(name(of: first.now)): \(numbers(first))")
                : Statement(
                    "\(start): none of \(total) is measurably slower or faster.",
                    "The largest change is that of \(name(of: first.now)),"
                        + " \(Self.change(first)): \(numbers(first))")
        }
        let counts = Self.counts(of: ordered)
        let verb = " configurations \(counts[0].count == 1 ? "is" : "are")"
        let key =
            "\(start): \(Self.told(counts, of: ordered.count, verb)), most of all"
            + " \(name(of: first.now)), \(Self.change(first))."
        let rest = ordered.count - slower - faster
        let others =
            rest == 0
            ? ""
            : " The other \(rest == 1 ? "one is" : "\(Digits.count(rest)) are") not told to be either."
        return Statement(key, numbers(first) + others)
    }

    /// `is slower, +11.7 % (+9.1 % to +13.0 %)`.
    private func words(of move: Move) -> String {
        switch move.told {
        case .slower: "is slower, \(Self.change(move))"
        case .faster: "is faster, \(Self.change(move))"
        case .slightly: "differs by less than matters, \(Self.change(move))"
        case .notApart: "cannot be told apart, \(Self.change(move))"
        case .tooFew: "has too few runs to tell, \(Self.change(move))"
        }
    }

    /// `0.655 s → 0.732 s from 3f2a91c to 8b04d7e, medians of 8 runs each.`
    private func numbers(_ move: Move) -> String {
        let medians = [move.before.median ?? 0, move.now.median ?? 0]
        let texts = medians.map(TimeUnit.fitting(medians).text)
        let times = texts[0] == texts[1] ? "both \(texts[0])" : texts.joined(separator: " → ")
        let revisions = [move.before, move.now].map { $0.session.revision?.shortName }
        var place = ""
        if let old = revisions[0], let new = revisions[1], old != new {
            place = " from \(old) to \(new)"
        }
        let runs = (move.before.runs, move.now.runs)
        let of =
            runs.0 == runs.1
            ? "medians of \(Digits.count(runs.0, "run")) each"
            : "medians of \(Digits.count(runs.0)) and \(Digits.count(runs.1, "run"))"
        return "\(times)\(place), \(of)."
    }

    /// Which configurations were not compared, and why, in sentences; none where all were.
    var gaps: [String] {
        Unpaired.Reason.allCases.compactMap { reason in
            let points = moves.unpaired.filter { $0.reason == reason }.map(\.point)
            guard !points.isEmpty else { return nil }
            let told = points.prefix(Self.mostNames).map(name)
            let more = points.count - told.count
            let names = Quantity.names(told + (more > 0 ? ["\(Digits.count(more)) more"] : []))
            let isOne = points.count == 1
            return switch reason {
            case .otherHost:
                "Measured in \(moves.words) on another host only, so not compared: \(names)."
            case .notMeasured: "Not measured in \(moves.words): \(names)."
            case .notSince: "Not measured since \(moves.words): \(names)."
            case .noRuns: "Not compared, for no run of \(isOne ? "it" : "them") counts: \(names)."
            }
        }
    }

    /// The most configurations that are named for one reason.
    private static let mostNames = 12
}
