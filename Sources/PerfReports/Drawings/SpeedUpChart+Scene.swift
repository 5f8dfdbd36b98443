import Charts
import PerfModel
import Statistics

extension SpeedUpChart {
    /// The finished drawing.
    var scene: Scene {
        let most = Double(speedUps.most ?? 1)
        let x = Axis(label: "workers", kind: SweepChart.kind(of: [1, most]), includesZero: false)
        let measured = speedUps.pools.filter { !$0.points.isEmpty }.map(series)
        let chart = PairedChart(
            title: title, subtitle: subtitle, description: alternative, x: x,
            panels: [
                PairedChart.Panel(
                    y: Axis(label: "speed-up", unit: .ratio, holding: [sweep.ideal(upTo: most)]),
                    series: [SpeedUps.ideal(upTo: most)] + speedUps.fitted(upTo: most) + measured,
                    rules: sweep.rules),
                PairedChart.Panel(
                    y: Axis(label: "efficiency", unit: .percent),
                    series: measured.map(Self.perWorker),
                    rules: sweep.rules + [Rule(.y(1), label: "ideal")]),
            ])
        return chart.scene()
    }

    private func series(_ pool: SpeedUps.Pool) -> Series {
        let points = pool.points.map { speedUp -> Point in
            let interval = speedUp.interval
            return Point(
                x: Double(speedUp.workers), value: speedUp.factor, low: interval?.lower,
                high: interval?.upper, tooltip: speedUp.words(of: pool.line.name, interval),
                key: speedUp.point.key)
        }
        return Series(name: pool.line.name, style: pool.style, points: points)
    }

    /// The same for one worker of those that there are.
    private static func perWorker(_ series: Series) -> Series {
        var series = series
        series.points = series.points.map { point in
            Point(
                x: point.x, value: point.value / point.x, low: point.low.map { $0 / point.x },
                high: point.high.map { $0 / point.x }, tooltip: point.tooltip, key: point.key)
        }
        return series
    }
}
