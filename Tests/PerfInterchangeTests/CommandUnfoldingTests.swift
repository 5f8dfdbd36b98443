import PerfModel
import Testing

@testable import PerfInterchange

/// Commands of a sweep with the values of the parameters `n` and `m`, where they are given.
private func results(_ rows: [(String, [String])]) -> [CommandUnfolding.FilledCommand] {
    rows.map { command, values in
        CommandUnfolding.FilledCommand(
            text: command,
            parameters: zip(["n", "m"], values).map { Parameter(name: $0, value: $1) }.sorted())
    }
}

private func templates(_ rows: (String, [String])...) -> [String] {
    CommandUnfolding.templates(results(rows))
}

@Suite struct `A command of a sweep` {
    @Test func `stays as it is without results and without parameters`() {
        #expect(templates() == [])
        #expect(templates(("a", [])) == ["a"])
        #expect(templates(("a 1", []), ("a 2", [])) == ["a 1", "a 2"])
    }

    @Test func `stays as it is where it stands alone`() {
        #expect(templates(("a 1", ["1"])) == ["a 1"])
    }

    @Test func `gets its placeholder back`() {
        #expect(
            templates(("make -j 1 x1", ["1"]), ("make -j 8 x1", ["8"]), ("make -j 16 x1", ["16"]))
                == Array(repeating: "make -j {n} x1", count: 3))
        #expect(
            templates(("gcc  a", [""]), ("gcc -O2 a", ["-O2"]))
                == ["gcc {n} a", "gcc {n} a"])
    }

    @Test func `gets it back in every place`() {
        #expect(
            templates(("{n} é1é > 1.1", ["1"]), ("{n} é10é > 10.1", ["10"]))
                == Array(repeating: "{n} é{n}é > {n}.1", count: 2))
    }

    @Test func `gets several of them back, also where their values are equal`() {
        #expect(
            templates(
                ("a 1 1", ["1", "1"]), ("a 1 2", ["1", "2"]), ("a 2 1", ["2", "1"]),
                ("a 2 2", ["2", "2"])) == Array(repeating: "a {n} {m}", count: 4))
    }

    @Test func `keeps text that only looks like a value`() {
        #expect(
            templates(("1 of 1", ["1", "x"]), ("1 of 1", ["1", "y"])) == ["1 of 1", "1 of 1"])
        #expect(templates(("nap", ["1"]), ("nap", ["2"])) == ["nap", "nap"])
    }

    @Test func `is told from another command, in either order of a sweep`() {
        #expect(
            templates(("a 1", ["1"]), ("b 1", ["1"]), ("a 2", ["2"]), ("b 2", ["2"]))
                == ["a {n}", "b {n}", "a {n}", "b {n}"])
        #expect(
            templates(("a 1", ["1"]), ("a 2", ["2"]), ("b 1", ["1"]), ("b 2", ["2"]))
                == ["a {n}", "a {n}", "b {n}", "b {n}"])
        #expect(
            templates(("x 1", ["1"]), ("x 1", ["1"]), ("x 1", ["2"]), ("x 2", ["2"]))
                == ["x 1", "x {n}", "x 1", "x {n}"])
    }

    @Test func `stays as it is where there is nothing in common`() {
        #expect(templates(("a", ["1"]), ("b", ["2"])) == ["a", "b"])
        #expect(templates(("a 1", ["1"]), ("a 2", ["2", "3"])) == ["a 1", "a 2"])
    }

    @Test func `is given up where the search would not end`() {
        // Every way through both is another place.
        let zeros = String(repeating: "0", count: 3000)
        let rows = [(zeros + "x", ["0"]), (zeros + zeros + "y", ["00"])]
        #expect(CommandUnfolding.templates(results(rows)) == rows.map(\.0))
    }
}
