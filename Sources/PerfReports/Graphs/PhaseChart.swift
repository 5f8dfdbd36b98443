import Charts
import PerfModel

/// What the runs of a sweep over workers consist of: a bar of phases per configuration.
struct PhaseChart {
    var section: Section
    /// Of one host and runtime, those that told phases.
    var points: [SweepPoint]
    var words: [String]
    var hosts: HostNames
    var details: (SweepPoint) -> Details?

    /// The charts of a section, one per host and runtime; none where no run told phases, or where
    /// something else than workers varies in an order.
    static func charts(
        of section: Section, hosts: HostNames, details: (SweepPoint) -> Details?
    ) -> [(points: [SweepPoint], runtime: String?, words: [String])] {
        if case .parameter = SweepAxis(of: section.points) { return [] }
        let told = section.points.filter { point in
            point.median != nil && !(details(point)?.phases.isEmpty ?? true)
        }
        let groups = Groups(told) { [hosts.name(of: $0.host), $0.configuration.runtime] }
        let areHosts = Set(told.map(\.host)).count > 1
        let areRuntimes = Set(told.map(\.configuration.runtime)).count > 1
        return groups.keys.map { key in
            let words = [areRuntimes ? key[1] ?? "runtime not said" : nil, areHosts ? key[0] : nil]
            return (groups[key], key[1], words.compactMap(\.self))
        }
    }

    /// The phases in the order of a run: known ones first, then as they were told.
    private var names: [String] {
        let told = Groups(points.flatMap { details($0)?.phases.map(\.name) ?? [] }) { $0 }.keys
        return Phase.known.filter(told.contains) + told.filter { !Phase.known.contains($0) }
    }

    var title: String {
        let place = [section.benchmark, section.words].compactMap(\.self) + words
        return "\(place.joined(separator: ", ")): where the time goes"
    }

    /// A sentence for those who do not see the chart: the largest phase of each bar.
    var alternative: String {
        let unit = TimeUnit.fitting(points.compactMap(\.wholeMean))
        let sentences = zip(rowNames, points).map { name, point in
            let values = means(of: point)
            let largest = zip(names, values).max { ($0.1 ?? 0) < ($1.1 ?? 0) }
            let words = largest.map { " of it \(unit.text($0.1 ?? 0)) \($0.0)" } ?? ""
            return "\(name) \(unit.text(point.wholeMean ?? 0)),\(words)"
        }
        return "Phases of runs: \(sentences.joined(separator: "; "))."
    }

    private var rowNames: [String] {
        let keys = points.map { LineKey(scaling: $0, over: .none) }
        let names = LineNames(of: keys, hosts: hosts)
        return keys.map { names.name(of: $0) ?? section.benchmark }
    }

    /// Mean nanoseconds per run that counts, by phase; nil for one that it did not tell.
    private func means(of point: SweepPoint) -> [Double?] {
        let phases = details(point)?.phases ?? []
        return names.map { name in
            phases.first { $0.name == name }.map { phase in
                phase.durations.reduce(0.0) { $0 + Double($1) } / Double(max(point.runs, 1))
            }
        }
    }

    /// The finished drawing.
    var scene: Scene {
        let sweep = SweepChart(
            section: section, part: [], points: points, axis: .none, hosts: hosts)
        let chart = StackedBarChart(
            title: title,
            subtitle: "\(sweep.placeWords) · means over the runs; bars are whole processes",
            description: alternative, values: Axis(label: "time", unit: .seconds),
            parts: names.enumerated().map { Part(name: $1, style: .ordinal($0)) },
            groups: [
                StackGroup(
                    stacks: zip(rowNames, points).map { name, point in
                        Stack(
                            name: name, values: means(of: point).map { $0.map { $0 / 1e9 } },
                            total: point.wholeMean.map { $0 / 1e9 })
                    })
            ])
        return chart.scene()
    }
}
