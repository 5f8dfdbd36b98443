import ArgumentGrammar
import PerfModel
import PerfRecording
import Subprocess

/// What one call of `perfdb record` asks for, before anything of it is done.
struct RecordRequest {
    /// A command over a sweep, or a suite.
    enum Subject {
        case command(CommandRequest)
        case suite(SuiteRequest)
    }

    let subject: Subject
    /// The host's name where one was given.
    let hostName: String?
    let seed: UInt64
    /// Whether commands are run by a shell.
    let startsShell: Bool
    private let label: String?

    /// - Throws: where the words contradict each other, or a suite cannot be read.
    init(_ arguments: Arguments, in context: Context) throws {
        if arguments[RecordCommand.label] == "" { throw CommandError.emptyName(option: "--label") }
        if arguments[RecordCommand.host] == "" { throw CommandError.emptyName(option: "--host") }
        let measuring = try MeasuringRequest(arguments)
        if let suite = try SuiteRequest(arguments, measuring, in: context) {
            subject = .suite(suite)
        } else {
            subject = .command(try CommandRequest(arguments, measuring))
        }
        startsShell = arguments[RecordCommand.shell]
        let given = arguments[RecordCommand.host] ?? context.environment["PERFDB_HOST"]
        hostName = given == "" ? nil : given
        label = arguments[RecordCommand.label]
        seed = arguments[RecordCommand.seed].map { UInt64($0) } ?? context.randomNumber()
    }

    /// Every configuration with the program that measures it, and the services they need, started.
    ///
    /// - Parameter isInterrupted: whether nothing is to be measured any more.
    /// - Throws: where a placeholder is unknown, or a program or service cannot be started;
    ///   `InterruptedError`.
    func prepared(
        in context: Context, unless isInterrupted: () -> Bool
    ) throws -> Preparation {
        switch subject {
        case .command(let request):
            return Preparation(plan: try request.plan(seed: seed, in: context))
        case .suite(let request):
            return try request.prepared(
                seed: seed, startsServices: true, in: context, unless: isInterrupted)
        }
    }

    /// The same, with nothing started.
    func planned(in context: Context) throws -> RecordingPlan {
        switch subject {
        case .command(let request): try request.plan(seed: seed, in: context)
        case .suite(let request):
            try request.prepared(seed: seed, startsServices: false, in: context).plan
        }
    }

    /// Of several commands: the name of the one that the others are compared with; nil: the fastest.
    var reference: String? {
        switch subject {
        case .command(let request): request.reference
        case .suite(let request): request.suite.reference
        }
    }

    /// Whether the output of any program is captured.
    var capturesOutput: Bool {
        switch subject {
        case .command(let request): request.capturesOutput
        case .suite(let request): request.capturesOutput
        }
    }

    /// The session with what holds now.
    func session(
        _ plan: RecordingPlan, on machine: Machine, revision: Revision?, in context: Context
    ) -> Session {
        var session = Session(
            id: context.newID(), startedAt: context.now(), host: machine.host,
            conditions: machine.conditions, revision: revision, label: label,
            recorder: "perfdb \(Program.version)", seed: Int64(clamping: plan.seed),
            order: plan.order.rawValue)
        if case .suite(let request) = subject {
            session.suite = request.suite.name
            session.charts = request.suite.charts
        }
        return session
    }
}
