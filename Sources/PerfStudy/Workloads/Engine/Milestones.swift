import PerfModel

/// The moments that cut a run into its phases, all seen from the main thread.
///
/// - `setup`: from the workload's beginning to the region's: lists, memory, folder, server.
/// - `start`: until the last worker's own code has begun.
/// - `argument-transfer`: from there until the last worker has all its arguments.
/// - `compute`: from there until the last worker has done its work, and whatever of the two phases
///   before it some worker already computed in.
/// - `result-transfer`: from there until the main thread has all results.
/// - `join`: from there until the last worker is gone, which ends the region.
///
/// So start and transfer are what they cost: the time in which nobody computes because of them. A
/// worker that begins late because others keep the CPUs busy costs nothing. Every moment is in
/// exactly one phase, and their sum is the whole time.
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
        let computing = Self.union(outcomes.map { ($0.received, $0.computed) })
        var durations: [String: Int64] = [:]
        var previous = begin
        for (name, moment) in zip(names, ends) {
            let cut = min(max(moment, previous), end)
            var duration = cut - previous
            if Self.yielding.contains(name) {
                let overlap = computing.reduce(Int64(0)) {
                    $0 + max(0, min($1.to, cut) - max($1.from, previous))
                }
                duration -= overlap
                durations["compute", default: 0] += overlap
            }
            durations[name, default: 0] += duration
            previous = cut
        }
        return names.compactMap { name in
            let duration = durations[name] ?? 0
            return duration > 0 ? Phase(name: name, duration: duration) : nil
        }
    }

    /// The phases that computing goes before.
    private static let yielding = ["start", "argument-transfer"]

    /// The spans as spans that do not overlap, in order.
    private static func union(
        _ spans: [(from: Int64, to: Int64)]
    ) -> [(from: Int64, to: Int64)] {
        var union: [(from: Int64, to: Int64)] = []
        for span in spans.sorted(by: { $0.from < $1.from }) where span.to > span.from {
            if let last = union.last, span.from <= last.to {
                union[union.count - 1].to = max(last.to, span.to)
            } else {
                union.append(span)
            }
        }
        return union
    }
}
