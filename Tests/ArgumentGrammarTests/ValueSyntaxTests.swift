import ArgumentGrammar
import Testing

@Suite struct `Value syntax` {
    @Test(arguments: [
        ("0", 0), ("-5", -5), ("+7", 7), ("007", 7), ("9223372036854775807", Int.max),
        ("-9223372036854775808", Int.min),
    ])
    func `reads whole numbers`(word: String, value: Int) throws {
        #expect(try Int.syntax.read(word) == value)
    }

    @Test(arguments: ["", " 1", "1.0", "1e3", "ten", "0x10", "--5", "+-5", "-", "٣"])
    func `refuses what is no whole number`(word: String) {
        #expect(throws: ValueProblem.notA("a whole number")) { try Int.syntax.read(word) }
    }

    @Test(arguments: ["9223372036854775808", "-99999999999999999999", "+99999999999999999999"])
    func `tells a whole number that is too large from a word`(word: String) {
        let problem = ValueProblem.outside(least: "\(Int.min)", most: "\(Int.max)")
        #expect(throws: problem) { try Int.syntax.read(word) }
    }

    @Test(arguments: [("0", 0), ("-0.5", -0.5), (".5", 0.5), ("1e-3", 0.001), ("+2E2", 200)])
    func `reads numbers`(word: String, value: Double) throws {
        #expect(try Double.syntax.read(word) == value)
    }

    @Test(arguments: ["", "nan", "inf", "-infinity", "0x1p3", "1,5", "1 ", "1e", "e"])
    func `refuses what is no finite decimal number`(word: String) {
        #expect(throws: ValueProblem.notA("a number")) { try Double.syntax.read(word) }
    }

    @Test func `tells a number that is too large from a word`() {
        let largest = Double.greatestFiniteMagnitude
        #expect(throws: ValueProblem.outside(least: "\(-largest)", most: "\(largest)")) {
            try Double.syntax.read("1e400")
        }
    }

    @Test func `reads any text, also an empty one`() throws {
        #expect(try String.syntax.read("") == "")
        #expect(try String.syntax.read("a=b c") == "a=b c")
    }

    @Test(
        arguments: [(1, nil, "0"), (nil, 9, "10"), (1, 9, "0"), (1, 9, "10")]
            as [(Int?, Int?, String)])
    func `keeps to its limits`(least: Int?, most: Int?, outside: String) throws {
        let syntax = ValueSyntax.whole(from: least, to: most)
        let problem = ValueProblem.outside(
            least: least.map { String($0) }, most: most.map { String($0) })
        #expect(throws: problem) { try syntax.read(outside) }
        for inside in [least, most].compactMap(\.self) {
            #expect(try syntax.read(String(inside)) == inside)
        }
    }

    @Test func `reads each choice and suggests the nearest one`() throws {
        for format in SampleFormat.allCases {
            #expect(try SampleFormat.syntax.read(format.rawValue) == format)
        }
        let choices = ["text", "markdown", "json", "csv"]
        #expect(SampleFormat.syntax.choices == choices)
        #expect(throws: ValueProblem.notAChoice(choices, suggestion: "json")) {
            try SampleFormat.syntax.read("jsno")
        }
        #expect(throws: ValueProblem.notAChoice(choices, suggestion: nil)) {
            try SampleFormat.syntax.read("")
        }
    }

    @Test func `carries the errors of other modules as they are`() {
        let problem = #expect(throws: ValueProblem.self) { try Days.syntax.read("xd") }
        #expect(problem == .fact(ValueFact(Days.Fault.noNumber("x"))))
        #expect(problem != .fact(ValueFact(Days.Fault.missingUnit)))
        #expect(problem != .fact(ValueFact(UsageError.missingCommand)))
        guard case .fact(let fact) = problem else { return }
        #expect(fact.error as? Days.Fault == .noNumber("x"))
    }

    @Test func `spells a value so that it reads back`() throws {
        #expect(try Days.syntax.read(Days.syntax.spell(Days(count: 3))) == Days(count: 3))
        #expect(try Double.syntax.read(Double.syntax.spell(0.1)) == 0.1)
        #expect(try Int.syntax.read(Int.syntax.spell(.min)) == .min)
    }
}
