import PerfModel
import PerfRecording
import PerfReports

/// What the history keeps of how a configuration is measured: the options that make a difference, by
/// their names, with values as they would be typed, secrets masked.
enum MeasuringSettings {
    /// - Parameter reference: the command that this one is compared with, where the call named one.
    static func list(
        _ options: ChildOptions, runs: GoalRequest, timeout: Duration?, failures: ToleratedExits,
        copies: Int?, measuring: MeasuringRequest, setupMoment: SetupMoment? = nil,
        isScript: Bool = false, reference: String? = nil
    ) -> [Setting] {
        var settings = copies.map { [Setting(Sweep.concurrencyParameter, String($0))] } ?? []
        if let reference { settings.append(Setting("reference", reference)) }
        settings += Self.runs(runs)
        for kind in HookKind.allCases {
            guard let words = options.hooks[kind] else { continue }
            settings.append(Setting(kind.rawValue, text(ofHook: words, isScript: isScript)))
        }
        let moment = measuring.setupMoment ?? setupMoment
        if !options.hooks.isEmpty, moment == .atSwitch {
            settings.append(Setting("setup-at", SetupMoment.atSwitch.rawValue))
        }
        if let timeout { settings.append(Setting("timeout", TimeSpan.text(timeout))) }
        switch failures {
        case .none: break
        case .all: settings.append(Setting("ignore-failure"))
        case .codes(let codes):
            let list = codes.sorted().map(String.init).joined(separator: ",")
            settings.append(Setting("ignore-failure", list))
        }
        return settings + child(options, padsEnvironment: measuring.padsEnvironment)
            + options.metrics.map(setting)
    }

    /// Nothing for a number of runs, which the runs tell themselves.
    private static func runs(_ request: GoalRequest) -> [Setting] {
        guard case .enough = request.goal else { return [] }
        var settings = [Setting("runs", "auto")]
        if let least = request.least { settings.append(Setting("min-runs", String(least))) }
        if let most = request.most { settings.append(Setting("max-runs", String(most))) }
        if let precision = request.precision {
            settings.append(Setting("precision", Share.text(precision)))
        }
        if let budget = request.budget { settings.append(Setting("budget", TimeSpan.text(budget))) }
        return settings
    }

    /// The words of a hook as one text; of a shell's, its script.
    private static func text(ofHook words: [String], isScript: Bool) -> String {
        let masked = Secrets.masked(words)
        return isScript ? masked[masked.count - 1] : Shell.line(masked)
    }

    private static func child(_ options: ChildOptions, padsEnvironment: Bool) -> [Setting] {
        var settings: [Setting] = []
        if let cpus = options.cpus { settings.append(Setting("pin", cpus.text)) }
        if let niceness = options.niceness { settings.append(Setting("nice", String(niceness))) }
        for variable in options.variables {
            settings.append(Setting("env", "\(variable.name)=\(masked(variable))"))
        }
        if options.isEnvironmentClean ?? false { settings.append(Setting("clean-env")) }
        if let folder = options.folder { settings.append(Setting("cwd", folder)) }
        if let input = options.input { settings.append(Setting("input", input)) }
        if !padsEnvironment { settings.append(Setting("no-padding")) }
        if options.counts ?? false { settings.append(Setting("counters")) }
        return settings
    }

    private static func masked(_ variable: ChildVariable) -> String {
        if Secrets.isSecretName(variable.name) { return Secrets.mask }
        // As the value of an option, so that white space does not end a secret.
        return Secrets.masked(["--value", variable.value])[1]
    }

    /// `NAME[:UNIT[:DIRECTION]]=REGEX`, as it is typed.
    private static func setting(_ rule: MetricRule) -> Setting {
        var name = rule.metric.name
        if rule.metric.unit != nil || rule.metric.direction != nil {
            name += ":\(rule.metric.unit ?? "")"
        }
        if let direction = rule.metric.direction { name += ":\(direction.rawValue)" }
        return switch rule.source {
        case .pattern(let pattern): Setting("metric", "\(name)=\(pattern)")
        case .path(let path): Setting("metric-json", name == path ? path : "\(name)=\(path)")
        }
    }
}
