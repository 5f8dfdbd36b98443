/// The values of one call of a command, found by their declarations: `arguments[last]` is an `Int`.
package struct Arguments: Sendable {
    /// A value with its type, so that nil values can be told from absent ones.
    private struct Box<Value: Sendable>: Sendable { let value: Value }

    private var values: [String: any Sendable] = [:]
    private var typed: [String: [String]] = [:]

    /// Reads the values of all parameters, in order of declaration.
    init(_ matched: MatchedWords, by grammar: Grammar) throws(UsageError) {
        for (entry, occurrences) in zip(grammar.entries, matched.occurrences) {
            let name = entry.parameter.declaration.spelling
            values[name] = try Self.box(entry.parameter, occurrences)
            typed[name] = occurrences.compactMap(\.value)
        }
    }

    /// The value of a parameter: what was typed, else its default.
    ///
    /// - Precondition: the parameter is part of the command's grammar.
    package subscript<Key: Parameter>(_ parameter: Key) -> Key.Value {
        let name = parameter.declaration.spelling
        guard let box = values[name] as? Box<Key.Value> else {
            preconditionFailure("The grammar does not declare \(name) as a \(Key.self).")
        }
        return box.value
    }

    /// The values of a parameter as they were typed, in order; empty where there are none.
    package func words(of parameter: some Parameter) -> [String] {
        typed[parameter.declaration.spelling] ?? []
    }

    private static func box<Key: Parameter>(
        _ parameter: Key, _ occurrences: [Occurrence]
    ) throws(UsageError) -> any Sendable {
        Box(value: try parameter.value(of: occurrences))
    }
}
