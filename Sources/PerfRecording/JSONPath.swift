import RelaxedJSON

/// A place in a JSON value: `results[0].rate`.
///
/// Names are joined by points; `[n]` is an element of a list, counted from 0. A name that contains one
/// of `. [ ] "` or white space, or is empty, stands in double quotes, in which a backslash takes the
/// next character as it is: `"odd name".x`.
struct JSONPath: Hashable, Sendable {
    private(set) var steps: [Step] = []

    enum Step: Hashable, Sendable {
        case name(String)
        case index(Int)
    }

    /// - Throws: `badPath` with the first character that cannot stand there, or the path's end.
    init(_ text: String) throws(MetricRuleError) {
        let characters = Array(text)
        var place = 0
        while place < characters.count || steps.isEmpty {
            let start = place
            guard place < characters.count else { throw .badPath(text, at: place) }
            if characters[place] == "[" {
                guard let index = Self.index(characters, &place) else {
                    throw .badPath(text, at: start)
                }
                steps.append(.index(index))
                continue
            }
            if !steps.isEmpty {
                guard characters[place] == "." else { throw .badPath(text, at: place) }
                place += 1
            }
            guard let name = Self.name(characters, &place) else { throw .badPath(text, at: place) }
            steps.append(.name(name))
        }
    }

    /// Reads `[12]`; nil where it is something else.
    private static func index(_ characters: [Character], _ place: inout Int) -> Int? {
        guard let end = characters[place...].firstIndex(of: "]") else { return nil }
        let digits = characters[(place + 1)..<end]
        guard digits.allSatisfy(\.isASCIIDigit), let index = Int(String(digits)) else { return nil }
        place = end + 1
        return index
    }

    /// Reads a name, in quotes or not; nil where there is none.
    private static func name(_ characters: [Character], _ place: inout Int) -> String? {
        guard place < characters.count else { return nil }
        var name = ""
        guard characters[place] == "\"" else {
            while place < characters.count, !".[]\"".contains(characters[place]),
                !characters[place].isWhitespace
            {
                name.append(characters[place])
                place += 1
            }
            return name.isEmpty ? nil : name
        }
        var next = place + 1
        while next < characters.count, characters[next] != "\"" {
            if characters[next] == "\\" { next += 1 }
            guard next < characters.count else { return nil }
            name.append(characters[next])
            next += 1
        }
        guard next < characters.count else { return nil }
        place = next + 1
        return name
    }

    /// What stands there in a value; nil where there is nothing.
    func value(in value: JSONValue) -> JSONValue? {
        var value = value
        for step in steps {
            let next: JSONValue? =
                switch step {
                case .name(let name): value[name]
                case .index(let index): value.list.flatMap { index < $0.count ? $0[index] : nil }
                }
            guard let next else { return nil }
            value = next
        }
        return value
    }
}
