package import Subprocess

/// The environment of a measured program.
package enum ChildEnvironment {
    /// Holds the address of the service that the recorder started for a benchmark.
    package static let serviceVariable = "PERFDB_SERVICE"

    /// The recorder's environment without what is only its own, with the point's values added.
    ///
    /// `PERFDB_DATABASE` is not handed on, so that a measured perfdb writes into no history by
    /// accident; the variable of a dimension that was not said is taken away.
    /// - Parameter service: the address of its service; nil: it has none, and hears of no other.
    package static func variables(
        inherited: Environment, placeholders: [Placeholder], service: String? = nil
    ) -> Environment {
        var environment = inherited
        environment["PERFDB_DATABASE"] = nil
        for name in Placeholder.dimensions { environment[Placeholder(name, "").variable] = nil }
        for name in inherited.names where name.hasPrefix(Placeholder.parameterVariables) {
            environment[name] = nil
        }
        for placeholder in placeholders { environment[placeholder.variable] = placeholder.value }
        environment[ReportChannel.variable] = String(ReportChannel.descriptor)
        environment[serviceVariable] = service
        return environment
    }
}
