import Foundation
import RelaxedJSON
import TestSupport
import Testing

@Suite struct `Any text` {
    private static let pieces = [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "\\u00e9", "\\ud83d", "\\ude00", "é",
        "1", "-", "0", ".5", "e9", "true", "null", "fals", " ", "\n", "//", "/*", "*/", "😀", "\t",
        "{\"a\":", "[1,", "\"b\": 2,", "\u{FEFF}", "nan", "\r\n", "1e999", "\u{0}",
    ]

    /// A text of random pieces, or a value with a few bytes changed.
    private func text(_ generator: inout SeededGenerator) -> [UInt8] {
        if Bool.random(using: &generator) {
            let count = Int.random(in: 0...12, using: &generator)
            let words = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &generator) }
            return Array(words.joined().utf8)
        }
        var bytes = Array(
            #"{"name": "é\n", "list": [1, -2.5e3, true, null, {"x": []}], "b": 0}"#.utf8)
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            default:
                bytes.insert(bytes[Int.random(in: bytes.indices, using: &generator)], at: place)
            }
        }
        return bytes
    }

    @Test(arguments: 0..<20) func `is read or refused, with a place in it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let bytes = text(&generator)
            let lines = 1 + bytes.count { $0 == UInt8(ascii: "\n") }
            var results: [JSONValue?] = []
            for dialect in [JSONDialect.strict, .relaxed] {
                do {
                    results.append(try JSONValue(utf8: bytes, dialect: dialect))
                } catch {
                    results.append(nil)
                    #expect((1...lines).contains(error.place.line), "seed \(seed)")
                    #expect((1...bytes.count + 1).contains(error.place.column), "seed \(seed)")
                }
            }
            if let strict = results[0] { #expect(results[1] == strict, "seed \(seed)") }
        }
    }

    /// Prints for each line, hexadecimal bytes, `1` where it is strict JSON, else `0`.
    private static let checker = """
        import json, sys

        def refuse(_):
            raise ValueError

        def once(pairs):
            if len({name for name, _ in pairs}) < len(pairs):
                raise ValueError
            return dict(pairs)

        for line in sys.stdin:
            try:
                text = bytes.fromhex(line).decode('utf-8')
                value = json.loads(text, parse_constant=refuse, object_pairs_hook=once)
                json.dumps(value, ensure_ascii=False).encode('utf-8')
                print(1)
            except ValueError:
                print(0)
        """

    @Test(.enabled(if: Witness.has("python3")))
    func `is JSON for a real checker where it is for this one`() throws {
        var generator = SeededGenerator(seed: 7)
        let texts = (0..<3_000).map { _ in text(&generator) }
        let lines = texts.map { bytes in
            bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "\n"
        }
        let checked = try Witness.run("python3", ["-c", Self.checker], input: lines.joined())
        #expect(checked.status == 0, "\(checked.output)")
        let answers = checked.output.split(separator: "\n").map { $0 == "1" }
        try #require(answers.count == texts.count)
        for (bytes, answer) in zip(texts, answers) {
            let isRead = (try? JSONValue(utf8: bytes)) != nil
            #expect(isRead == answer, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(answers.count { $0 } > 300)
    }
}
