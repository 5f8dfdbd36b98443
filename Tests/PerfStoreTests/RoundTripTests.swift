import PerfModel
import PerfStore
import Testing

@Suite struct `A random history` {
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `comes out as it went in`(seed: UInt64) throws {
        let history = RandomHistory(seed: seed, sessions: 30)
        let store = try Store.inMemory()
        try history.store(in: store, seed: seed)

        let expected = history.sessions.map(\.session).sorted { left, right in
            (left.startedAt?.microseconds ?? -1, left.id)
                < (right.startedAt?.microseconds ?? -1, right.id)
        }
        #expect(try store.sessions(Selection()) == expected, "seed \(seed)")
        for recorded in history.sessions {
            let found = try store.measurements(in: recorded.session.id, benchmark: nil)
            #expect(found == recorded.groups.map(Self.measurements), "seed \(seed)")
            let configurations = try store.configurations(in: recorded.session.id, benchmark: nil)
            #expect(configurations == found.map(\.configuration), "seed \(seed)")
        }
        let entries = try store.sessionEntries(Selection())
        for recorded in history.sessions {
            let entry = entries.first { $0.session == recorded.session }
            #expect(entry?.benchmarks == recorded.benchmarks, "seed \(seed)")
            #expect(entry?.runs == recorded.runs.count, "seed \(seed)")
        }
    }

    /// What the store should make of some runs, computed from the runs themselves.
    private static func measurements(
        _ configuration: Configuration, _ command: [String], _ runs: [Run]
    ) -> Measurements {
        let judged = runs.filter { !$0.isWarmup }
        let counted = judged.filter { $0.outcome == .ok }.map(\.usage)
        return Measurements(
            configuration: configuration, command: command, wall: counted.map(\.wall),
            totalUser: counted.isEmpty ? nil : counted.compactMap(\.user).reduce(0, +),
            totalSys: counted.isEmpty ? nil : counted.compactMap(\.sys).reduce(0, +),
            maxRSS: counted.compactMap(\.maxRSS).max(),
            outcomes: Dictionary(grouping: judged, by: \.outcome).mapValues(\.count),
            warmups: runs.count - judged.count)
    }
}
