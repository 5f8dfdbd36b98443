import RelaxedJSON
import Testing

@Suite struct `A JSON value` {
    private func value(
        _ text: String, _ dialect: JSONDialect = .strict
    ) throws -> JSONValue.Content {
        try JSONValue(text, dialect: dialect).content
    }

    @Test(arguments: [
        ("null", JSONKind.null), ("true", .boolean), ("false", .boolean), ("0", .number),
        (#""""#, .string), ("[]", .list), ("{}", .object), (" \t\r\n[ ]\n", .list),
    ])
    func `is of one of six kinds`(text: String, kind: JSONKind) throws {
        #expect(try JSONValue(text).kind == kind)
        #expect(try JSONValue(text, dialect: .relaxed).kind == kind)
    }

    @Test func `of text has its escapes replaced`() throws {
        let text = #""\"\\\/\b\f\n\r\t é \u00e9\u20AC\uD83D\uDE00 \u0000""#
        let expected = "\"\\/\u{8}\u{C}\n\r\t é é€😀 \0"
        #expect(try JSONValue(text).string == expected)
    }

    @Test func `of a number keeps its spelling`() throws {
        let cases: [(String, Double?, Int64?)] = [
            ("0", 0, 0), ("-0", 0, 0), ("12", 12, 12), ("2.50", 2.5, nil), ("1e3", 1_000, 1_000),
            ("5.0", 5, 5), ("-1.5E-2", -0.015, nil), ("1e999", nil, nil), ("-1e999", nil, nil),
            ("9223372036854775807", 9_223_372_036_854_775_808, .max),
            ("-9223372036854775808", -9_223_372_036_854_775_808, .min),
            ("9223372036854775808", 9_223_372_036_854_775_808, nil), ("1e19", 1e19, nil),
        ]
        for (text, double, whole) in cases {
            let number = try #require(try JSONValue(text).number)
            #expect(number.text == text)
            #expect(number.double == double)
            #expect(number.whole == whole, "\(text)")
        }
    }

    @Test func `of an object has its members in order and finds them by name`() throws {
        let value = try JSONValue(#"{"b": 1, "a": {"c": [true]}, "": null}"#)
        #expect(value.object?.map(\.name) == ["b", "a", ""])
        #expect(value["a"]?["c"]?.list?.first?.boolean == true)
        #expect(value["d"] == nil)
        #expect(value["b"]?["c"] == nil)
    }

    @Test func `knows where it stands`() throws {
        let text = """
            // Größe 😀
            {
              "ä": [1, /* two
                 lines 👨‍👩‍👧 */ "x", true],\r
              "é👨‍👩‍👧": null, "last": {},
            }
            """
        let value = try JSONValue(text, dialect: .relaxed)
        let places = [
            value.place, value.object?[0].place, value["ä"]?.place, value["ä"]?.list?[0].place,
            value["ä"]?.list?[1].place, value["ä"]?.list?[2].place, value.object?[1].place,
            value["é👨‍👩‍👧"]?.place, value.object?[2].place, value["last"]?.place,
        ]
        let expected = [
            (2, 1), (3, 3), (3, 8), (3, 9), (4, 17), (4, 22), (5, 3), (5, 9), (5, 15), (5, 23),
        ]
        #expect(places == expected.map { TextPlace(line: $0.0, column: $0.1) })
    }

    @Test func `may have comments and last commas where that is allowed`() throws {
        let relaxed = [
            "[1,]", #"{"a":1,}"#, "[1 // one\n,]", "/**/[/***/1/* , */,/*]*/]//", "\u{FEFF}[1]",
            "// only\n1", "1//", "1/**/",
        ]
        for text in relaxed {
            #expect(throws: Never.self) { try JSONValue(text, dialect: .relaxed) }
            #expect(throws: JSONError.self) { try JSONValue(text) }
        }
    }

    @Test func `may be a part of the bytes`() throws {
        let bytes = Array(#"xx{"a": 1}\n?"#.utf8)
        let value = try JSONValue(utf8: bytes, in: 2..<10)
        #expect(value["a"]?.place == TextPlace(line: 1, column: 7))
    }

    @Test func `of many names is read in no time that grows with their square`() throws {
        let members = (0..<50_000).map { "\"name \($0)\": 0" }.joined(separator: ",")
        #expect(try JSONValue("{\(members)}").object?.count == 50_000)
    }
}
