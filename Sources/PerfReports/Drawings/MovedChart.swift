import Charts
import PerfModel
import Statistics

/// How a section's curves moved: those of now, and beneath them those of a baseline, quieter.
struct MovedChart {
    /// The section, or a part of it, as it is now; with an axis.
    var sweep: SweepChart
    /// What is compared, of the section's benchmark.
    var words: MoveWords
    /// The moves of the chart's points, by those.
    private let moves: [Place: Move]

    /// The most lines of now: each has one of the baseline beside it.
    static let mostLines = 4

    /// Nil where nothing of the section was compared, and where it has no axis.
    init?(of sweep: SweepChart, _ words: MoveWords) {
        guard sweep.axis != .none else { return nil }
        self.sweep = sweep
        self.words = words
        let places = Set(sweep.points.map(Place.init))
        moves = Dictionary(
            words.moves.moves.map { (Place($0.now), $0) }.filter { places.contains($0.0) },
            uniquingKeysWith: { first, _ in first })
        guard !moves.isEmpty else { return nil }
    }

    /// The curves of both times.
    var scene: Scene {
        let lines = sweep.lines
        let now = sweep.series(lines).map(Self.withoutRuns)
        let chart = LineChart(
            title: title, subtitle: subtitle, description: alternative, x: sweep.positionAxis,
            y: sweep.valueAxis, series: zip(lines, now).flatMap { before($0, now: $1) } + now,
            rules: sweep.rules)
        return chart.scene()
    }

    private static func withoutRuns(_ series: Series) -> Series {
        var series = series
        for index in series.points.indices { series.points[index].runs = [] }
        return series
    }

    /// The baseline's curves of a line, one for each of its sessions.
    private func before(_ line: Line, now series: Series) -> [Series] {
        let partners = line.points.compactMap { moves[Place($0)]?.before }
        let sessions = Groups(partners, by: \.session.id)
        let names = SessionNames.inTitles(of: sessions.all.compactMap(\.first?.session))
        return zip(sessions.all, names).map { points, session in
            let name = "\(line.name), \(shortWords)"
            let told = sessions.keys.count > 1 ? "\(name) (\(session))" : name
            return Series(
                name: told, style: series.style,
                points: points.map { point in
                    var drawn = point.chartPoint(
                        at: sweep.axis.position(of: point.configuration) ?? 1,
                        called: "\(sweep.pointName(line, point)), \(words.moves.words)")
                    drawn.runs = []
                    return drawn
                }, asLevel: series.asLevel, hasWhiskers: series.hasWhiskers, isBefore: true)
        }
    }

    /// What a line's end says of the baseline: what was asked for where that is short.
    private var shortWords: String {
        guard let asked = words.moves.asked, asked.count <= Self.mostCharacters else {
            return "before"
        }
        return asked
    }

    /// More do not fit beside a line's end.
    private static let mostCharacters = 12

    /// `divisors, high load (×10), since v1.0: threads ×4 +11.7 %, slower`.
    var title: String {
        var sweep = sweep
        sweep.claim = nil
        return "\(sweep.title), since \(words.moves.words): \(claim)"
    }

    /// How many are slower and faster, and the largest change of those; else that there are none.
    private var claim: String {
        let ordered = Move.byWeight(own)
        guard let first = ordered.first else { return "" }
        let counts = MoveWords.counts(of: ordered)
        guard counts.isEmpty else {
            let change = "\(name(of: first.now)) (\(Quantity.change(first.ratio)))"
            return ordered.count == 1
                ? "\(counts[0].word), \(change)"
                : "\(MoveWords.told(counts, of: ordered.count)), most \(change)"
        }
        return first.told == .tooFew
            ? "too few runs to tell" : "nothing measurably slower or faster"
    }

    /// What a point is called within the section: `threads ×4`.
    private func name(of point: SweepPoint) -> String {
        guard
            let line = sweep.lines.first(where: { $0.points.contains { Place($0) == Place(point) } }
            )
        else { return point.configuration.words }
        guard sweep.axis == .workers, !sweep.isLevel(line),
            let workers = point.configuration.workers
        else { return sweep.pointName(line, point) }
        return "\(line.name) ×\(Digits.count(workers))"
    }

    /// In the order of tables.
    private var own: [Move] { sweep.points.compactMap { moves[Place($0)] } }

    /// Host, and which sessions stand against which.
    var subtitle: String {
        let times = [own.map(\.now), own.map(\.before)].map { points in
            ChapterBlocks.sessionWords(points)
        }
        let counts = own.flatMap { [$0.now.runs, $0.before.runs] }
        let runs =
            counts.max() == 1 ? "one run each" : "median of \(SweepChart.range(counts)) runs"
        let hasIntervals = own.contains { $0.now.interval != nil }
        return [
            sweep.placeWords, "now \(times[0]), before \(times[1])",
            runs + (hasIntervals ? ", band or whisker = 95 % interval" : ""),
        ].joined(separator: " · ")
    }

    /// A sentence for those who do not see the chart: each line's change at its ends.
    var alternative: String {
        let unit = TimeUnit.fitting(
            own.flatMap { [$0.before.median, $0.now.median] }.compactMap(\.self))
        let lines = sweep.lines.compactMap { line -> String? in
            let own = line.points.compactMap { moves[Place($0)] }
            guard let first = own.first, let last = own.last else { return nil }
            let ends = own.count > 1 ? [first, last] : [first]
            let told = ends.map { move in
                "\(unit.text(move.before.median ?? 0)) before and \(unit.text(move.now.median ?? 0))"
                    + " now\(sweep.isLevel(line) ? "" : " at \(sweep.place(move.now))")"
            }
            return "\(line.name) \(told.joined(separator: ", "))"
        }
        return "Time against \(sweep.axis.label) since \(words.moves.words):"
            + " \(lines.joined(separator: "; "))."
    }
}
