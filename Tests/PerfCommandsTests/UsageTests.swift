import Testing

@testable import PerfCommands

@Suite struct `A wrong call` {
    @Test(arguments: FaultyCall.withoutCommand)
    func `without a command is told what to do`(call: FaultyCall) throws {
        try expect(call)
    }

    @Test(arguments: FaultyCall.ofRecord)
    func `of record shows what is wrong and the usage`(call: FaultyCall) throws {
        let usage = "Usage: perfdb record [options] [[--] COMMAND [ARG…]]\n"
        try expect(FaultyCall(call.words, "perfdb: \(call.says)\n\(usage)"))
    }

    @Test(arguments: FaultyCall.ofSweeps)
    func `of a sweep names the item`(call: FaultyCall) throws {
        let usage = "Usage: perfdb record [options] [[--] COMMAND [ARG…]]\n"
        try expect(
            FaultyCall(["record"] + call.words + ["true"], "perfdb: \(call.says)\n\(usage)"))
    }

    @Test(arguments: FaultyCall.contradictions)
    func `that contradicts itself is refused before anything is done`(call: FaultyCall) throws {
        try expect(FaultyCall(call.words, "perfdb: \(call.says)\n", call.status))
    }

    @Test(arguments: [["list"], ["show", "x"], ["report"]])
    func `without a history says how to make one`(words: [String]) throws {
        try expect(
            FaultyCall(
                words,
                """
                perfdb: there is no history at ".perfdb/history.sqlite".
                `perfdb record -- COMMAND` makes one.

                """, .failed))
    }
}
