import PerfModel

/// How a benchmark's program is started and what is done around it, beside its words; nil or empty
/// where nobody said so.
package struct ChildOptions: Hashable, Sendable {
    /// The words of the programs that run around it, as written.
    package var hooks: [HookKind: [String]] = [:]
    package var cpus: CPUList?
    /// Added to its niceness.
    package var niceness: Int?
    /// Variables that it is given besides; each name once.
    package var variables: [ChildVariable] = []
    /// Whether it is given no other variables but `PATH`.
    package var isEnvironmentClean: Bool?
    /// The folder it begins in, as written.
    package var folder: String?
    /// The file that is its standard input, as written.
    package var input: String?
    package var counts: Bool?
    /// What is taken from its output; each name once.
    package var metrics: [MetricRule] = []

    package init() {}

    /// These where they say something, else the other ones; variables of both.
    package func over(_ other: ChildOptions) -> ChildOptions {
        var options = other
        options.hooks.merge(hooks) { _, own in own }
        options.cpus = cpus ?? other.cpus
        options.niceness = niceness ?? other.niceness
        options.variables.removeAll { old in variables.contains { $0.name == old.name } }
        options.variables += variables
        options.isEnvironmentClean = isEnvironmentClean ?? other.isEnvironmentClean
        options.folder = folder ?? other.folder
        options.input = input ?? other.input
        options.counts = counts ?? other.counts
        options.metrics.removeAll { old in metrics.contains { $0.metric.name == old.metric.name } }
        options.metrics += metrics
        return options
    }

    /// The words that may have placeholders, beside the command's own.
    package var templates: [String] {
        HookKind.allCases.flatMap { hooks[$0] ?? [] } + variables.map(\.value)
            + [folder, input].compactMap(\.self)
    }
}

/// A variable that a measured program is given.
package struct ChildVariable: Hashable, Sendable {
    /// Without `=`, not empty, and none that perfdb sets itself.
    package var name: String
    /// As written, perhaps with placeholders.
    package var value: String

    /// - Throws: `ChildVariableError`.
    package init(_ name: String, _ value: String) throws(ChildVariableError) {
        guard !name.isEmpty, !name.contains("="), !name.hasControlCharacter else {
            throw .badName(name)
        }
        guard !ChildEnvironment.isOwn(name) else { throw .ownName(name) }
        self.name = name
        self.value = value
    }

    /// Reads `NAME=VALUE`.
    package init(_ text: String) throws(ChildVariableError) {
        guard let equals = text.firstIndex(of: "=") else { throw .noValue(text) }
        try self.init(String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
}

/// Why a text is no variable for a measured program.
package enum ChildVariableError: Error, Hashable, Sendable {
    /// There is no `=`.
    case noValue(String)
    case badName(String)
    /// perfdb sets it itself.
    case ownName(String)
}
