import PerfModel

/// Text from outside on its way to a terminal.
enum SafeText {
    /// The text on one line; control characters and changes of direction become U+FFFD.
    static func line(_ text: String) -> String {
        text.unicodeScalars.map { isHarmless($0) ? String($0) : "\u{FFFD}" }.joined()
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default:
            !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }
    }
}

extension Configuration {
    /// The benchmark and its dimensions in one line: `naps: threads ×2, high`.
    var headline: String {
        let name = SafeText.line(benchmark)
        return words.isEmpty ? name : "\(name): \(SafeText.line(words))"
    }
}
