extension JSONReader {
    /// Reads a number; it may be followed by nothing that could belong to one.
    mutating func number() throws(JSONError) -> JSONNumber {
        let first = position
        var last = position
        while last < end, Self.isNumberLike(bytes[last]) { last += 1 }
        guard Self.isNumber(bytes[first..<last]) else {
            let text = String(decoding: bytes[first..<min(last, first + 32)], as: UTF8.self)
            throw error(.badNumber(text))
        }
        position = last
        return JSONNumber(checked: String(decoding: bytes[first..<last], as: UTF8.self))
    }

    private static func isNumberLike(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether the bytes are a number: a minus, whole digits without leading zeros, a fraction and
    /// an exponent, of which only the second must be there.
    ///
    /// - Source: RFC 8259, section 6.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let leading = rest.first
        let whole = takeDigits(&rest)
        guard whole == 1 || (whole > 1 && leading != UInt8(ascii: "0")) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard takeDigits(&rest) > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
                rest.removeFirst()
            }
            guard takeDigits(&rest) > 0 else { return false }
        }
        return rest.isEmpty
    }

    /// How many digits the bytes begin with; they are taken away.
    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let first = rest.startIndex
        var last = first
        while last < rest.endIndex, digits.contains(rest[last]) { last += 1 }
        rest = rest[last...]
        return last - first
    }

    /// Reads a string with its quotes.
    mutating func string() throws(JSONError) -> String {
        let quote = position
        position += 1
        var first = position
        var text: [UInt8] = []
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let part = bytes[first..<position]
                position += 1
                // UTF-8 was checked; nothing is repaired here.
                guard !text.isEmpty else { return String(decoding: part, as: UTF8.self) }
                return String(decoding: text + part, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += bytes[first..<position]
                try escape(into: &text)
                first = position
            case UInt8(ascii: "\n"): throw error(.unterminatedString, at: quote)
            case let byte where byte < 0x20: throw error(.controlCharacter(byte))
            default: position += 1
            }
        }
        throw error(.unterminatedString, at: quote)
    }

    /// Reads `\n`, `\u00e9` or a pair of surrogates.
    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard position + 1 < end else { throw badEscape(at: position, length: 1) }
        let letter = bytes[position + 1]
        if let byte = Self.simpleEscape(letter) {
            text.append(byte)
            position += 2
            return
        }
        guard letter == UInt8(ascii: "u") else { throw badEscape(at: position, length: 2) }
        let unit = try hexadecimal(at: position)
        if let scalar = Unicode.Scalar(unit) {
            position += 6
            text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            return
        }
        let place = position + 6
        guard unit < 0xDC00, place + 1 < end, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        else { throw badEscape(at: position, length: 6) }
        let low = try hexadecimal(at: place)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(low) - 0xDC00)
        else { throw badEscape(at: position, length: 6) }
        position += 12
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }

    /// What a backslash with a letter stands for.
    private static func simpleEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "t"): 9
        default: nil
        }
    }

    /// The four digits of a `\u`.
    private func hexadecimal(at place: Int) throws(JSONError) -> UInt16 {
        guard place + 6 <= end else { throw badEscape(at: place, length: 6) }
        var unit: UInt16 = 0
        for byte in bytes[place + 2..<place + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw badEscape(at: place, length: 6)
            }
            unit = unit << 4 + UInt16(digit)
        }
        return unit
    }

    /// - Parameter length: how many characters of it are told at most; a string's end is not one.
    private func badEscape(at place: Int, length: Int) -> JSONError {
        let text = String(decoding: bytes[place..<min(end, place + 4 * length)], as: UTF8.self)
        let shown = text.prefix(length).prefix { $0 != "\"" && $0 != "\n" && $0 != "\u{FFFD}" }
        return error(.badEscape(String(shown)), at: place)
    }
}
