import ArgumentGrammar
import CLibrary
import PerfModel
import PerfRecording
import PerfStudy
import Subprocess

/// `perfdb workload`: one of the study's programs by itself.
enum WorkloadCommand: Command {
    static let name = "workload"
    static let workload = Positional(
        "NAME", .text, help: "The workload; or list: all of them; or serve: the local server."
    ).completing(.workloads)
    static let strategy = Option(
        "strategy", "name", .text, help: "serial, threads or processes; else serial."
    ).completing(.strategies)
    static let workers = Option(
        "workers", "count", .whole(from: 1), help: "How many threads or processes; else 1.")
    static let load = Option(
        "load", "level", SweepValues.loads,
        help: "normal, or high=10: how often the same work is done.")
    static let caching = Option(
        "caching", "mode", SweepValues.cachings,
        help: "none, or cached[:list|:queue|:pipe]: where each result is kept.")
    static let parameter = Option(
        "parameter", repeated: "name=value", SweepValues.parameter,
        help: "A parameter of the workload: items=8, lock=no, payload=65537.")
    static let scale = Option(
        "scale", "factor", .number(), default: 1,
        help: "Shrinks n, steps, sizes and latency; never items, workers or passes.")
    static let runtime = Option(
        "runtime", "name", .text,
        help: "swift, else an interpreter of Python: python3, pypy3 or a path.")
    static let server = Option(
        "server", "address", .text,
        help: "The local server as IPv4:PORT; else $PERFDB_SERVICE, else one of its own.")
    static let format = Option(
        "format", "form", default: WorkloadFormat.text, help: "The form of the output.")

    static let grammar = Grammar(
        name: name, summary: "Run one of the study's workloads by itself.",
        workload,
        Section("What is done", strategy, workers, load, caching, parameter, scale),
        Section("Where", runtime, server),
        Section("Output", format),
        example:
            "perfdb workload counter --strategy threads --workers 4 --parameter lock=no --scale 0.1",
        "perfdb workload list",
        discussion: """
            The answer is verified: a wrong one, a missing item or a worker that goes away is an \
            error. A program that measures this one learns region, phases, tasks and items over \
            the report channel.

            perfdb workload serve prints the address of a local HTTP server and runs until its \
            standard input ends: /item/7?bytes=300000&latency_ms=100, /status/503, /half?bytes=9.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        switch arguments[workload] {
        case "list":
            context.output.write(WorkloadList.text(as: arguments[format]))
            return .fine
        case "serve":
            try LocalServer.serve(input: STDIN_FILENO, output: STDOUT_FILENO)
            return .fine
        case WorkerMain.words.last:
            guard let status = WorkerMain.run() else { break }
            exit(status)
        default: break
        }
        // Before anything can fail, so that whoever measures this learns of it.
        let channel = ChannelWriter(context.environment)
        do {
            return try work(arguments, channel, in: context)
        } catch {
            channel.write(error: Failure(error, words: []).sentence)
            throw error
        }
    }

    private static func work(
        _ arguments: Arguments, _ channel: ChannelWriter, in context: Context
    ) throws -> ExitStatus {
        let runtime = arguments[runtime] ?? "swift"
        let isSwift = runtime == "swift" || runtime.hasPrefix("swift ")
        let request = try WorkloadWords(arguments).request(for: isSwift ? .swift : .foreign)
        let server = arguments[server] ?? context.environment["PERFDB_SERVICE"]
        guard isSwift else {
            return try ForeignRuntime.run(
                request, by: runtime, server: server, format: arguments[format], in: context)
        }
        let surroundings = Workload.Surroundings(
            server: server, executable: context.program, environment: context.environment,
            temporaryFolder: context.environment["TMPDIR"] ?? "/tmp")
        let result = try Workload.run(request, in: surroundings, channel: channel)
        let summary = WorkloadSummary(request: request, result: result)
        context.output.write(try summary.text(as: arguments[format]))
        return .fine
    }
}

/// The form of what `workload` prints.
enum WorkloadFormat: String, CaseIterable, ArgumentValue {
    case text, json
}
