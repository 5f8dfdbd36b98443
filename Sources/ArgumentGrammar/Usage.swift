extension Declaration {
    /// The parameter as it stands in a usage line: `[--last <count>]`, `FILE…`.
    package var usage: String {
        switch kind {
        case .flag: "[--\(name)]"
        case .option, .optionWithOptionalValue: "[--\(name)\(valueUsage)]" + (isRepeated ? "…" : "")
        case .positional:
            isRequired ? positionalLabel : "[\(positionalLabel)]"
        case .rest: isRequired ? "[--] \(positionalLabel)" : "[[--] \(positionalLabel)]"
        }
    }

    /// The parameter as it heads its text: `-o, --out <folder>`, `FILE…`.
    package var label: String {
        guard isOption else { return positionalLabel }
        return (short.map { "-\($0), " } ?? "") + "--\(name)\(valueUsage)"
    }

    /// What is known beyond the help, as sentences: choices, default, repetition.
    ///
    /// - Parameter quote: writes a word as it would be typed.
    package func notes(quote: (String) -> String) -> [String] {
        var notes: [String] = []
        if !choices.isEmpty {
            notes.append("One of: \(choices.map(quote).joined(separator: ", ")).")
        }
        if let defaultText, !defaultText.isEmpty {
            notes.append("Default: \(quote(defaultText)).")
        }
        if isRepeated && isOption { notes.append("May be repeated.") }
        return notes
    }

    private var valueUsage: String {
        switch kind {
        case .option: " <\(placeholder)>"
        case .optionWithOptionalValue: "[=<\(placeholder)>]"
        case .flag, .positional, .rest: ""
        }
    }

    private var positionalLabel: String {
        kind == .rest ? "\(name) [ARG…]" : name + (isRepeated ? "…" : "")
    }
}

extension Grammar {
    /// The most lines that the options may take in a usage before they become `[options]`.
    private static let mostUsageLines = 3

    /// How the command is called: lines of at most 80 columns, indented after the first.
    ///
    /// Options stand before positionals; many options become `[options]`.
    ///
    /// - Parameter program: the program's name.
    package func usage(program: String) -> [String] {
        let start = "Usage: \(program) \(name)"
        let options = declarations.filter(\.isOption).map(\.usage)
        let words = declarations.filter { !$0.isOption }.map(\.usage)
        let full = Self.usage(start, options + words)
        let isLong = full.count > Self.mostUsageLines
        return isLong ? Self.usage(start, ["[options]"] + words) : full
    }

    private static func usage(_ start: String, _ parts: [String]) -> [String] {
        let indent = String(repeating: " ", count: start.count + 1)
        let lines = TextLayout.wrapped(parts, width: TextLayout.width - indent.count)
        guard let first = lines.first else { return [start] }
        return ["\(start) \(first)"] + lines.dropFirst().map { indent + $0 }
    }
}
