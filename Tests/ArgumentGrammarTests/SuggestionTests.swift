import ArgumentGrammar
import Testing

@Suite struct `A suggestion` {
    private static let commands = [
        "record", "report", "compare", "completions", "check", "trend", "list", "sql",
    ]

    @Test(arguments: [
        ("", nil), ("x", nil), ("r", nil), ("zz", nil), ("ls", nil), ("sl", "sql"),
        ("benchmark", nil), ("re", nil), ("com", nil), ("rp", nil), ("graph", nil),
        ("recrod", "record"), ("Record", "record"), ("reprot", "report"), ("recort", "record"),
        ("reports", "report"), ("chekc", "check"), ("sq", "sql"), ("rec", "record"),
        ("compl", "completions"), ("lst", "list"), ("trends", "trend"), ("TREND", "trend"),
        ("list", nil),
    ])
    func `is near or absent`(word: String, expected: String?) {
        #expect(suggestion(for: word, among: Self.commands) == expected)
    }

    @Test func `is absent without candidates`() {
        #expect(suggestion(for: "word", among: []) == nil)
    }

    @Test func `is the first of equally near ones`() {
        #expect(suggestion(for: "sort3", among: ["sort1", "sort2"]) == "sort1")
    }

    @Test func `counts a candidate that is there twice once`() {
        #expect(suggestion(for: "thr", among: ["threads", "serial", "threads"]) == "threads")
    }

    @Test func `is never more than one edit per three letters away, or a beginning`() {
        let words = texts(of: ["a", "b"], upTo: 4)
        for word in words {
            for candidate in words where suggestion(for: word, among: [candidate]) != nil {
                let longest = max(word.count, candidate.count)
                let isNear = editDistance(word, candidate) * 3 <= longest
                #expect(isNear || (word.count >= 2 && candidate.hasPrefix(word)))
                #expect(word != candidate)
            }
        }
    }
}
