import PerfModel
import Testing

@Suite struct `A glob` {
    @Test(arguments: [
        ("", "", true), ("", "a", false), ("*", "", true), ("?", "", false), ("sort", "sort", true),
        ("sort", "Sort", false), ("sort", "sort2", false), ("s*", "sort", true),
        ("*rt", "sort", true),
        ("s?rt", "sort", true), ("s??rt", "sort", false), ("[a-s]ort", "sort", true),
        ("[!a-s]ort", "sort", false), ("[^a]b", "bb", true), ("[", "[", true), ("[a", "[a", true),
        ("[]", "[]", true), ("[]]", "]", true), ("[!]", "[!]", true), ("[!]]", "a", true),
        ("[a-]", "-", true), ("[-a]", "-", true), ("[b-a]", "-", true), ("a]", "a]", true),
        ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("?", "👨‍👩‍👧", true),
        ("e\u{301}", "é", true), ("\\*", "\\x", true), ("a/*", "a/b/c", true),
    ])
    func `matches as a shell does`(pattern: String, name: String, expected: Bool) {
        #expect(Glob(pattern).matches(name) == expected)
    }

    @Test(arguments: ["", "*", "a?", "[a]", "sort"])
    func `made of a name fits that name alone`(name: String) {
        #expect(Glob(literal: name).matches(name))
        #expect(!Glob(literal: name).matches(name + "a"))
        #expect(!Glob(literal: name).matches("aa"))
    }

    /// Every pattern up to five characters against every name up to two, and longer ones of `a`, `b`.
    @Test func `agrees with the definition on all small inputs`() {
        let names = every("ab]-!", upTo: 2) + every("ab", upTo: 3).filter { $0.count == 3 }
        var mistakes: [String] = []
        for pattern in every("ab*?[]!-", upTo: 4) + every("ab[]-!", upTo: 5) {
            let glob = Glob(String(pattern))
            for name in names where glob.matches(String(name)) != matches(pattern[...], name[...]) {
                mistakes.append("\(String(pattern)) \(String(name))")
            }
        }
        #expect(mistakes == [])
    }

    @Test func `does not take for ever`() {
        let pattern = String(repeating: "*a", count: 50) + "b"
        #expect(!Glob(pattern).matches(String(repeating: "a", count: 500)))
    }

    /// All texts of those letters up to a length.
    private func every(_ letters: String, upTo length: Int) -> [[Character]] {
        var all: [[Character]] = [[]]
        var last = all
        for _ in 0..<length {
            last = last.flatMap { text in letters.map { text + [$0] } }
            all += last
        }
        return all
    }

    /// The definition, by trying everything.
    private func matches(_ pattern: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return name.isEmpty }
        let rest = pattern.dropFirst()
        if first == "*" {
            return matches(rest, name) || (!name.isEmpty && matches(pattern, name.dropFirst()))
        }
        guard let character = name.first else { return false }
        if first == "[", let (members, isNegated, after) = set(rest) {
            return holds(members, character) != isNegated && matches(after, name.dropFirst())
        }
        return (first == "?" || first == character) && matches(rest, name.dropFirst())
    }

    /// What stands between a `[` and its `]`, which is never the set's first character.
    private func set(
        _ text: ArraySlice<Character>
    ) -> (ArraySlice<Character>, isNegated: Bool, after: ArraySlice<Character>)? {
        let isNegated = text.first == "!" || text.first == "^"
        let members = isNegated ? text.dropFirst() : text
        guard let end = members.dropFirst().firstIndex(of: "]") else { return nil }
        return (members[..<end], isNegated, members[(end + 1)...])
    }

    private func holds(_ members: ArraySlice<Character>, _ character: Character) -> Bool {
        guard let first = members.first else { return false }
        let three = Array(members.prefix(3))
        if three.count == 3, three[1] == "-", three[0] <= three[2] {
            return (three[0] <= character && character <= three[2])
                || holds(members.dropFirst(3), character)
        }
        return first == character || holds(members.dropFirst(), character)
    }
}
