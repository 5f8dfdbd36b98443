import PerfModel
import PerfRecording
import Subprocess
import Testing

@Suite struct `A sweep over commands and copies` {
    @Test func `has both as parameters, and says which command and how many copies`() throws {
        var sweep = Sweep(benchmark: "b")
        sweep.commands = ["old", "1..3"]
        sweep.concurrencies = [1, 4]
        let points = try sweep.points()
        #expect(points.map(\.command) == [0, 0, 1, 1])
        #expect(points.map(\.copies) == [1, 4, 1, 4])
        #expect(
            points[3].configuration.parameters == [
                Parameter(name: "command", value: "1..3"),
                Parameter(name: "concurrency", value: "4"),
            ])
        #expect(
            points[1].placeholders.map(\.variable) == [
                "PERFDB_PARAMETER_COMMAND", "PERFDB_PARAMETER_CONCURRENCY",
            ])
    }

    @Test func `has no other parameter of their variables`() throws {
        var sweep = Sweep(benchmark: "b")
        sweep.parameters = [try ParameterList("Command=1"), try ParameterList("concurrency=1")]
        #expect(try sweep.points().map(\.copies) == [nil])
        sweep.concurrencies = [2]
        #expect(throws: SweepError.parameterOfDimension("concurrency")) { try sweep.points() }
        sweep.commands = ["a"]
        #expect(throws: SweepError.parameterOfDimension("command")) { try sweep.points() }
    }

    @Test func `reads numbers of copies within the limit`() throws {
        #expect(try SweepList.concurrencies("1..4:x2,1024") == [1, 2, 4, 1024])
        for item in ["0", "1025", "x", "-1", "1.5"] {
            #expect(throws: SweepError.badItem(item, dimension: "concurrency")) {
                try SweepList.concurrencies(item)
            }
        }
        #expect(throws: SweepError.twice(item: "02", list: "2,02")) {
            try SweepList.concurrencies("2,02")
        }
    }
}

@Suite struct `A variable for a measured program` {
    @Test func `is a name and a value, which may hold anything`() throws {
        #expect(try ChildVariable("A=b=c").value == "b=c")
        #expect(try ChildVariable("A=").value == "")
        #expect(throws: ChildVariableError.noValue("A")) { try ChildVariable("A") }
        #expect(throws: ChildVariableError.badName("")) { try ChildVariable("=b") }
        #expect(throws: ChildVariableError.badName("A=")) { try ChildVariable("A=", "b") }
    }

    @Test(arguments: [
        "PERFDB_WORKERS", "PERFDB_FACTOR", "PERFDB_PARAMETER_SIZE", "PERFDB_CHANNEL",
        "PERFDB_SERVICE", "PERFDB_PADDING", "PERFDB_HOOK",
    ])
    func `is none that perfdb sets itself`(name: String) {
        #expect(throws: ChildVariableError.ownName(name)) { try ChildVariable(name, "1") }
    }

    @Test func `stands in place of the recorder's, and alone in a clean environment`() {
        let inherited: Environment = ["PATH": "/bin", "HOME": "/h", "PERFDB_DATABASE": "d"]
        let point = [Placeholder("workers", "2")]
        let full = ChildEnvironment.variables(
            inherited: inherited, placeholders: point,
            adding: [("HOME", "/x"), ("PERFDB_DATABASE", "e")], hasChannel: false)
        #expect(
            full == ["PATH": "/bin", "HOME": "/x", "PERFDB_DATABASE": "e", "PERFDB_WORKERS": "2"])
        let clean = ChildEnvironment.variables(
            inherited: inherited, placeholders: point, adding: [("A", "b")], isClean: true)
        #expect(
            clean == ["PATH": "/bin", "A": "b", "PERFDB_WORKERS": "2", "PERFDB_CHANNEL": "3"])
    }
}
