import Testing

@testable import PerfCommands
@testable import PerfReports

@Suite struct `A command in one text` {
    @Test(
        arguments: [
            ("true", ["true"]), ("  a\t b\nc ", ["a", "b", "c"]), ("a 'b c' d", ["a", "b c", "d"]),
            (#"a "b c"d'e'"#, ["a", "b cde"]), ("a '' \"\"", ["a", "", ""]),
            (#"a\ b \'c\' \\"#, ["a b", "'c'", #"\"#]), (#"'a\b'"#, [#"a\b"#]),
            (#""a\b\"\\\$\`""#, [#"a\b"\$`"#]), ("'|&;<>()$`*?'", ["|&;<>()$`*?"]),
            (#"a\|b\;"#, ["a|b;"]), (#""a|b;*?""#, ["a|b;*?"]), ("a{b}c", ["a{b}c"]),
            ("größe=~x #y", ["größe=~x", "#y"]),
        ] as [(String, [String])])
    func `is split as a shell would`(text: String, words: [String]) throws {
        #expect(try WordSplitting.words(text) == words)
    }

    @Test(
        arguments: [
            ("", .empty), (" \n", .empty), ("a 'b", .unterminated("'", place: 3)),
            (#"a "b' c"#, .unterminated("\"", place: 3)),
            (#"a "b\""#, .unterminated("\"", place: 3)),
            (#"a b\"#, .danglingBackslash(place: 4)), ("a | b", .needsShell("|", place: 3)),
            ("a&", .needsShell("&", place: 2)), ("a;b", .needsShell(";", place: 2)),
            ("a <b", .needsShell("<", place: 3)), ("a 2>b", .needsShell(">", place: 4)),
            ("(a", .needsShell("(", place: 1)), ("a)", .needsShell(")", place: 2)),
            ("a $B", .needsShell("$", place: 3)), ("a `b`", .needsShell("`", place: 3)),
            ("ls *", .needsShell("*", place: 4)), ("ls a?", .needsShell("?", place: 5)),
            (#"a "$B""#, .needsShell("$", place: 4)), (#"a "`b`""#, .needsShell("`", place: 4)),
        ] as [(String, WordSplittingError)])
    func `is refused where only a shell could run it`(text: String, error: WordSplittingError) {
        #expect(throws: error) { try WordSplitting.words(text) }
    }

    @Test(arguments: ["", "a", "a b", "it's", "{x}", "$HOME", "a\nb", "größe", "|", "\\", "\"*"])
    func `is read back as it is written down`(word: String) throws {
        #expect(try WordSplitting.words(Shell.line(["p", word])) == ["p", word])
    }
}
