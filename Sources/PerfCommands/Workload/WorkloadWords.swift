import ArgumentGrammar
import PerfModel
import PerfRecording
import PerfStudy

/// What the words of `perfdb workload` ask for, one value of each dimension.
struct WorkloadWords {
    private let arguments: Arguments

    init(_ arguments: Arguments) { self.arguments = arguments }

    /// What can be run.
    ///
    /// - Throws: `WorkloadError`, or `CommandError` for a list of values.
    func request(for runtime: WorkloadRuntime) throws -> WorkloadRequest {
        let load = try one(arguments[WorkloadCommand.load], of: "--load")
        let caching = try one(arguments[WorkloadCommand.caching], of: "--caching")
        var parameters: [PerfModel.Parameter] = []
        for list in arguments[WorkloadCommand.parameter] {
            let value = try one(list.values, of: "--parameter \(list.name)")
            parameters.append(PerfModel.Parameter(name: list.name, value: value ?? ""))
        }
        return try WorkloadRequest.checked(
            name: arguments[WorkloadCommand.workload],
            strategy: arguments[WorkloadCommand.strategy],
            workers: arguments[WorkloadCommand.workers], factor: load?.factor ?? 1,
            caching: caching?.name, mechanism: caching?.mechanism, parameters: parameters,
            scale: arguments[WorkloadCommand.scale], runtime: runtime)
    }

    /// The only value of a list; nil where there is no list.
    private func one<Value>(_ list: [Value]?, of option: String) throws -> Value? {
        guard let list else { return nil }
        guard list.count == 1 else {
            throw CommandError.oneValue(option: option, count: list.count)
        }
        return list[0]
    }
}
