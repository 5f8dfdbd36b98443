import PerfModel

/// The moments that cut a run into its phases, all seen from the main thread.
///
/// - `setup`: from the workload's beginning to the region's: lists, memory, folder, server.
/// - `start`: until the last worker's own code has begun.
/// - `argument-transfer`: from there until the last worker has all its arguments.
/// - `compute`: from there until the last worker has done its work.
/// - `result-transfer`: from there until the main thread has all results.
/// - `join`: from there until the last worker is gone, which ends the region.
///
/// What overlaps (a worker computes while another one still gets its arguments) belongs to the
/// earlier phase. So every moment is in exactly one phase, and their sum is the whole time.
struct Milestones: Equatable, Sendable {
    var begin: Int64
    var region: Int64
    /// When the main thread had handed out all arguments.
    var handedOut: Int64
    /// When the main thread had all results; where it joins before it looks, when it had joined.
    var gathered: Int64
    var end: Int64
    /// Whether workers are joined before their results are taken, as in the deadlock.
    var joinsFirst = false

    /// Nanoseconds of the region.
    var regionDuration: Int64 { end - region }

    /// In order; their sum is `end - begin`. Phases that took no time are left out.
    func phases(of outcomes: [WorkerOutcome]) -> [Phase] {
        let last = outcomes.reduce((began: region, received: region, computed: region)) {
            (
                max($0.began, $1.began), max($0.received, $1.received),
                max($0.computed, $1.computed)
            )
        }
        let ends = [
            region, last.began, max(last.received, handedOut), last.computed, gathered, end,
        ]
        let names =
            joinsFirst ? Phase.known.dropLast(2) + ["join", "result-transfer"] : Phase.known
        var phases: [Phase] = []
        var previous = begin
        for (name, moment) in zip(names, ends) {
            let cut = min(max(moment, previous), end)
            if cut > previous { phases.append(Phase(name: name, duration: cut - previous)) }
            previous = cut
        }
        return phases
    }
}
