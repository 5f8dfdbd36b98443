import PerfModel

extension Finding {
    /// CPU time from this share of wall time on counts as more than one CPU: 110 %.
    static let moreThanOne = 110.0
    /// CPU time below this share of wall time counts as waiting: 50 %.
    static let waiting = 50.0

    func scaling(_ scaling: Scaling) -> Statement {
        let pool = poolName(of: scaling.best)
        if scaling.gainsNothing { return gainsNothing(scaling, pool) }
        let workers = scaling.enough.configuration.workers ?? 1
        let host = cpus(of: scaling.best).map { ", on a host with \($0)" } ?? ""
        guard let last = scaling.points.last, !scaling.beyond.isEmpty else {
            return Statement(
                "\(pool): faster up to \(Digits.count(workers, "worker")), the most timed.",
                "\(gains(scaling, scaling.best))\(host).")
        }
        let ratios = scaling.beyond.compactMap { point in
            point.median.flatMap { median in scaling.enough.median.map { median / $0 } }
        }
        let counts = scaling.beyond.compactMap(\.configuration.workers).map { Digits.count($0) }
        let low = Quantity.change(ratios.min() ?? 1)
        let high = Quantity.change(ratios.max() ?? 1)
        return Statement(
            "\(pool): \(Digits.count(workers, "worker")) \(workers == 1 ? "is" : "are") enough.",
            "\(gains(scaling, scaling.enough)); with \(Quantity.list(counts)) the time changes by"
                + " \(low == high ? low : "\(low) to \(high)")\(last.host == nil ? "" : host).")
    }

    /// `1.90 times as fast as serial, 95 % of the ideal`, or the median where there is no baseline.
    private func gains(_ scaling: Scaling, _ point: SweepPoint) -> String {
        guard let median = point.median, let gain = scaling.gain,
            let base = gain.baseline.median, let workers = point.configuration.workers
        else {
            let unit = TimeUnit.fitting([point.median ?? 0])
            return "\(unit.text(point.median ?? 0)) with \(field.name(of: point))"
        }
        let factor = base / median
        let ideal = Quantity.percent(100 * factor / Double(workers))
        return "\(Quantity.factor(factor)) times as fast as \(field.name(of: gain.baseline))"
            + " with \(Digits.count(workers)), \(ideal) of the ideal"
    }

    private func gainsNothing(_ scaling: Scaling, _ pool: String) -> Statement {
        let medians = scaling.points.compactMap(\.median)
        let counts = scaling.points.compactMap(\.configuration.workers)
        let unit = TimeUnit.fitting(medians)
        let (low, high) = (medians.min() ?? 0, medians.max() ?? 0)
        let times = unit.text(from: low, to: high, around: low)
        var evidence =
            "With \(Digits.count(counts.first ?? 1)) to \(Digits.count(counts.last ?? 1)) workers"
            + " the medians are \(times)"
        if let base = scaling.gain?.baseline, let median = base.median {
            evidence += ", that of \(field.name(of: base)) is \(unit.text(median))"
        }
        return Statement("\(pool): more workers gain nothing.", evidence + ".")
    }

    func processors(_ points: [SweepPoint]) -> Statement {
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
        return Statement("CPUs used at most: \(Quantity.list(used)).", evidence + ".")
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
