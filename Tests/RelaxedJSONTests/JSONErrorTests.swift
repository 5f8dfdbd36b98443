import RelaxedJSON
import Testing

@Suite struct `A mistake in JSON` {
    typealias Problem = JSONError.Problem

    private static let strict: [(String, Problem, Int, Int)] = [
        ("", .expected(.value, found: .end), 1, 1),
        (" \n ", .expected(.value, found: .end), 2, 2),
        ("nil", .expected(.value, found: .text("nil")), 1, 1),
        ("nulls", .expected(.value, found: .text("nulls")), 1, 1),
        ("NaN", .expected(.value, found: .text("NaN")), 1, 1),
        ("'a'", .expected(.value, found: .text("'")), 1, 1),
        ("é", .expected(.value, found: .text("é")), 1, 1),
        ("[1,]", .expected(.value, found: .text("]")), 1, 4),
        ("[,]", .expected(.valueOrBracket, found: .text(",")), 1, 2),
        ("[", .expected(.valueOrBracket, found: .end), 1, 2),
        ("[1", .expected(.commaOrBracket, found: .end), 1, 3),
        ("[1 2]", .expected(.commaOrBracket, found: .text("2")), 1, 4),
        ("[1}", .expected(.commaOrBracket, found: .text("}")), 1, 3),
        ("{", .expected(.keyOrBrace, found: .end), 1, 2),
        ("{a: 1}", .expected(.keyOrBrace, found: .text("a")), 1, 2),
        (#"{"a"}"#, .expected(.colon, found: .text("}")), 1, 5),
        (#"{"a": }"#, .expected(.value, found: .text("}")), 1, 7),
        (#"{"a": 1, }"#, .expected(.key, found: .text("}")), 1, 10),
        (#"{"a": 1 "b": 2}"#, .expected(.commaOrBrace, found: .text("\"")), 1, 9),
        ("// no", .expected(.value, found: .text("/")), 1, 1),
        ("[1] x", .trailingText("x"), 1, 5),
        ("1 2", .trailingText("2"), 1, 3),
        ("\"é", .unterminatedString, 1, 1),
        ("[\"a\n\"]", .unterminatedString, 1, 2),
        (#""\"#, .badEscape("\\"), 1, 2),
        (#""é\x""#, .badEscape("\\x"), 1, 3),
        (#""\u12""#, .badEscape("\\u12"), 1, 2),
        (#""\u12G4""#, .badEscape("\\u12G4"), 1, 2),
        (#""\ud800""#, .badEscape("\\ud800"), 1, 2),
        (#""\udc00\ud800""#, .badEscape("\\udc00"), 1, 2),
        (#""\ud800\u0041""#, .badEscape("\\ud800"), 1, 2),
        ("\"a\tb\"", .controlCharacter(9), 1, 3),
        ("01", .badNumber("01"), 1, 1), ("-", .badNumber("-"), 1, 1),
        ("+1", .badNumber("+1"), 1, 1), (".5", .badNumber(".5"), 1, 1),
        ("1.", .badNumber("1."), 1, 1), ("1e", .badNumber("1e"), 1, 1),
        ("1e+", .badNumber("1e+"), 1, 1), ("0x10", .badNumber("0x10"), 1, 1),
        ("[1.2.3]", .badNumber("1.2.3"), 1, 2), ("1_000", .badNumber("1_000"), 1, 1),
        ("-Infinity", .badNumber("-Infinity"), 1, 1), ("00", .badNumber("00"), 1, 1),
    ]

    private static let relaxed: [(String, Problem, Int, Int)] = [
        ("[1,,]", .expected(.valueOrBracket, found: .text(",")), 1, 4),
        (#"{"a": 1,,}"#, .expected(.keyOrBrace, found: .text(",")), 1, 9),
        ("[,]", .expected(.valueOrBracket, found: .text(",")), 1, 2),
        ("1,", .trailingText(","), 1, 2),
        ("1 /", .trailingText("/"), 1, 3),
        ("/x 1", .expected(.value, found: .text("/")), 1, 1),
        ("[1, /* never", .unterminatedComment, 1, 5), ("/*/", .unterminatedComment, 1, 1),
        ("//", .expected(.value, found: .end), 1, 3),
        (
            "{\n  \"runs\": 1,\n  \"runs\": 2\n}",
            .duplicateKey("runs", first: TextPlace(line: 2, column: 3)), 3, 3
        ),
        (
            #"{"a": {"b": 1}, "\u0061": 2}"#,
            .duplicateKey("a", first: TextPlace(line: 1, column: 2)), 1, 17
        ),
    ]

    private func check(_ text: String, _ dialect: JSONDialect, _ error: JSONError) {
        #expect(throws: error, "\(text)") { try JSONValue(text, dialect: dialect) }
    }

    @Test func `is told with its place`() {
        for (text, problem, line, column) in Self.strict {
            check(text, .strict, JSONError(problem, at: TextPlace(line: line, column: column)))
        }
        for (text, problem, line, column) in Self.relaxed {
            check(text, .relaxed, JSONError(problem, at: TextPlace(line: line, column: column)))
        }
    }

    @Test func `in an object of many names is a name that stands twice`() {
        let names = (0..<40).map { "\"n\($0)\": 0" }
        for twice in [0, 11, 12, 13, 39] {
            let text = "{\((names + [names[twice]]).joined(separator: ","))}"
            #expect(throws: JSONError.self) { try JSONValue(text) }
        }
    }

    @Test func `is nesting beyond the depth that is allowed`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONValue(nested(64))
        check(
            nested(65), .strict, JSONError(.tooDeep(limit: 64), at: TextPlace(line: 1, column: 65)))
        _ = try JSONValue(nested(512), depth: 512)
        check(
            String(repeating: #"{"a":"#, count: 100_000), .strict,
            JSONError(.tooDeep(limit: 64), at: TextPlace(line: 1, column: 321)))
        _ = try JSONValue("[[],[],[]]", depth: 2)
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 2), ([0x22, 0xC3, 0xA9, 0xC3, 0x22], 3), ([0xED, 0xA0, 0x80], 1),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 2),
            ([0x31, 0x20, 0xE2, 0x82], 3),
        ] as [([UInt8], Int)])
    func `is a byte that belongs to no character`(bytes: [UInt8], column: Int) {
        let error = JSONError(.invalidUTF8, at: TextPlace(line: 1, column: column))
        #expect(throws: error) { try JSONValue(utf8: bytes) }
        #expect(throws: error) { try JSONValue(utf8: bytes, dialect: .relaxed) }
    }
}
