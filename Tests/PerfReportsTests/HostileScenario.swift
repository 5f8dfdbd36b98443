import PerfModel

extension Scenarios {
    /// A name that would run something, end an attribute, hide or turn text.
    static let hostileName =
        "<img src=x onerror=alert(1)>\"'</script><!--\u{202E}\u{1B}[31m\u{0}&amp;\nשלום"

    /// Two sessions of two loads, with names that a page must take as text.
    static func hostile() throws -> ScriptedHistory {
        var history = ScriptedHistory()
        for (index, factor) in [1.0, 1.1].enumerated() {
            let sweep = divisors(slower: factor, seed: UInt64(index + 1)).map { measurements in
                var measurements = measurements
                measurements.configuration.benchmark = hostileName
                return measurements
            }
            try history.record(
                at: "2026-11-1\(2 + index)T10:00Z", commit: commits[index],
                label: "</style><b>\u{2066}", sweep: sweep)
        }
        return history
    }
}
