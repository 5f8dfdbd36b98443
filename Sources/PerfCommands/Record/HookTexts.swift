import ArgumentGrammar
import PerfRecording

/// The hooks that a call names, for each of its commands.
struct HookTexts {
    /// Of each command: the words of its hooks.
    let words: [[HookKind: [String]]]

    /// The option of a kind of hook.
    static func option(_ kind: HookKind) -> Option<[String]> {
        switch kind {
        case .setup: RecordCommand.setup
        case .prepare: RecordCommand.prepare
        case .conclude: RecordCommand.conclude
        case .cleanup: RecordCommand.cleanup
        }
    }

    /// - Parameter count: how many commands there are.
    /// - Throws: `CommandError` where a hook cannot be read, or is given neither once nor for each
    ///   command.
    init(_ arguments: Arguments, commands count: Int) throws(CommandError) {
        let isScript = arguments[RecordCommand.shell]
        var words = [[HookKind: [String]]](repeating: [:], count: count)
        for kind in HookKind.allCases {
            let texts = arguments[Self.option(kind)]
            let option = "--\(kind.rawValue)"
            guard texts.isEmpty || texts.count == 1 || texts.count == count else {
                throw .hookCount(option: option, count: texts.count, commands: count)
            }
            for (index, text) in texts.enumerated() {
                let split = try MeasuredCommands.words(text, of: option, isScript: isScript)
                let started = isScript ? MeasuredCommands.shell(text) : split
                if texts.count == 1 {
                    for place in words.indices { words[place][kind] = started }
                } else {
                    words[index][kind] = started
                }
            }
        }
        self.words = words
    }
}
