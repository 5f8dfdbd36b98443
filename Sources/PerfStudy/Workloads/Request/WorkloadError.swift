package import Subprocess

/// Why a workload cannot be run, or what went wrong in it: facts, no sentences.
package enum WorkloadError: Error, Equatable, Sendable {
    // What was asked for.
    case unknownWorkload(String, known: [String])
    case unknownStrategy(String, workload: String, known: [String])
    /// Serial has exactly one worker.
    case serialWithWorkers(Int)
    case workersOutside(Int, least: Int, most: Int)
    /// A scale is above 0 and at most 1.
    case badScale(Double)
    /// Passes are a whole number of times the work; where a workload has none, exactly 1.
    case badFactor(Double, workload: String, hasPasses: Bool)
    /// Empty `known`: the workload has nothing to cache.
    case unknownCaching(String, workload: String, known: [String])
    case unknownMechanism(String, workload: String, strategy: String, known: [String])
    case unknownParameter(String, workload: String, known: [String])
    case parameterTwice(String)
    case badParameter(String, value: String, form: WorkloadParameter.Form)
    /// An address that is not `IPv4:PORT`.
    case badAddress(String)

    // What went wrong.
    /// The workload's own server did not come up.
    case noServer
    /// A worker, from 1, told what went wrong.
    case work(worker: Int, WorkFault)
    /// A worker process, from 1, ended without having told its result.
    case workerEnded(worker: Int, LaunchedRun.Status)
    /// The answer is not the one there is.
    case wrongAnswer(workload: String, expected: String, found: String)
    case itemsMissing(done: Int, asked: Int)
    case subprocess(SubprocessError)
    case system(call: String, code: Int32)
}

extension WorkloadError {
    /// A fault of the main thread, of no worker.
    init(_ fault: WorkFault) {
        switch fault {
        case .system(let call, let code): self = .system(call: call, code: code)
        case .serverUnreachable, .serverStatus, .serverLength, .serverUnreadable:
            self = .work(worker: 1, fault)
        }
    }
}

/// What can go wrong in a worker; it travels from a worker process to the one that started it.
package enum WorkFault: Error, Equatable, Sendable {
    /// No connection to the server, or it broke; `code` is an `errno`.
    case serverUnreachable(item: Int, code: Int32)
    /// An answer with another status than 200.
    case serverStatus(item: Int, status: Int)
    /// The server closed before it had sent the bytes it promised, or promised others.
    case serverLength(item: Int, expected: Int, found: Int)
    /// What came is no HTTP answer with a length.
    case serverUnreadable(item: Int)
    /// A call of the system failed; `code` is its `errno`.
    case system(call: String, code: Int32)
}
