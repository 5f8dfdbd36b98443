import PerfModel

extension RunReport {
    /// How much longer than the whole run its parts may be together: two clocks are read, at
    /// slightly different moments.
    private static let tolerance = 0.01

    /// The report with a warning where its parts took longer than the whole run.
    ///
    /// Phases are those of the program's main thread, one after the other, and a region is passed
    /// once; both are told wrongly where they add up to more. The numbers are not in the sentence, so
    /// that runs with the same fault have the same message.
    /// - Parameter wall: what the run took, nanoseconds.
    func checked(against wall: Int64) -> RunReport {
        var result = self
        let longest = Double(wall) * (1 + Self.tolerance)
        if phases.reduce(0, { $0 + Double($1.duration) }) > longest {
            result.messages.append(
                RunMessage(
                    kind: .warning, name: "phases-exceed-wall",
                    text: "the phases add up to more than the whole run took"))
        }
        if let region, Double(region) > longest {
            result.messages.append(
                RunMessage(
                    kind: .warning, name: "region-exceeds-wall",
                    text: "the region is longer than the whole run"))
        }
        return result
    }
}
