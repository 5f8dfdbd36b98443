import Charts
import Testing

@Suite struct `Text widths` {
    private static let font = Font(size: 10, isBold: false)

    @Test func `of nothing are nothing`() {
        #expect(Self.font.width(of: "") == 0)
        #expect(Self.font.shortened("", to: 0) == "")
        #expect(Self.font.wrapped("", to: 0, lines: 2) == [""])
    }

    @Test func `follow the table with a tenth to spare`() {
        #expect(Self.font.width(of: "Hi") == (0.722 + 0.222) * 10 * 1.1)
        #expect(Font(size: 10, isBold: true).width(of: "Hi") == (0.722 + 0.278) * 10 * 1.1)
    }

    @Test func `of wide characters are wide, of combining ones nothing`() {
        #expect(Self.font.width(of: "漢") == 11)
        #expect(Self.font.width(of: "e\u{301}") == Self.font.width(of: "e"))
        #expect(Self.font.width(of: "🚀") > 11)
    }

    @Test func `leave what fits and shorten what does not`() {
        #expect(Self.font.shortened("short", to: 100) == "short")
        let long = String(repeating: "name", count: 50)
        for width in stride(from: 20.0, through: 300, by: 7) {
            let text = Self.font.shortened(long, to: width)
            #expect(text.hasSuffix("…") && Self.font.width(of: text) <= width + 0.01)
            #expect(long.hasPrefix(text.dropLast()))
        }
        #expect(Self.font.shortened(long, to: -5) == "…")
    }

    @Test func `never cut a character in two`() {
        let family = "👩‍👩‍👧"
        let text = Self.font.shortened(String(repeating: family, count: 9), to: 100)
        #expect(text.dropLast().allSatisfy { String($0) == family })
    }

    @Test func `wrap at spaces and shorten the last line`() {
        let text = "one two three four five six"
        #expect(Self.font.wrapped(text, to: 500, lines: 2) == [text])
        let lines = Self.font.wrapped(text, to: 60, lines: 2)
        #expect(lines.count == 2 && lines[0] == "one two" && lines[1].hasSuffix("…"))
        #expect(lines.allSatisfy { Self.font.width(of: $0) <= 60.01 })
        #expect(Self.font.wrapped(String(repeating: "x", count: 99), to: 60, lines: 2).count == 1)
    }
}
