import RelaxedJSON
import Testing

@Suite struct `JSON that is written` {
    @Test func `writes what is no number as null`() {
        for value in [Double.nan, .infinity, -.infinity] { #expect(JSONTree(value) == .null) }
        #expect(JSONTree(nil as Double?).line == "null")
        #expect(JSONTree(0.1).line == "0.1")
        #expect(JSONTree(1e-7).line == "1e-07")
    }

    @Test func `escapes what ends a string or a line`() {
        #expect(JSONTree.text("a\"\\\n\t\u{1}\u{2028}é").line == #""a\"\\\n\t\u0001\u2028é""#)
    }

    @Test func `breaks what is long, and keeps what is short on a line`() {
        let short = JSONTree.list([.text("a"), .null])
        #expect(short.text() == "[\"a\", null]")
        let long = JSONTree.object([("a", .list([.text(String(repeating: "x", count: 100))]))])
        #expect(long.text().split(separator: "\n").count == 5)
        #expect(JSONTree.list([]).text() == "[]")
    }
}
