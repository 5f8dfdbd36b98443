extension JSONReader {
    /// Skips white space and, where they may stand, comments.
    mutating func skipSpace() throws(JSONError) {
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                position += 1
            case UInt8(ascii: "/") where dialect == .relaxed:
                guard try skipComment() else { return }
            default: return
            }
        }
    }

    /// Whether there was a comment after the slash.
    private mutating func skipComment() throws(JSONError) -> Bool {
        guard position + 1 < end else { return false }
        switch bytes[position + 1] {
        case UInt8(ascii: "/"):
            while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
            return true
        case UInt8(ascii: "*"):
            var place = position + 2
            while place + 1 < end {
                if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
                    position = place + 2
                    return true
                }
                place += 1
            }
            throw error(.unterminatedComment)
        default: return false
        }
    }

    /// - Throws: `invalidUTF8` at the first byte that belongs to no character.
    /// - Source: The Unicode Standard 15.0, table 3-7, by the standard library's decoder.
    func checkUTF8() throws(JSONError) {
        guard let first = bytes[start..<end].firstIndex(where: { $0 >= 0x80 }) else { return }
        var place = first
        var input = bytes[first..<end].makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        while true {
            switch parser.parseScalar(from: &input) {
            case .valid(let scalar): place += scalar.count
            case .emptyInput: return
            case .error: throw error(.invalidUTF8, at: place)
            }
        }
    }

    func unexpected(_ expectation: JSONError.Expectation) -> JSONError {
        let found: JSONError.Found = position < end ? .text(word(at: position)) : .end
        return error(.expected(expectation, found: found))
    }

    func error(_ problem: JSONError.Problem) -> JSONError { error(problem, at: position) }

    /// - Parameter offset: a place in `bytes`.
    func error(_ problem: JSONError.Problem, at offset: Int) -> JSONError {
        var counter = PlaceCounter(start: start)
        return JSONError(problem, at: counter.place(at: offset, in: bytes))
    }

    /// The word that begins at a place, at most 20 characters of it, or the character there.
    func word(at offset: Int) -> String {
        let text = String(decoding: bytes[offset..<min(end, offset + 80)], as: UTF8.self)
        let word = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return String(word.isEmpty ? text.prefix(1) : word.prefix(20))
    }
}

/// Counts lines and columns along a text, going forward only.
struct PlaceCounter {
    private var offset: Int
    private var line = 1
    private var column = 1

    init(start: Int) {
        offset = start
    }

    /// The place of a byte; each is asked for after those before it.
    mutating func place(at wanted: Int, in bytes: [UInt8]) -> TextPlace {
        precondition(wanted >= offset, "place \(wanted) after \(offset)")
        var lineStart = offset
        var isPlain = true
        for place in offset..<wanted {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
                lineStart = place + 1
                isPlain = true
            } else if byte >= 0x80 {
                isPlain = false
            }
        }
        column +=
            isPlain
            ? wanted - lineStart : String(decoding: bytes[lineStart..<wanted], as: UTF8.self).count
        offset = wanted
        return TextPlace(line: line, column: column)
    }
}
