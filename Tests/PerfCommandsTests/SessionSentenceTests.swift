import PerfInterchange
import RelaxedJSON
import Testing

@testable import PerfCommands

@Suite struct `What is wrong with a session's file` {
    @Test(arguments: [
        (SessionFault.unknownKey("a\u{1b}"), "the key \"a␛\" is not known."),
        (.outOfRange("-1"), "-1 is not possible here."),
        (.unknownWord("x", known: ["a", "b"]), "\"x\" is none of a, b."),
        (.badUUID("x"), "\"x\" is no UUID in lower case."),
        (.badCommit("x"), "\"x\" is no hash of a commit."),
        (
            .wrongLine("x", expected: ["run", "end"]),
            "a line with \"run\" or \"end\" was expected, not \"x\"."
        ),
        (.wrongLine("x", expected: []), "there is a line behind the last one."),
        (.unknownConfiguration(3), "there is no configuration 3."),
        (.outOfOrder(3), "3 is out of order."),
        (.twice("x"), "\"x\" is there twice."),
        (.unused([1, 2]), "no run has the configuration 1, 2."),
        (.cutOff, "the file is cut off here."),
        (.wrongCount(told: 2, found: 1), "2 runs are told, and 1 are there."),
    ])
    func `is a sentence`(fault: SessionFault, sentence: String) {
        let place = TextPlace(line: 4, column: 7)
        let error = ImportError.badSession(
            "a.jsonl", .mistake(.session(fault), path: "run", place: place))
        #expect(
            Failure(error, words: []).text() == """
                perfdb: a.jsonl, line 4, column 7 (run): \(sentence)
                docs/formats.md describes these files.

                """)
    }

    @Test(arguments: SessionFault.Contradiction.allCases)
    func `is a sentence where two values exclude each other`(
        contradiction: SessionFault.Contradiction
    ) {
        let words = Failure.words(of: .contradiction(contradiction))
        #expect(words.hasSuffix(".") && words.contains(" "))
    }
}
