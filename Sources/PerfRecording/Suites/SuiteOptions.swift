import PerfModel
import RelaxedJSON

extension GoalRequest {
    /// Reads what an object says of the number of runs.
    init(_ object: SuiteObject) throws(SuiteError) {
        self.init()
        if let node = object["runs"] {
            if node.value.string == "auto" {
                count = .auto
            } else if node.value.number == nil {
                throw node.wrongType(.runs)
            } else {
                count = .count(try node.count(from: 1))
            }
        }
        least = try object["min-runs"]?.count(from: 1)
        most = try object["max-runs"]?.count(from: 1)
        precision = try object["precision"]?.share()
        budget = try object["budget"]?.time()
        switch fault {
        case .countWith(_, let limit)?:
            throw (object[limit] ?? object.node).error(.conflict("runs", limit))
        case .mostBelowLeast?: if let fault { throw object.node.error(.badGoal(fault)) }
        case nil: break
        }
    }
}

extension ChildOptions {
    static let keys =
        HookKind.allCases.map(\.rawValue) + [
            "pin", "nice", "env", "clean-env", "cwd", "input", "counters", "metrics",
        ]

    /// Reads what an object says of how its programs are started.
    init(_ object: SuiteObject) throws(SuiteError) {
        self.init()
        for kind in HookKind.allCases {
            guard let words = try object[kind.rawValue]?.words() else { continue }
            if words[0].value.string == "" { throw words[0].error(.badText("")) }
            hooks[kind] = words.compactMap(\.value.string)
        }
        if let node = object["pin"] { cpus = try node.cpus() }
        niceness = try object["nice"]?.count(from: -20, to: 19)
        if let node = object["env"] { variables = try Self.variables(node) }
        isEnvironmentClean = try object["clean-env"]?.boolean()
        folder = try object["cwd"]?.text()
        input = try object["input"]?.text()
        counts = try object["counters"]?.boolean()
        if let node = object["metrics"] { metrics = try Self.metrics(node) }
    }

    /// The values of an object that may have placeholders.
    static func templates(_ object: SuiteObject) throws(SuiteError) -> [SuiteNode] {
        var nodes = [object["cwd"], object["input"]].compactMap(\.self)
        for kind in HookKind.allCases { nodes += try object[kind.rawValue]?.words() ?? [] }
        for member in try object["env"]?.members() ?? [] {
            nodes.append(
                SuiteNode(value: member.value, path: "\(object.node.path).env.\(member.name)"))
        }
        return nodes
    }

    private static func variables(_ node: SuiteNode) throws(SuiteError) -> [ChildVariable] {
        var variables: [ChildVariable] = []
        for member in try node.members() {
            let value = SuiteNode(value: member.value, path: "\(node.path).\(member.name)")
            guard let text = value.value.string ?? value.value.number?.text else {
                throw value.wrongType(.item)
            }
            do throws(ChildVariableError) {
                variables.append(try ChildVariable(member.name, text))
            } catch {
                throw SuiteError(.badVariable(error), path: value.path, at: member.place)
            }
        }
        return variables
    }

    private static func metrics(_ node: SuiteNode) throws(SuiteError) -> [MetricRule] {
        var rules: [MetricRule] = []
        for member in try node.members() {
            let value = SuiteNode(value: member.value, path: "\(node.path).\(member.name)")
            rules.append(try metric(member.name, value))
        }
        return rules
    }

    /// A regular expression, or an object with `regex` or `json`, `unit` and `direction`.
    private static func metric(
        _ name: String, _ node: SuiteNode
    ) throws(SuiteError) -> MetricRule {
        var metric = Metric(name: name)
        var pattern = node
        var path: SuiteNode?
        if node.value.object != nil {
            let object = try node.object(known: ["regex", "json", "unit", "direction"])
            metric.unit = try object["unit"]?.text()
            metric.direction = try object["direction"]?.choice(
                among: Metric.Direction.allCases)
            path = object["json"]
            if let path, object["regex"] != nil { throw path.error(.conflict("regex", "json")) }
            if path == nil { pattern = try object.required("regex") }
        }
        let source = path ?? pattern
        guard let text = source.value.string else { throw source.wrongType(.text) }
        do throws(MetricTextError) {
            return try path == nil
                ? MetricRule(metric, pattern: text) : MetricRule(metric, path: text)
        } catch {
            throw source.error(.badMetric(error))
        }
    }
}

extension SuiteNode {
    /// The numbers of CPUs, as a number or a text as on the command line.
    fileprivate func cpus() throws(SuiteError) -> CPUList {
        guard let text = value.string ?? value.number?.text else { throw wrongType(.item) }
        do throws(SweepError) { return try CPUList(text) } catch {
            throw self.error(.badSweep(error))
        }
    }
}
