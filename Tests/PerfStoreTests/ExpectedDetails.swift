import PerfModel

/// What the store should make of the reports of some runs, computed without SQL.
enum ExpectedDetails {
    /// Nil where the runs of the configuration said nothing.
    ///
    /// - Parameter runs: by position.
    static func details(_ planned: SessionConfiguration, _ runs: [Run]) -> Details? {
        let counted = runs.filter { $0.outcome == .ok && !$0.isWarmup }
        let memory = memory(of: counted)
        let details = Details(
            configuration: planned.configuration, phases: phases(of: counted),
            metrics: metrics(of: counted), memory: memory.values,
            isMemoryProportional: memory.areShares, tasks: tasks(of: counted),
            messages: messages(of: runs), copies: copies(of: counted))
        return details == Details(configuration: planned.configuration) ? nil : details
    }

    private static func phases(of runs: [Run]) -> [Details.PhaseTimes] {
        var names: [String] = []
        for phase in runs.flatMap(\.report.phases) where !names.contains(phase.name) {
            names.append(phase.name)
        }
        return names.map { name in
            let durations = runs.map { $0.report.phases.filter { $0.name == name } }
                .filter { !$0.isEmpty }
            return .init(name: name, durations: durations.map { sum($0.map(\.duration)) })
        }
    }

    private static func metrics(of runs: [Run]) -> [Details.MetricValues] {
        let metrics = Set(runs.flatMap(\.report.metrics).map(\.metric))
        return metrics.sorted().map { metric in
            let values = runs.map { $0.report.metrics.filter { $0.metric == metric } }
                .filter { !$0.isEmpty }
            return .init(metric: metric, values: values.map { $0.map(\.value).reduce(0, +) })
        }
    }

    private static func memory(of runs: [Run]) -> (values: [Int64], areShares: Bool) {
        let told = runs.map(\.report.workers).filter { !$0.isEmpty }
            .map { Dictionary(grouping: $0, by: \.worker).values }
        let peaks = told.map { sum($0.map { $0.map(\.peak).max() ?? 0 }) }
        let shares = told.map { workers in
            workers.map { $0.compactMap(\.proportional).last }
        }
        guard !told.isEmpty, !shares.joined().contains(nil) else { return (peaks, false) }
        return (shares.map { sum($0.compactMap(\.self)) }, true)
    }

    private static func tasks(of runs: [Run]) -> [WorkTask] {
        let haveRegions = runs.allSatisfy { $0.report.region != nil }
        func time(_ run: Run) -> Int64 {
            haveRegions ? run.report.region ?? 0 : run.usage.wall
        }
        let ranked = runs.filter { !$0.report.tasks.isEmpty }
            .sorted { (time($0), $0.position) < (time($1), $1.position) }
        return ranked.isEmpty ? [] : ranked[(ranked.count - 1) / 2].report.tasks
    }

    private static func copies(of runs: [Run]) -> [Details.CopyTimes] {
        let most = runs.map(\.copies.count).max() ?? 0
        return (0..<most).map { index in
            .init(
                number: index + 1,
                walls: runs.filter { $0.copies.count > index }.map { $0.copies[index].wall })
        }
    }

    private static func messages(of runs: [Run]) -> [Details.MessageCount] {
        Set(runs.flatMap(\.report.messages))
            .map { message in
                .init(
                    message: message,
                    runs: runs.count { $0.report.messages.contains(message) })
            }
            .sorted { left, right in
                (left.message.kind.rawValue, left.message.name, left.message.text)
                    < (right.message.kind.rawValue, right.message.name, right.message.text)
            }
    }

    /// The sum, at most the largest number.
    private static func sum(_ values: [Int64]) -> Int64 {
        values.reduce(0) { total, value in value > .max - total ? .max : total + value }
    }
}
