import ArgumentGrammar

/// A command: what it understands, and what it does.
protocol Command: SendableMetatype {
    /// The word that calls it.
    static var name: String { get }

    static var grammar: Grammar { get }

    /// Does it; standard output carries only what was asked for.
    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus
}
