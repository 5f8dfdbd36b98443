import PerfModel

extension SweepChart {
    /// Host, runtime, runs per point, and what is drawn.
    var subtitle: String {
        let runtimes = Set(points.map(\.configuration.runtime))
        let counts = points.map(\.runs)
        let shown = points.contains { $0.interval != nil } ? ", band = 95 % interval" : ""
        let sessions = Set(points.map(\.session.id)).count
        let parts = [
            hostWords, runtimes.count == 1 ? runtimes.first ?? nil : nil,
            "median of \(Self.range(counts)) \(counts.max() == 1 ? "run" : "runs"),"
                + " dots = runs\(shown)",
            sessions > 1 ? "\(Digits.count(sessions)) sessions" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: " · ")
    }

    private var hostWords: String {
        let used = hosts.hosts.filter { host in points.contains { $0.host == host } }
        guard used.count == 1 else { return Digits.count(used.count, "host") }
        let facts = HostNames.briefFacts(of: used[0])
        guard hosts.areSeveral || used[0]?.isNameGiven == true else { return facts }
        return "\(hosts.name(of: used[0])): \(facts)"
    }

    private static func range(_ counts: [Int]) -> String {
        let (low, high) = (counts.min() ?? 0, counts.max() ?? 0)
        return low == high ? Digits.count(low) : "\(Digits.count(low))–\(Digits.count(high))"
    }

    /// A sentence for those who do not see the chart: where each line begins and ends.
    var alternative: String {
        let unit = TimeUnit.fitting(points.compactMap(\.median))
        let drawn = lines
        let lines = drawn.map { line in
            let timed = line.points.filter { $0.median != nil }
            guard let first = timed.first, let last = timed.last else {
                return "\(line.name) has no run that counts"
            }
            let start = unit.text(first.median ?? 0)
            guard timed.count > 1 else {
                return drawn.count == 1 ? start : "\(line.name) takes \(start)"
            }
            let place = [first, last].map(place)
            return "\(line.name) \(start) at \(place[0]) and \(unit.text(last.median ?? 0)) at"
                + " \(place[1])"
        }
        let what = axis == .none ? "Time" : "Time against \(axis.label)"
        return "\(what): \(lines.joined(separator: "; "))."
    }

    private func place(_ point: SweepPoint) -> String {
        switch axis {
        case .workers: Digits.count(point.configuration.workers ?? 1, "worker")
        case .parameter(let name): "\(name)=\(point.configuration.value(of: name) ?? "")"
        case .none: ""
        }
    }
}
