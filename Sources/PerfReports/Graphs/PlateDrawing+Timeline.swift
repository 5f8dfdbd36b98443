import Charts
import PerfModel

extension PlateDrawing {
    /// What happened when in one run of each configuration: a panel each, a row per worker.
    ///
    /// Nil where no run told its tasks.
    var timeline: Picture? {
        let sweep = sweep
        let lines = sweep.lines
        let styles = Look.styles(of: lines.map(\.key))
        let panels = zip(lines, styles).flatMap { line, style in
            line.points.compactMap { panel($0, name: sweep.pointName(line, $0), style) }
        }
        guard !panels.isEmpty else { return nil }
        let chart = TimelineChart(
            title: sweep.title, subtitle: "\(sweep.placeWords) · one run of each, the middle one",
            description: alternative(panels), panels: panels)
        return Picture(scene: chart.scene(), alternative: alternative(panels))
    }

    private func panel(
        _ point: SweepPoint, name: String, _ style: Series.Style
    ) -> TimelinePanel? {
        let tasks = details(point)?.tasks ?? []
        guard !tasks.isEmpty else { return nil }
        let workers = Groups(tasks.sorted { ($0.worker ?? 0) < ($1.worker ?? 0) }, by: \.worker)
        let rows = workers.keys.map { worker in
            TimelineRow(
                name: worker.map { "worker \($0)" } ?? "tasks",
                tasks: workers[worker].map {
                    TimelineTask(
                        name: $0.name, start: Double($0.start) / 1e9,
                        stop: Double($0.stop) / 1e9, style: style)
                })
        }
        let end = Double(tasks.map(\.stop).max() ?? 0)
        return TimelinePanel(name: name, detail: TimeUnit.fitting([end]).text(end), rows: rows)
    }

    private func alternative(_ panels: [TimelinePanel]) -> String {
        let words = panels.map { panel in
            let tasks = panel.rows.map(\.tasks.count).reduce(0, +)
            let workers = Digits.count(panel.rows.count, "worker")
            return "\(panel.name): \(Digits.count(tasks, "task")) on \(workers) in \(panel.detail)"
        }
        return "Tasks over time. \(words.joined(separator: "; "))."
    }
}
