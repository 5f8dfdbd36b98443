package import Subprocess

/// The environment of a measured program, and of a service that is there for it.
package enum ChildEnvironment {
    /// Holds the address of the service that the recorder started for a benchmark.
    package static let serviceVariable = "PERFDB_SERVICE"

    /// The recorder's environment without what is only its own, with the point's values added.
    ///
    /// `PERFDB_DATABASE` is not handed on, so that a measured perfdb writes into no history by
    /// accident; the variable of a dimension that was not said is taken away.
    /// - Parameters:
    ///   - service: the address of its service; nil: it has none, and hears of no other.
    ///   - added: what it is given besides, in place of what the recorder has.
    ///   - isClean: whether of the recorder's variables it is given `PATH` only.
    ///   - hasChannel: whether it has a report channel.
    package static func variables(
        inherited: Environment, placeholders: [Placeholder], service: String? = nil,
        adding added: [(name: String, value: String)] = [], isClean: Bool = false,
        hasChannel: Bool = true
    ) -> Environment {
        var environment = withoutPoint(inherited)
        if isClean {
            environment = Environment()
            environment["PATH"] = inherited["PATH"]
        }
        for variable in added { environment[variable.name] = variable.value }
        for placeholder in placeholders { environment[placeholder.variable] = placeholder.value }
        environment[ReportChannel.variable] =
            hasChannel ? String(ReportChannel.descriptor) : nil
        environment[serviceVariable] = service
        return environment
    }

    /// Whether a variable is one that perfdb itself gives to programs.
    package static func isOwn(_ name: String) -> Bool {
        name.hasPrefix(Placeholder.parameterVariables)
            || ([ReportChannel.variable, serviceVariable] + LaunchRequest.ownVariables)
                .contains(name)
            || Placeholder.dimensions.contains { Placeholder($0, "").variable == name }
    }

    /// The environment of a service: as above, but of no point, and without a report channel, which
    /// it does not have.
    package static func ofService(inherited: Environment) -> Environment {
        var environment = withoutPoint(inherited)
        environment[ReportChannel.variable] = nil
        environment[serviceVariable] = nil
        return environment
    }

    /// An environment without the recorder's history and without values of any point.
    private static func withoutPoint(_ inherited: Environment) -> Environment {
        var environment = inherited
        environment["PERFDB_DATABASE"] = nil
        for name in Placeholder.dimensions { environment[Placeholder(name, "").variable] = nil }
        for name in inherited.names where name.hasPrefix(Placeholder.parameterVariables) {
            environment[name] = nil
        }
        return environment
    }
}
