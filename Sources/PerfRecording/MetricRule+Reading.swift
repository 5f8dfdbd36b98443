package import PerfModel

extension MetricRule {
    /// Reads `NAME[:UNIT[:lower|higher]]=REGEX`.
    ///
    /// - Throws: `MetricTextError`.
    package init(patternOption text: String) throws(MetricTextError) {
        guard let equals = text.firstIndex(of: "=") else { throw .noSource(text) }
        let metric = try Self.metric(String(text[..<equals]))
        try self.init(metric, pattern: String(text[text.index(after: equals)...]))
    }

    /// Reads `[NAME[:UNIT[:lower|higher]]=]PATH`; a metric without a name is called as its path.
    ///
    /// - Throws: `MetricTextError`.
    package init(pathOption text: String) throws(MetricTextError) {
        guard let equals = text.firstIndex(of: "=") else {
            try self.init(Metric(name: text), path: text)
            return
        }
        let metric = try Self.metric(String(text[..<equals]))
        try self.init(metric, path: String(text[text.index(after: equals)...]))
    }

    /// - Throws: `MetricTextError.badName`, `.badRule`.
    package init(_ metric: Metric, pattern: String) throws(MetricTextError) {
        self.init(metric, .pattern(pattern))
        try checkAll()
    }

    /// - Throws: `MetricTextError.badName`, `.badRule`.
    package init(_ metric: Metric, path: String) throws(MetricTextError) {
        self.init(metric, .path(path))
        try checkAll()
    }

    /// `NAME[:UNIT[:lower|higher]]`; an empty unit is none.
    private static func metric(_ text: String) throws(MetricTextError) -> Metric {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 3 else { throw .badName(text) }
        var metric = Metric(name: parts[0])
        if parts.count > 1, !parts[1].isEmpty { metric.unit = parts[1] }
        if parts.count > 2 {
            guard let direction = Metric.Direction(rawValue: parts[2]) else {
                throw .badDirection(parts[2])
            }
            metric.direction = direction
        }
        return metric
    }

    private func checkAll() throws(MetricTextError) {
        for text in [metric.name, metric.unit ?? "-"]
        where text.isEmpty || text.hasControlCharacter || text.utf8.count > 200 {
            throw .badName(text)
        }
        do throws(MetricRuleError) { try check() } catch { throw .badRule(error) }
    }
}

/// Why a text says no metric.
package enum MetricTextError: Error, Hashable, Sendable {
    /// There is nothing after the name.
    case noSource(String)
    /// A name or a unit that is empty, too long, or has a control character.
    case badName(String)
    case badDirection(String)
    /// What says where the number is cannot be followed.
    case badRule(MetricRuleError)
}
