/// Reads one value from bytes, by recursive descent.
struct JSONReader {
    let bytes: [UInt8]
    let start: Int
    let end: Int
    let dialect: JSONDialect
    let depth: Int
    /// The place of the next byte in `bytes`.
    var position: Int
    /// How many lists and objects are open.
    private var open = 0
    private var counter: PlaceCounter

    init(_ bytes: [UInt8], in range: Range<Int>, dialect: JSONDialect, depth: Int) {
        self.bytes = bytes
        self.dialect = dialect
        self.depth = depth
        start = range.lowerBound
        end = range.upperBound
        position = start
        counter = PlaceCounter(start: start)
    }

    mutating func document() throws(JSONError) -> JSONValue {
        try checkUTF8()
        if dialect == .relaxed, bytes[start..<end].starts(with: [0xEF, 0xBB, 0xBF]) {
            position += 3
        }
        try skipSpace()
        let value = try value(else: .value)
        try skipSpace()
        guard position == end else { throw error(.trailingText(word(at: position))) }
        return value
    }

    /// The next byte; nil at the end.
    var next: UInt8? { position < end ? bytes[position] : nil }

    /// Whether the next byte is this one; then it is read.
    mutating func take(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(else expectation: JSONError.Expectation) throws(JSONError)
        -> JSONValue
    {
        let place = counter.place(at: position, in: bytes)
        guard let next else { throw unexpected(expectation) }
        switch next {
        case UInt8(ascii: "\""): return JSONValue(.string(try string()), at: place)
        case UInt8(ascii: "{"): return JSONValue(.object(try object()), at: place)
        case UInt8(ascii: "["): return JSONValue(.list(try list()), at: place)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."):
            return JSONValue(.number(try number()), at: place)
        case UInt8(ascii: "t"): return JSONValue(try literal("true", .boolean(true)), at: place)
        case UInt8(ascii: "f"): return JSONValue(try literal("false", .boolean(false)), at: place)
        case UInt8(ascii: "n"): return JSONValue(try literal("null", .null), at: place)
        default: throw unexpected(expectation)
        }
    }

    private mutating func literal(
        _ word: String, _ content: JSONValue.Content
    ) throws(JSONError) -> JSONValue.Content {
        guard self.word(at: position) == word else { throw unexpected(.value) }
        position += word.utf8.count
        return content
    }

    private mutating func list() throws(JSONError) -> [JSONValue] {
        try enter()
        var values: [JSONValue] = []
        try skipSpace()
        if take(UInt8(ascii: "]")) { return leave(values) }
        var expectation = JSONError.Expectation.valueOrBracket
        while true {
            values.append(try value(else: expectation))
            try skipSpace()
            if take(UInt8(ascii: "]")) { return leave(values) }
            guard take(UInt8(ascii: ",")) else { throw unexpected(.commaOrBracket) }
            try skipSpace()
            if dialect == .relaxed, take(UInt8(ascii: "]")) { return leave(values) }
            expectation = dialect == .relaxed ? .valueOrBracket : .value
        }
    }

    private mutating func object() throws(JSONError) -> [JSONMember] {
        try enter()
        var members: [JSONMember] = []
        var names = NameSet()
        try skipSpace()
        if take(UInt8(ascii: "}")) { return leave(members) }
        var expectation = JSONError.Expectation.keyOrBrace
        while true {
            let member = try member(else: expectation)
            if let first = names.insert(member, after: members) {
                throw JSONError(.duplicateKey(member.name, first: first), at: member.place)
            }
            members.append(member)
            try skipSpace()
            if take(UInt8(ascii: "}")) { return leave(members) }
            guard take(UInt8(ascii: ",")) else { throw unexpected(.commaOrBrace) }
            try skipSpace()
            if dialect == .relaxed, take(UInt8(ascii: "}")) { return leave(members) }
            expectation = dialect == .relaxed ? .keyOrBrace : .key
        }
    }

    private mutating func member(
        else expectation: JSONError.Expectation
    ) throws(JSONError) -> JSONMember {
        guard next == UInt8(ascii: "\"") else { throw unexpected(expectation) }
        let place = counter.place(at: position, in: bytes)
        let name = try string()
        try skipSpace()
        guard take(UInt8(ascii: ":")) else { throw unexpected(.colon) }
        try skipSpace()
        return JSONMember(name, at: place, value: try value(else: .value))
    }

    private mutating func enter() throws(JSONError) {
        guard open < depth else { throw error(.tooDeep(limit: depth)) }
        open += 1
        position += 1
    }

    private mutating func leave<Items>(_ items: Items) -> Items {
        open -= 1
        return items
    }
}

/// The names of an object so far, looked up without reading them all once there are many.
private struct NameSet {
    private var places: [String: TextPlace] = [:]
    /// Up to so many are compared one by one.
    private static let few = 12

    /// Where the name stands already; nil where it is new.
    ///
    /// - Parameter members: those before it.
    mutating func insert(_ member: JSONMember, after members: [JSONMember]) -> TextPlace? {
        if members.count < Self.few {
            return members.first { $0.name == member.name }?.place
        }
        if places.isEmpty {
            for member in members { places[member.name] = member.place }
        }
        if let first = places[member.name] { return first }
        places[member.name] = member.place
        return nil
    }
}
