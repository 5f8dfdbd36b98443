import PerfModel

extension Finding {
    /// CPU time from this share of wall time on counts as more than one CPU: 110 %.
    static let moreThanOne = 110.0
    /// CPU time below this share of wall time counts as waiting: 50 %.
    static let waiting = 50.0

    func scaling(_ scaling: Scaling, _ topic: Topic) -> Statement {
        let pool = poolName(of: scaling.best) + topic.apposition
        if scaling.gainsNothing { return gainsNothing(scaling, pool) }
        let workers = scaling.enough.configuration.workers ?? 1
        let host = cpus(of: scaling.best).map { ", on a host with \($0)" } ?? ""
        guard !scaling.beyond.isEmpty else {
            return Statement(
                "\(pool): faster up to \(Digits.count(workers, "worker")), the most timed.",
                "\(gains(scaling))\(host).\(beside(scaling, scaling.gain))")
        }
        if let crowd = scaling.crowd {
            return Statement(
                "\(pool): \(Digits.count(workers, "worker")) \(workers == 1 ? "is" : "are") enough;"
                    + " \(crowd.consequence).",
                "\(gains(scaling)). \(crowd.statement.evidence)" + beside(scaling, scaling.gain))
        }
        let ratios = scaling.beyond.compactMap { point in
            point.median.flatMap { median in scaling.enough.median.map { median / $0 } }
        }
        let counts = scaling.beyond.compactMap(\.configuration.workers).map { Digits.count($0) }
        let low = Quantity.change(ratios.min() ?? 1)
        let high = Quantity.change(ratios.max() ?? 1)
        return Statement(
            "\(pool): \(Digits.count(workers, "worker")) \(workers == 1 ? "is" : "are") enough.",
            "\(gains(scaling)); with \(Quantity.list(counts)) the time changes by"
                + " \(low == high ? low : "\(low) to \(high)")\(host)."
                + beside(scaling, scaling.gain))
    }

    /// What enough workers bring: `1.90 times as fast as serial with 2, 95 % of the ideal`.
    ///
    /// A pool that is not measurably faster than its baseline is told beside its own fewest workers.
    private func gains(_ scaling: Scaling) -> String {
        let isAhead = scaling.gain.map { $0.isResolved && $0.factor > 1 } ?? false
        let base = isAhead ? scaling.gain?.baseline ?? scaling.points[0] : scaling.points[0]
        let (from, to) = (
            base.configuration.workers ?? 1, scaling.enough.configuration.workers ?? 1
        )
        let factor = (base.median ?? 0) / (scaling.enough.median ?? 1)
        let ideal = Quantity.percent(100 * factor * Double(from) / Double(to))
        return "\(Quantity.factor(factor)) times as fast as \(field.name(of: base))"
            + " with \(Digits.count(to)), \(ideal) of the ideal"
    }

    private func gainsNothing(_ scaling: Scaling, _ pool: String) -> Statement {
        let medians = scaling.points.compactMap(\.median)
        let counts = scaling.points.compactMap(\.configuration.workers).map { Digits.count($0) }
        let unit = TimeUnit.fitting(medians)
        let (low, high) = (medians.min() ?? 0, medians.max() ?? 0)
        let times =
            unit.text(low) == unit.text(high)
            ? "all medians are \(unit.text(low))"
            : "the medians are \(unit.text(from: low, to: high, around: low))"
        return Statement(
            scaling.isSlower
                ? "\(pool): more workers are slower." : "\(pool): more workers gain nothing.",
            "With \(counts.first ?? "") to \(counts.last ?? "") workers \(times)."
                + beside(scaling, scaling.gain))
    }

    /// Where the pool's best stands beside its baseline, unless that was said; with a space before it.
    private func beside(_ scaling: Scaling, _ gain: Comparison?) -> String {
        guard let gain, gain.hasEnoughRuns else { return "" }
        let names = names(gain)
        guard gain.isResolved else {
            return " \(names.candidate) cannot be told apart from \(names.baseline):"
                + " \(medians(gain))."
        }
        if gain.factor < 1 { return " Still slower than \(names.baseline): \(medians(gain))." }
        guard scaling.gainsNothing else { return "" }
        return " \(names.candidate) is \(factor(gain)) times as fast as"
            + " \(names.baseline)\(interval(gain))."
    }

    func processors(_ points: [SweepPoint], _ topic: Topic) -> Statement {
        let used = points.map { point in
            let share = (point.cpuPercent ?? 0) / 100
            return "\(poolName(of: point)) \(Digits.fixed(share, 2))"
        }
        let detail = points.map { point in
            "\(Quantity.percent(point.cpuPercent ?? 0)) with \(field.name(of: point))"
        }
        let several = points.filter { ($0.cpuPercent ?? 0) > Self.moreThanOne }
        var evidence = "User and system time over wall time: \(Quantity.list(detail))"
        if points.allSatisfy({ ($0.cpuPercent ?? 0) < Self.waiting }) {
            evidence += "; most of the time they wait"
        } else if several.isEmpty {
            evidence += "; no pool uses more than one CPU"
        }
        return Statement(
            "CPUs used at most\(topic.phrase): \(Quantity.list(used)).", evidence + ".")
    }

    /// The strategy with its mechanism where that differs; the benchmark where no strategy was said.
    private func poolName(of point: SweepPoint) -> String {
        var pool = point
        pool.configuration.workers = nil
        return field.name(of: pool)
    }

    private func cpus(of point: SweepPoint) -> String? {
        point.host?.logicalCPUs.map { Digits.count($0, "CPU") }
    }
}
