/// A pattern for names: `*` any text, `?` one character, `[abc]`, `[a-z]`, `[!a]` one of a set.
///
/// Everything else stands for itself; a bracket that is never closed does too. The whole name must
/// match, upper and lower case are told apart.
package struct Glob: Hashable, Sendable {
    package let pattern: String
    private let parts: [Part]

    private enum Part: Hashable {
        case anything, one
        case character(Character)
        case set([ClosedRange<Character>], negated: Bool)
    }

    package init(_ pattern: String) {
        self.pattern = pattern
        var parts: [Part] = []
        var rest = pattern[...]
        while let character = rest.first {
            rest = rest.dropFirst()
            switch character {
            case "*": parts.append(.anything)
            case "?": parts.append(.one)
            case "[":
                if let (set, after) = Self.set(in: rest) {
                    parts.append(set)
                    rest = after
                } else {
                    parts.append(.character("["))
                }
            default: parts.append(.character(character))
            }
        }
        self.parts = parts
    }

    /// A pattern that only this name fits, whatever characters it has.
    package init(literal name: String) {
        pattern = name
        parts = name.map { .character($0) }
    }

    /// - Complexity: O(length of the name × length of the pattern).
    package func matches(_ name: String) -> Bool {
        let name = Array(name)
        var position = 0
        var part = 0
        var retry: (position: Int, part: Int)?
        while position < name.count {
            if part < parts.count, parts[part] == .anything {
                part += 1
                retry = (position, part)
            } else if part < parts.count, Self.fits(parts[part], name[position]) {
                part += 1
                position += 1
            } else if let last = retry {
                position = last.position + 1
                part = last.part
                retry = (position, part)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .anything }
    }

    private static func fits(_ part: Part, _ character: Character) -> Bool {
        switch part {
        case .anything: false
        case .one: true
        case .character(let wanted): wanted == character
        case .set(let ranges, let negated):
            ranges.contains { $0.contains(character) } != negated
        }
    }

    /// The set that begins after a `[`, and what follows its `]`.
    private static func set(in text: Substring) -> (Part, Substring)? {
        var rest = text
        let negated = rest.first == "!" || rest.first == "^"
        if negated { rest = rest.dropFirst() }
        var ranges: [ClosedRange<Character>] = []
        while let first = rest.first {
            if first == "]", !ranges.isEmpty {
                return (.set(ranges, negated: negated), rest.dropFirst())
            }
            rest = rest.dropFirst()
            if rest.first == "-", let last = rest.dropFirst().first, last != "]", first <= last {
                ranges.append(first...last)
                rest = rest.dropFirst(2)
            } else {
                ranges.append(first...first)
            }
        }
        return nil
    }
}
