import Foundation
import Markdown
import TestSupport
import Testing

/// Texts that look like markup, each with something to show: chosen ones, and seeded mixtures.
func nastyTexts() -> [String] {
    let chosen = [
        "|", "a | b", "|---|", "*", "**a**", "_a_", "__a__", "a_b_c", "`a`", "``", "<b>", "</b>",
        "<",
        "<a href=\"x\">", "<http://x.y>", "<!-- a -->", "<?a?>", "&amp;", "&#0;", "&copy", "[x](y)",
        "![x](y)", "[x]", "[x]: y", "[^1]", "[ ] a", "]", "# a", "#", "a #", "###### a ##", "1. a",
        "1) a", "999999999. a", "- a", "-", "--", "---", "- - -", "+ a", "+", "===", "=", "> a",
        "~~~",
        "~~a~~", "~a~", "```", "``` a", "    a", "  a  ", "a\nb", "a\n\nb", "a\n===", "a\n---",
        "|a|\n|-|", "a  \nb", "a\\\nb", "\ta", "http://x.y/z_a*b*", "https://x.y", "ftp://x.y",
        "www.x.y", "WWW.x.y", ":smile:", "\\", "\\\\", "\\|", "\\*", "a\\", "\u{1b}[31m",
        "\u{0}", "\u{7f}", "\u{9b}", "\u{202e}abc", "\u{2066}a\u{2069}", "\u{feff}a", "a\u{2028}b",
        "\u{b}a", "*\u{308}a*\u{308}", "`\u{308}", "\"a\" 'b'", "«a»", "ä*ö*ü", "速度*速*", "$a$",
        "$$",
        "@a", "#1", "%", "{a}", "{{a}}", "^a^", "a!", "!", ":", "://", "www", "0", "-1", "~5", "…",
    ]
    let pieces = [
        "*", "**", "_", "`", "``", "<", ">", "&", "amp;", "[", "]", "(", ")", "!", "#", "-", "+",
        ".",
        "1", "a", "b", " ", "  ", "|", "\\", "~", "~~", "$", ":", "//", "http", "www.", "\n", "\t",
        "=",
        "é", "“", "→", "\u{308}", "\u{1b}", "\"", "'", "/", "x",
    ]
    var state: UInt64 = 2_026
    let mixed = (0..<3_000).map { _ in
        var text = "a"
        for position in 0..<7 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let piece = pieces[Int(state >> 33) % pieces.count]
            text = position % 2 == 0 ? text + piece : piece + text
        }
        return text
    }
    return chosen + mixed
}

/// The HTML of a text as a page shows it: on one line, control characters as `harmless` shows them.
func html(_ text: String, isTrimmed: Bool = true) -> String {
    var seen = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n", "\t", "\u{b}", "\u{2028}": seen += " "
        case "&": seen += "&amp;"
        case "<": seen += "&lt;"
        case ">": seen += "&gt;"
        case "\"": seen += "&quot;"
        case "\u{0}": seen += "␀"
        case "\u{1b}": seen += "␛"
        case "\u{7f}": seen += "␡"
        case "\u{9b}", "\u{202e}", "\u{2066}", "\u{2069}", "\u{feff}": seen += "\u{fffd}"
        default: seen.unicodeScalars.append(scalar)
        }
    }
    return isTrimmed ? seen.trimmingCharacters(in: [" "]) : seen
}

/// Expects what cmark-gfm makes of a page, with all extensions that GitHub has, line by line.
func expectHTML(
    of page: Document, lines: [String], sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let extensions = ["table", "autolink", "strikethrough", "tasklist", "footnotes"]
    let result = try Witness.run(
        "cmark-gfm", ["--unsafe"] + extensions.flatMap { ["-e", $0] }, input: page.markdown)
    #expect(result.status == 0, sourceLocation: sourceLocation)
    let actual = result.output.components(separatedBy: "\n").dropLast()
    #expect(actual.count == lines.count, sourceLocation: sourceLocation)
    for (actual, expected) in zip(actual, lines) where Array(actual.utf8) != Array(expected.utf8) {
        Issue.record("\(actual)\nis not\n\(expected)", sourceLocation: sourceLocation)
        return
    }
}
