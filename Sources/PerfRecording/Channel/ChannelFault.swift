import RelaxedJSON

/// Why a line of the report channel is not understood.
enum ChannelFault: Error, Hashable {
    case tooLong
    case invalidUTF8
    case noJSON(column: Int)
    case noObject(JSONKind)
    /// It has none of the keys that say what it tells.
    case nothingKnown
    case unknownKey(String)
    case missingKey(String)
    /// No text, or an empty one.
    case noText(key: String)
    case controlCharacter(key: String)
    /// No whole number from `least` to what 64 bits hold.
    case noWhole(key: String, least: Int64)
    /// No number, or none that a double holds.
    case noNumber(key: String)
    case badDirection
    case stopBeforeStart
    /// The sum over all such lines is too large.
    case sumTooLarge(key: String)

    /// What the history keeps of it: plain text of at most about a hundred characters.
    var text: String {
        switch self {
        case .tooLong: "it is longer than \(ChannelReader.lineLimit) bytes"
        case .invalidUTF8: "it is not UTF-8"
        case .noJSON(let column): "it is not JSON from column \(column) on"
        case .noObject(let kind): "it is a JSON \(kind.rawValue), not an object"
        case .nothingKnown: "none of its keys says what it tells"
        case .unknownKey(let key): "\(quoted(key)) is no key that it may have"
        case .missingKey(let key): "\(quoted(key)) is missing"
        case .noText(let key): "\(quoted(key)) is no text, or an empty one"
        case .controlCharacter(let key): "\(quoted(key)) has a control character"
        case .noWhole(let key, let least): "\(quoted(key)) is no whole number from \(least) on"
        case .noNumber(let key): "\(quoted(key)) is no finite number"
        case .badDirection: "\"direction\" is neither \"lower\" nor \"higher\""
        case .stopBeforeStart: "\"stop_ns\" is before \"start_ns\""
        case .sumTooLarge(let key): "with it, \(quoted(key)) adds up to too much"
        }
    }

    /// At most 40 characters of a text in quotes, control characters replaced.
    private func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(40).map { scalar in
            scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(Character(scalar))
        }.joined()
        return "\"\(shown)\(text.unicodeScalars.count > 40 ? "…" : "")\""
    }
}
