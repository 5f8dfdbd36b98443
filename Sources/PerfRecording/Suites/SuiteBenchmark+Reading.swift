import PerfModel
import RelaxedJSON

extension SuiteBenchmark {
    static let keys =
        [
            "name", "command", "commands", "strategy", "workers", "load", "caching",
            "runtime", "interpreter", "parameters", "concurrency", "warmup", "timeout", "expect",
            "service", "min-change", "min-delta",
        ] + GoalRequest.names + ChildOptions.keys

    /// The words in braces that stand for something of the suite; no parameter has such a name.
    static let ownPlaceholders = ["scale", "service", "interpreter"]

    /// Reads one entry of `benchmarks`.
    init(_ node: SuiteNode) throws(SuiteError) {
        let object = try node.object(known: Self.keys)
        let name = try object.required("name").text()
        let commands = try SuiteCommands(object)
        if object["interpreter"] != nil, object["runtime"] != nil {
            throw node.error(.conflict("interpreter", "runtime"))
        }
        var sweep = try Self.sweep(object, benchmark: name)
        sweep.commands = commands.names
        let points: [SweepPoint]
        do throws(SweepError) { points = try sweep.points() } catch {
            throw node.error(.badSweep(error))
        }
        self.init(name: name, commands: commands.texts, points: points)
        interpreters = try Self.interpreters(object["interpreter"])
        runs = try GoalRequest(object)
        warmups = try object["warmup"]?.count(from: 0)
        timeout = try object["timeout"]?.time()
        options = try ChildOptions(object)
        let outcomes: [Outcome] = [.ok, .failed, .timedOut, .killed]
        expected = try object["expect"]?.choice(among: outcomes) ?? .ok
        minimumChange = try object["min-change"]?.share()
        minimumDelta = try object["min-delta"]?.time()
        let service = try object["service"]?.words()
        self.service = service?.compactMap(\.value.string)
        try checkPlaceholders(
            command: commands.words + ChildOptions.templates(object), service: service ?? [])
    }

    private static func sweep(
        _ object: SuiteObject, benchmark: String
    ) throws(SuiteError) -> Sweep {
        var sweep = Sweep(benchmark: benchmark)
        if let node = object["strategy"] {
            sweep.strategies = try node.values(SweepList.strategies(of:in:))
        }
        if let node = object["workers"] {
            sweep.workers = try node.values(SweepList.workers(of:in:))
        }
        if let node = object["load"] { sweep.loads = try node.values(SweepList.loads(of:in:)) }
        if let node = object["caching"] {
            sweep.cachings = try node.values(SweepList.cachings(of:in:))
        }
        if let node = object["runtime"] {
            sweep.runtimes = try node.values(SweepList.items(of:in:))
        }
        if let node = object["concurrency"] {
            sweep.concurrencies = try node.values(SweepList.concurrencies(of:in:))
        }
        if let node = object["parameters"] {
            for member in try node.members() {
                let value = SuiteNode(value: member.value, path: "\(node.path).\(member.name)")
                sweep.parameters.append(try parameter(member.name, value, at: member.place))
            }
        }
        return sweep
    }

    private static func parameter(
        _ name: String, _ node: SuiteNode, at place: TextPlace
    ) throws(SuiteError) -> ParameterList {
        func error(_ problem: SuiteError.Problem) -> SuiteError {
            SuiteError(problem, path: node.path, at: place)
        }
        if ownPlaceholders.contains(name) { throw error(.reservedParameter(name)) }
        if Secrets.isSecretName(name) { throw error(.secretParameter(name)) }
        do throws(SweepError) { _ = try ParameterList(name, values: ["1"], in: "1") } catch {
            throw SuiteError(.badSweep(error), path: node.path, at: place)
        }
        let values = try node.values { words, list throws(SweepError) in
            [try ParameterList(name, values: words, in: list)]
        }
        return values[0]
    }

    private static func interpreters(_ node: SuiteNode?) throws(SuiteError) -> [String] {
        guard let node else { return [] }
        let words = try node.words()
        for word in words { _ = try word.text() }
        return try node.values(SweepList.items(of:in:))
    }

    /// The words in braces that its command may have: those that every point has a value for.
    package var placeholders: [String] {
        let lists = points.map { $0.placeholders.map(\.name) }
        var names = lists.first?.filter { name in lists.allSatisfy { $0.contains(name) } } ?? []
        names += Self.servicePlaceholders
        if service != nil { names.append("service") }
        if !interpreters.isEmpty { names += ["interpreter", "runtime"] }
        return names
    }

    /// Those that its service may have, which is the same for all points.
    package static let servicePlaceholders = ["scale"]

    /// Refuses a `{word}` that some of the points have no value for.
    private func checkPlaceholders(
        command: [SuiteNode], service: [SuiteNode]
    ) throws(SuiteError) {
        let given = placeholders
        for word in service {
            for name in CommandTemplate(word.value.string ?? "").names
            where Self.isOwn(name) && !Self.servicePlaceholders.contains(name) {
                throw word.error(.placeholderNotGiven(name))
            }
        }
        for word in command {
            for name in CommandTemplate(word.value.string ?? "").names
            where Self.isOwn(name) && !given.contains(name) {
                throw word.error(.placeholderNotGiven(name))
            }
        }
    }

    private static func isOwn(_ name: String) -> Bool {
        Placeholder.dimensions.contains(name) || ownPlaceholders.contains(name)
    }
}
