import PerfModel

/// Turns hyperfine's results into a session.
struct HyperfineImport {
    private let content: HyperfineFileContent
    private let discretion: Discretion

    private var results: [HyperfineResult] { content.results }

    /// - Parameter content: with at least one result.
    init(_ content: HyperfineFileContent, discretion: Discretion) {
        self.content = content
        self.discretion = discretion
    }

    /// The session; before 2.0 the file says neither when nor where nor by which version it was made.
    func session(id: String) -> ForeignSession {
        let configurations = configurations()
        var runs: [Run] = []
        for (place, result) in results.enumerated() {
            for number in result.runs.indices {
                runs.append(run(number, of: result, at: place, position: runs.count + 1))
            }
        }
        // Command after command, as hyperfine always does.
        let session = Session(
            id: id, startedAt: content.startedAt, origin: .imported,
            recorder: "hyperfine" + (content.version.map { " \($0)" } ?? ""),
            order: RunOrder.sequential.rawValue)
        return ForeignSession(
            form: .hyperfine, session: session, configurations: configurations, runs: runs,
            osFamily: content.system == "Darwin" ? "macOS" : content.system,
            architecture: content.architecture)
    }

    // MARK: - What was measured

    private func configurations() -> [SessionConfiguration] {
        let commands = unfolded(\.command)
        let labels = unfolded(\.label)
        var configurations = results.enumerated().map { place, result in
            let parameters = result.parameters.map {
                discretion.isSecret($0.name)
                    ? Parameter(name: $0.name, value: Discretion.mask) : $0
            }
            return SessionConfiguration(
                DimensionNames.configuration(benchmark: labels[place], parameters),
                command: [commands[place]],
                settings: hasTolerated(result) ? [Setting("ignore-failure")] : [])
        }
        tellApart(&configurations)
        return configurations
    }

    /// A text of each result as it was typed, without its secrets.
    private func unfolded(_ text: KeyPath<HyperfineResult, String>) -> [String] {
        let templates = CommandUnfolding.templates(
            results.map {
                CommandUnfolding.FilledCommand(text: $0[keyPath: text], parameters: $0.parameters)
            })
        return zip(templates, results).map(discreet)
    }

    /// A command without its secrets; those that are a parameter's value, too.
    private func discreet(_ command: String, of result: HyperfineResult) -> String {
        var text = discretion.masked(command)
        for parameter in result.parameters
        where discretion.isSecret(parameter.name) && !parameter.value.isEmpty {
            text = Self.replaced(parameter.value, in: text)
        }
        return text
    }

    private static func replaced(_ secret: String, in text: String) -> String {
        var result = ""
        var rest = text[...]
        while !rest.isEmpty {
            if rest.hasPrefix(secret) {
                result += Discretion.mask
                rest = rest.dropFirst(secret.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }

    /// Gives results that nothing tells apart, as of one command measured with two preparations, their
    /// place among each other as the parameter `result`: they are never pooled.
    private func tellApart(_ configurations: inout [SessionConfiguration]) {
        let places = Dictionary(grouping: configurations.indices) {
            configurations[$0].configuration
        }
        for equal in places.values where equal.count > 1 {
            for (number, place) in equal.enumerated() {
                let parameters = configurations[place].configuration.parameters
                configurations[place].configuration.parameters =
                    (parameters.filter { $0.name != "result" }
                    + [Parameter(name: "result", value: "\(number + 1)")]).sorted()
            }
        }
    }

    // MARK: - Runs

    private func run(
        _ number: Int, of result: HyperfineResult, at place: Int, position: Int
    ) -> Run {
        let measured = result.runs[number]
        let end = Self.end(measured.end)
        // The mean of one run is its own.
        let isOnly = result.runs.count == 1
        let usage = Usage(
            read: Self.nanoseconds(measured.wall),
            user: (measured.user ?? (isOnly ? result.user : nil)).map(Self.nanoseconds),
            sys: (measured.system ?? (isOnly ? result.system : nil)).map(Self.nanoseconds),
            readingError: nil)
        return Run(
            configuration: place, startedAt: nil, outcome: end.outcome, exitStatus: end.status,
            signal: end.signal, isWarmup: false, round: number + 1, position: position,
            usage: usage, report: report(measured, of: result))
    }

    /// What is no run's own, the means of CPU time and a high-water mark of memory; and counters.
    ///
    /// hyperfine asks the system for the largest of all processes that it waited for by then, shells
    /// and earlier commands included: after a large run every later one seems as large. So it bounds
    /// a run's peak from above, and is not taken for it. Its counters leave the kernel out, so they
    /// are not those that perfdb counts.
    private func report(_ run: HyperfineRun, of result: HyperfineResult) -> RunReport {
        var report = RunReport()
        if result.runs.count > 1 {
            if let user = result.user { report.metrics.append(Self.metric("user", "s", user)) }
            if let system = result.system {
                report.metrics.append(Self.metric("system", "s", system))
            }
        }
        if let memory = run.memory {
            report.metrics.append(Self.metric("memory", "B", Double(memory)))
        }
        for counter in run.counters {
            report.metrics.append(Self.metric(counter.name, nil, counter.value))
        }
        return report
    }

    private static func metric(_ name: String, _ unit: String?, _ value: Double) -> MetricValue {
        MetricValue(
            metric: Metric(name: "hyperfine:\(name)", unit: unit, direction: .lower), value: value)
    }

    private static func nanoseconds(_ seconds: Double) -> Int64 {
        Int64((seconds * 1e9).rounded())
    }

    /// How a run ended. hyperfine stops at another status than 0 unless it was told to ignore it, so a
    /// status that stands in its file was allowed: the run counts, as it does there.
    ///
    private static func end(
        _ end: HyperfineRun.End
    ) -> (outcome: Outcome, status: Int32?, signal: Int32?) {
        switch end {
        case .untold: (.ok, nil, nil)
        case .signalled: (.killed, nil, nil)
        case .code(let code) where signals.contains(code): (.killed, nil, Int32(code - 128))
        case .code(let code) where statuses.contains(code): (.ok, Int32(code), nil)
        case .code: (.failed, nil, nil)
        }
    }

    /// What a process can return; Windows' other codes are those of crashes.
    private static let statuses = 0...255

    /// 128 + the number of a signal, as shells write it and hyperfine since 1.12.
    private static let signals = 129...159

    private func hasTolerated(_ result: HyperfineResult) -> Bool {
        result.runs.contains { $0.end != .untold && $0.end != .code(0) }
    }
}
