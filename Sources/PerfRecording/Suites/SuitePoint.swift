package import PerfModel

/// One configuration of a suite as it is to be recorded.
package struct SuitePoint: Sendable {
    /// The place of its benchmark in the suite's list, from 0.
    package var benchmark: Int
    /// With the runtime's real name, and the scale as a parameter where it is not 1.
    package var point: SweepPoint
    /// The command as written, at least one word.
    package var command: [String]
    package var runs: GoalRequest
    package var warmups: Int
    package var timeout: Duration?
    package var options: ChildOptions
    package var expected: Outcome
    /// The program that must run meanwhile, its words filled; nil where there is none.
    package var service: [String]?
    /// The real executable that `{interpreter}` stands for; nil where there is none.
    package var interpreter: String?
    /// What `{scale}` stands for.
    package var scale: String

    package var configuration: Configuration { point.configuration }

    /// What the words in braces of its command stand for.
    ///
    /// The environment gets `point.placeholders` only.
    /// - Parameter address: where its service listens; nil where it has none.
    package func placeholders(service address: String?) -> [Placeholder] {
        var list = point.placeholders.filter { $0.name != "scale" }
        list.append(Placeholder("scale", scale))
        if let address { list.append(Placeholder("service", address)) }
        if let interpreter { list.append(Placeholder("interpreter", interpreter)) }
        return list
    }

    /// The command as it is started.
    package func words(service address: String?) -> [String] {
        let placeholders = placeholders(service: address)
        return command.map { CommandTemplate($0).filled(with: placeholders) }
    }
}
