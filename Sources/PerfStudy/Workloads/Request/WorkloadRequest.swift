package import PerfModel

/// One run of a workload that can be done: everything in it was checked.
package struct WorkloadRequest: Equatable, Sendable {
    package let name: WorkloadName
    package let strategy: WorkloadStrategy
    /// At least 1; serial has exactly 1.
    package let workers: Int
    /// How often the same work is done: the load's factor.
    package let passes: Int
    /// Whether each result is kept in a container.
    package let isCached: Bool
    /// How results are kept or carried; nil where there is nothing to keep.
    package let mechanism: WorkloadMechanism?
    /// As typed, in the order of the workload's own parameters.
    package let parameters: [Parameter]
    /// What sizes are multiplied with; above 0, at most 1.
    package let scale: Double

    /// How many workers there may be.
    static let workerLimits = 1...1024

    /// Checks what was asked for.
    ///
    /// - Parameters:
    ///   - strategy: nil: serial, or the first that the workload has.
    ///   - workers: nil: 1.
    ///   - caching: nil: none where the workload can do without.
    ///   - mechanism: nil: the one that belongs to the strategy.
    package static func checked(
        name: String, strategy: String? = nil, workers: Int? = nil, factor: Double = 1,
        caching: String? = nil, mechanism: String? = nil, parameters: [Parameter] = [],
        scale: Double = 1, runtime: WorkloadRuntime = .swift
    ) throws(WorkloadError) -> WorkloadRequest {
        guard let workload = WorkloadName(rawValue: name) else {
            throw .unknownWorkload(name, known: WorkloadName.allCases.map(\.rawValue))
        }
        let spread = try strategyNamed(strategy, of: workload)
        let count = workers ?? 1
        guard workerLimits.contains(count) else {
            throw .workersOutside(
                count, least: workerLimits.lowerBound, most: workerLimits.upperBound)
        }
        guard spread != .serial || count == 1 else { throw .serialWithWorkers(count) }
        guard scale > 0, scale <= 1 else { throw .badScale(scale) }
        let passes = try passes(factor, of: workload)
        let isCached = try isCached(caching, in: workload)
        return WorkloadRequest(
            name: workload, strategy: spread, workers: count, passes: passes, isCached: isCached,
            mechanism: try mechanismNamed(
                mechanism, of: workload, spread: spread, isCached: isCached),
            parameters: try checked(
                parameters, by: workload.parameters(in: runtime, strategy: spread),
                of: workload, in: runtime), scale: scale)
    }

    private static func strategyNamed(
        _ name: String?, of workload: WorkloadName
    ) throws(WorkloadError) -> WorkloadStrategy {
        guard let name else { return workload.strategies[0] }
        guard let strategy = workload.strategies.first(where: { $0.rawValue == name }) else {
            throw .unknownStrategy(
                name, workload: workload.rawValue, known: workload.strategies.map(\.rawValue))
        }
        return strategy
    }

    private static func passes(
        _ factor: Double, of workload: WorkloadName
    ) throws(WorkloadError) -> Int {
        let passes = Int(exactly: factor)
        guard let passes, (1...1_000_000).contains(passes), passes == 1 || workload.hasPasses
        else {
            throw .badFactor(
                factor, workload: workload.rawValue, hasPasses: workload.hasPasses)
        }
        return passes
    }

    private static func isCached(
        _ caching: String?, in workload: WorkloadName
    ) throws(WorkloadError) -> Bool {
        let known = workload.cachings
        guard let caching else { return false }
        guard known.contains(caching) || (known.isEmpty && caching == "none") else {
            throw .unknownCaching(caching, workload: workload.rawValue, known: known)
        }
        return caching == "cached"
    }

    private static func mechanismNamed(
        _ name: String?, of workload: WorkloadName, spread: WorkloadStrategy, isCached: Bool
    ) throws(WorkloadError) -> WorkloadMechanism? {
        var known: [WorkloadMechanism] = []
        if workload == .deadlock { known = [.queue] }
        if isCached || workload == .transfer {
            switch spread {
            case .serial: known = [.list]
            case .threads: known = [.list, .queue]
            case .processes: known = [.queue]
            }
            if workload == .transfer && spread != .serial { known.append(.pipe) }
        }
        guard let name else { return known.first }
        guard let mechanism = known.first(where: { $0.rawValue == name }) else {
            throw .unknownMechanism(
                name, workload: workload.rawValue, strategy: spread.rawValue,
                known: known.map(\.rawValue))
        }
        return mechanism
    }

    private static func checked(
        _ parameters: [Parameter], by all: [WorkloadParameter], of workload: WorkloadName,
        in runtime: WorkloadRuntime
    ) throws(WorkloadError) -> [Parameter] {
        var known = all
        var ordered: [Parameter] = []
        for parameter in parameters {
            guard let index = known.firstIndex(where: { $0.rawValue == parameter.name }) else {
                if ordered.contains(where: { $0.name == parameter.name }) {
                    throw .parameterTwice(parameter.name)
                }
                throw .unknownParameter(
                    parameter.name, workload: workload.rawValue,
                    known: all.map(\.rawValue))
            }
            let kind = known.remove(at: index)
            guard kind.takes(parameter.value, in: runtime) else {
                throw .badParameter(
                    parameter.name, value: parameter.value, form: kind.form(in: runtime))
            }
            ordered.append(parameter)
        }
        return ordered
    }
}
