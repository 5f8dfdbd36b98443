import PerfModel
import RelaxedJSON

/// Takes metrics from what a program printed.
///
/// Not Sendable: patterns are compiled once.
struct MetricReader {
    private let rules: [(metric: Metric, finder: Finder?)]

    /// - Parameter rules: one that cannot be followed (`MetricRule.check`) finds nothing.
    init(_ rules: [MetricRule]) {
        self.rules = rules.map { ($0.metric, try? Finder($0.source)) }
    }

    /// The values, one at most for each rule, and a warning for each rule that found none.
    ///
    /// - Parameter output: UTF-8; what is none is replaced.
    func read(_ output: [UInt8]) -> (values: [MetricValue], messages: [RunMessage]) {
        var values: [MetricValue] = []
        var messages: [RunMessage] = []
        var json: JSONValue??
        for (metric, finder) in rules {
            let value: Double?
            switch finder {
            case .pattern(let pattern): value = pattern.number(in: output)
            case .path(let path):
                let document = json ?? (try? JSONValue(utf8: output, depth: 512))
                json = .some(document)
                value = document.flatMap(path.value).flatMap(Self.number)
            case nil: value = nil
            }
            if let value {
                values.append(MetricValue(metric: metric, value: value))
            } else {
                messages.append(
                    RunMessage(
                        kind: .warning, name: "metric-missing",
                        text: "no number for the metric \(metric.name) in the output"))
            }
        }
        return (values, messages)
    }

    /// A number, or a text that is one; nil for anything else.
    private static func number(_ value: JSONValue) -> Double? {
        value.number?.double ?? value.string.flatMap(MetricNumber.value)
    }

    /// A rule's source, ready to be used.
    enum Finder {
        case pattern(LinePattern)
        case path(JSONPath)

        init(_ source: MetricRule.Source) throws(MetricRuleError) {
            switch source {
            case .pattern(let pattern): self = .pattern(try LinePattern(pattern))
            case .path(let path): self = .path(try JSONPath(path))
            }
        }
    }
}

extension RunReport {
    /// Adds what was taken from the output; a metric that the program told otherwise, too, has the
    /// value of the output.
    mutating func add(_ found: (values: [MetricValue], messages: [RunMessage])) {
        for value in found.values {
            if let place = metrics.firstIndex(where: { $0.metric == value.metric }) {
                metrics[place] = value
            } else {
                metrics.append(value)
            }
        }
        messages += found.messages
    }
}
