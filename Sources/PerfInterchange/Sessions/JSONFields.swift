import RelaxedJSON

/// The members of an object, each asked for by its name; a name that nobody asked for is a mistake.
struct JSONFields {
    let cursor: JSONCursor
    private var asked: [String] = []

    init(_ cursor: JSONCursor) throws(InterchangeError) {
        guard cursor.value.object != nil else { throw cursor.wrongKind(.object) }
        self.cursor = cursor
    }

    /// A member that may be absent or null: nil.
    mutating func optional(_ name: String) throws(InterchangeError) -> JSONCursor? {
        asked.append(name)
        return try cursor.optional(name)
    }

    mutating func member(_ name: String) throws(InterchangeError) -> JSONCursor {
        asked.append(name)
        return try cursor.member(name)
    }

    /// - Throws: where there is a member that was not asked for.
    func finish() throws(InterchangeError) {
        let unknown = cursor.value.object?.first { !asked.contains($0.name) }
        guard let unknown else { return }
        throw .mistake(
            .session(.unknownKey(unknown.name)), path: cursor.path, place: unknown.place)
    }

    func fault(_ fault: SessionFault) -> InterchangeError { cursor.mistake(.session(fault)) }

    // MARK: - Values

    /// A whole number that is not negative, or within the range.
    mutating func integerOrNil(
        _ name: String, in range: ClosedRange<Int64> = 0 ... .max
    ) throws(InterchangeError) -> Int64? {
        try optional(name)?.integer(in: range)
    }

    mutating func integer(
        _ name: String, in range: ClosedRange<Int64> = 0 ... .max
    ) throws(InterchangeError) -> Int64 {
        try member(name).integer(in: range)
    }

    mutating func realOrNil(
        _ name: String, in range: ClosedRange<Double>
    ) throws(InterchangeError) -> Double? {
        try optional(name)?.real(in: range)
    }

    mutating func flagOrNil(_ name: String) throws(InterchangeError) -> Bool? {
        try optional(name)?.flag()
    }

    mutating func flag(_ name: String) throws(InterchangeError) -> Bool {
        try member(name).flag()
    }

    /// A text that is not empty.
    mutating func textOrNil(_ name: String) throws(InterchangeError) -> String? {
        try optional(name)?.text()
    }

    mutating func text(_ name: String) throws(InterchangeError) -> String {
        try member(name).text()
    }

    /// One of the words that a type knows.
    mutating func wordOrNil<Word: CaseIterable & RawRepresentable<String>>(
        _ name: String, _ type: Word.Type
    ) throws(InterchangeError) -> Word? {
        try optional(name)?.word(type)
    }

    mutating func word<Word: CaseIterable & RawRepresentable<String>>(
        _ name: String, _ type: Word.Type
    ) throws(InterchangeError) -> Word {
        try member(name).word(type)
    }

    /// What is made of each object of a list; none where it is absent.
    mutating func list<Item>(
        _ name: String, _ make: (inout JSONFields) throws(InterchangeError) -> Item
    ) throws(InterchangeError) -> [Item] {
        guard let list = try optional(name) else { return [] }
        var items: [Item] = []
        for cursor in try list.list() { items.append(try cursor.fields(make)) }
        return items
    }
}

extension JSONCursor {
    /// What is made of an object, every member of which is asked for.
    func fields<Item>(
        _ make: (inout JSONFields) throws(InterchangeError) -> Item
    ) throws(InterchangeError) -> Item {
        var fields = try JSONFields(self)
        let item = try make(&fields)
        try fields.finish()
        return item
    }

    func integer(in range: ClosedRange<Int64>) throws(InterchangeError) -> Int64 {
        let number = try number()
        guard let whole = number.whole, range.contains(whole) else {
            throw mistake(.session(.outOfRange(number.text)))
        }
        return whole
    }

    func real(in range: ClosedRange<Double>) throws(InterchangeError) -> Double {
        let number = try number()
        guard let real = number.double, range.contains(real) else {
            throw mistake(.session(.outOfRange(number.text)))
        }
        return real
    }

    func flag() throws(InterchangeError) -> Bool {
        guard let flag = value.boolean else { throw wrongKind(.boolean) }
        return flag
    }

    func word<Word: CaseIterable & RawRepresentable<String>>(
        _ type: Word.Type
    ) throws(InterchangeError) -> Word {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue)
            throw mistake(.session(.unknownWord(text, known: known)))
        }
        return word
    }

    /// A list of texts, each of which may be empty.
    func words() throws(InterchangeError) -> [String] {
        var words: [String] = []
        for item in try list() {
            guard let word = item.value.string else { throw item.wrongKind(.string) }
            words.append(word)
        }
        return words
    }
}
