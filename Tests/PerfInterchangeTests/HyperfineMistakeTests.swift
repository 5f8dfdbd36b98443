import PerfModel
import RelaxedJSON
import Testing

@testable import PerfInterchange

/// A file with a mistake, and what is told of it.
struct Mistake: CustomTestStringConvertible {
    var text: String
    var problem: InterchangeError.Problem
    var path: String
    var line = 1
    var column: Int

    var testDescription: String { text }

    var error: InterchangeError {
        .mistake(problem, path: path, place: TextPlace(line: line, column: column))
    }

    /// In the only result of a file.
    static func inResult(
        _ members: String, _ problem: InterchangeError.Problem, at path: String, column: Int
    ) -> Mistake {
        let path = path.isEmpty ? "results[0]" : "results[0].\(path)"
        return Mistake(
            text: "{\"results\":[\n{\(members)}]}", problem: problem, path: path, line: 2,
            column: column)
    }

    static let all: [Mistake] = [
        Mistake(
            text: #"{"results": 7}"#, problem: .wrongKind(expected: .list, found: .number),
            path: "results", column: 13),
        Mistake(
            text: "{}", problem: .missingKey("results"), path: "", column: 1),
        Mistake(
            text: "[]", problem: .wrongKind(expected: .object, found: .list), path: "", column: 1),
        Mistake(
            text: #"{"results": [7]}"#, problem: .wrongKind(expected: .object, found: .number),
            path: "results[0]", column: 14),
        Mistake(
            text: #"{"results": ["#, problem: .syntax(.expected(.valueOrBracket, found: .end)),
            path: "", column: 14),
        Mistake(
            text: #"{"schema_version": 3, "results": []}"#, problem: .unknownVersion("3"),
            path: "schema_version", column: 20),
        Mistake(
            text: #"{"schema_version":2,"results":[{"command":"a","measurements":[]}]}"#,
            problem: .emptyList, path: "results[0].measurements", column: 62),
        Mistake(
            text: """
                {"schema_version":2,"results":[{"measurements":[
                {"time_wall_clock":{"value":1,"unit":"ms"}}]}]}
                """, problem: .unknownUnit("ms"),
            path: "results[0].measurements[0].time_wall_clock.unit", line: 2, column: 38),
        Mistake(
            text: #"{"metadata":{"start_time":"yesterday"},"results":[]}"#,
            problem: .badMoment("yesterday"), path: "metadata.start_time", column: 27),
        .inResult("", .missingKey("command"), at: "", column: 1),
        .inResult(#""command":"""#, .emptyText, at: "command", column: 12),
        .inResult(
            #""command":["a"]"#, .wrongKind(expected: .string, found: .list), at: "command",
            column: 12),
        .inResult(#""command":"a""#, .missingKey("times"), at: "", column: 1),
        .inResult(#""command":"a","times":[]"#, .emptyList, at: "times", column: 24),
        .inResult(#""command":"a","times":[1,-2]"#, .badTime("-2"), at: "times[1]", column: 27),
        .inResult(
            #""command":"a","times":[1e10]"#, .badTime("1e10"), at: "times[0]", column: 25),
        .inResult(
            #""command":"a","times":[1e999]"#, .badTime("1e999"), at: "times[0]", column: 25),
        // Rust's way to write NaN.
        .inResult(
            #""command":"a","times":[null]"#, .wrongKind(expected: .number, found: .null),
            at: "times[0]", column: 25),
        // Python's.
        Mistake(
            text: "{\"results\":[{\"times\":[NaN]}]}",
            problem: .syntax(.expected(.valueOrBracket, found: .text("NaN"))), path: "", column: 23),
        .inResult(
            #""command":"a","times":[1],"user":-1"#, .badTime("-1"), at: "user", column: 35),
        .inResult(
            #""command":"a","times":[1],"exit_codes":[]"#, .unequalCount(found: 0, times: 1),
            at: "exit_codes", column: 41),
        .inResult(
            #""command":"a","times":[1],"exit_codes":[0.5]"#, .badExitCode("0.5"),
            at: "exit_codes[0]", column: 42),
        .inResult(
            #""command":"a","times":[1],"memory_usage_byte":[-1]"#, .badSize("-1"),
            at: "memory_usage_byte[0]", column: 49),
        .inResult(
            #""command":"a","times":[1],"parameters":{"":"1"}"#, .emptyText, at: "parameters.",
            column: 45),
        .inResult(
            #""command":"a","times":[1],"parameters":{"a":[]}"#,
            .wrongKind(expected: .string, found: .list), at: "parameters.a", column: 46),
    ]
}

@Suite struct `A file that cannot be taken in` {
    @Test(arguments: Mistake.all)
    func `is told with the place of its first mistake`(mistake: Mistake) {
        #expect(throws: mistake.error) {
            try ForeignForm.session(
                Array(mistake.text.utf8), form: .hyperfine, discretion: .test)
        }
    }

    @Test(arguments: ["", " \n", "true", "a,b\n1,2\n", "{\"benchmarks\": []}", "[]", "\u{0}"])
    func `is of no known form`(text: String) {
        #expect(ForeignForm.recognise(Array(text.utf8)) == nil)
        #expect(throws: InterchangeError.unknownForm) {
            try ForeignForm.session(Array(text.utf8), discretion: .test)
        }
    }

    @Test func `is told where it is no JSON, though it wants to be`() {
        let place = TextPlace(line: 2, column: 1)
        #expect(
            throws: InterchangeError.mistake(
                .syntax(.expected(.value, found: .end)), path: "", place: place)
        ) { try ForeignForm.session(Array("{\"benchmarks\":\n".utf8), discretion: .test) }
    }

    @Test func `has no results`() {
        #expect(throws: InterchangeError.nothingMeasured(.hyperfine)) { try imported("") }
    }

    @Test func `is recognised by its beginning, also cut off`() throws {
        let bytes = try fixture("hyperfine/sweep.json")
        #expect(ForeignForm.recognise(bytes) == .hyperfine)
        #expect(ForeignForm.recognise(Array(bytes.prefix(40))) == .hyperfine)
        for count in stride(from: 0, to: bytes.count - 3, by: 41) {
            #expect(throws: InterchangeError.self) {
                try ForeignForm.session(Array(bytes.prefix(count)), discretion: .test)
            }
        }
    }

    @Test(arguments: ["sweep", "schema-2"])
    func `is refused or taken whole, whatever byte is another`(name: String) throws {
        let bytes = try fixture("hyperfine/\(name).json")
        for place in stride(from: 0, to: min(bytes.count, 2000), by: 13) {
            for byte in Array("\"-9]\u{0}".utf8) {
                var bytes = bytes
                bytes[place] = byte
                // Either is fine; a trap, or what the history would refuse, is not.
                guard let found = try? ForeignForm.session(bytes, discretion: .test) else {
                    continue
                }
                #expect(found.runs.allSatisfy { $0.usage.wall >= 0 })
                #expect(
                    found.runs.allSatisfy {
                        found.configurations.indices.contains($0.configuration)
                    })
                #expect(Set(found.runs.map(\.position)).count == found.runs.count)
            }
        }
    }
}
