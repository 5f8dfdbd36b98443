import PerfModel

extension SweepChart {
    /// Host, runtime, runs per point, and what is drawn.
    var subtitle: String { subtitle(dots: "dots = runs") }

    /// The subtitle where not all runs are drawn: dots close to each other are drawn once.
    ///
    /// - Parameter dots: how many dots the chart has.
    func subtitle(dots: Int) -> String {
        let runs = points.map(\.runs).filter { $0 > 1 }.reduce(0, +)
        guard dots < runs else { return subtitle }
        return subtitle(dots: "dots = \(Digits.count(dots)) of \(Digits.count(runs)) runs")
    }

    /// The subtitle of bars, at whose ends the intervals are whiskers.
    var subtitleOfBars: String {
        let meaning = Self.meaning(ofEnds: points)
        return subtitle(dots: "dots = runs", meaning.isEmpty ? "" : ", whisker = \(meaning)")
    }

    /// Host, runtime and what is the same for all points: what a chart's numbers belong to.
    var placeWords: String {
        let runtimes = Set(points.map(\.configuration.runtime))
        return [hostWords, runtimes.count == 1 ? runtimes.first ?? nil : nil, constants]
            .compactMap(\.self).joined(separator: " · ")
    }

    /// The subtitle where only medians and intervals are drawn.
    var subtitleWithoutRuns: String { subtitle(dots: nil, intervalWords) }

    private func subtitle(dots: String) -> String { subtitle(dots: dots, intervalWords) }

    private func subtitle(dots: String?, _ intervals: String) -> String {
        let counts = points.map(\.runs)
        let sessions = Set(points.map(\.session.id)).count
        let timed = points.filter { $0.median != nil }
        let isRegion = !timed.isEmpty && timed.allSatisfy(\.isRegion)
        let what = isRegion ? "median region" : "median"
        let runs =
            counts.max() == 1
            ? points.count == 1 ? "one run" : "one run each"
            : "\(what) of \(Self.range(counts)) runs\(dots.map { ", \($0)" } ?? "")"
        let parts = [
            placeWords, runs + intervals,
            sessions > 1 ? "\(Digits.count(sessions)) sessions" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    /// The parameters that nothing in the section differs in: `items=64`; nil for none.
    private var constants: String? {
        let words = section.constants.map { "\($0.name)=\($0.value)" }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// How intervals are drawn: broad bars in rows; along lines bands, whiskers where a point stands alone.
    private var intervalWords: String {
        guard points.contains(where: { $0.ends != nil }) else { return "" }
        let meaning = Self.meaning(ofEnds: points)
        guard axis != .none else { return ", broad bar = \(meaning)" }
        let stretches = lines.flatMap { line -> [Int] in
            let told = line.points.map { $0.ends != nil }
            let lengths = told.split(separator: false).map(\.count)
            return isLevel(line) || Self.isRead(line) ? lengths.map { _ in 1 } : lengths
        }
        return Self.intervalWords(stretches, meaning)
    }

    /// What is drawn around medians: `95 % interval`, `error of reading`, or both.
    static func meaning(ofEnds points: [SweepPoint]) -> String {
        let intervals = points.contains { $0.interval != nil }
        let errors = points.contains { $0.interval == nil && $0.readingError != nil }
        let parts = [intervals ? "95 % interval" : nil, errors ? "error of reading" : nil]
        return parts.compactMap(\.self).joined(separator: " or ")
    }

    /// `, band = 95 % interval`; a point alone has a whisker.
    ///
    /// - Parameter stretches: how many points in a row have an interval.
    static func intervalWords(_ stretches: [Int], _ meaning: String = "95 % interval") -> String {
        let shapes = [
            stretches.contains { $0 > 1 } ? "band" : nil, stretches.contains(1) ? "whisker" : nil,
        ]
        return ", \(shapes.compactMap(\.self).joined(separator: " or ")) = \(meaning)"
    }

    private var hostWords: String {
        let used = hosts.hosts.filter { host in points.contains { $0.host == host } }
        guard used.count == 1 else { return Digits.count(used.count, "host") }
        let facts = HostNames.briefFacts(of: used[0])
        guard used[0] != nil, hosts.areSeveral || used[0]?.isNameGiven == true else { return facts }
        return "\(hosts.name(of: used[0])): \(facts)"
    }

    static func range(_ counts: [Int]) -> String {
        let (low, high) = (counts.min() ?? 0, counts.max() ?? 0)
        return low == high ? Digits.count(low) : "\(Digits.count(low))–\(Digits.count(high))"
    }

    /// A sentence for those who do not see the chart: where each line begins and ends.
    var alternative: String {
        let unit = TimeUnit.fitting(points.compactMap(\.median))
        let lines = lines.map { line in
            let timed = line.points.filter { $0.median != nil }
            guard let first = timed.first, let last = timed.last else {
                return "\(line.name) has no run that counts"
            }
            let start = unit.text(first.median ?? 0)
            guard timed.count > 1 else { return "\(line.name) takes \(start)" }
            let (end, place) = (unit.text(last.median ?? 0), [first, last].map(place))
            return start == end
                ? "\(line.name) \(start) both at \(place[0]) and at \(place[1])"
                : "\(line.name) \(start) at \(place[0]) and \(end) at \(place[1])"
        }
        let what = axis == .none ? "Time" : "Time against \(axis.label)"
        return "\(what): \(lines.joined(separator: "; "))."
    }

    func place(_ point: SweepPoint) -> String {
        switch axis {
        case .workers: Digits.count(point.configuration.workers ?? 1, "worker")
        case .parameter(let name): "\(name)=\(point.configuration.value(of: name) ?? "")"
        case .none: ""
        }
    }
}
