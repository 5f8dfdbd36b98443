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
            var found = try store.measurements(in: recorded.session.id, benchmark: nil)
            #expect(found.allSatisfy { $0.totalBlockReads == nil && $0.totalBlockWrites == nil })
            try store.addStorage(to: &found, in: recorded.session.id)
            #expect(found == recorded.measured.map(Self.measurements), "seed \(seed)")
            let details = try store.details(in: recorded.session.id, benchmark: nil)
            #expect(details == recorded.groups.compactMap(ExpectedDetails.details), "seed \(seed)")
            let configurations = try store.configurations(in: recorded.session.id, benchmark: nil)
            #expect(configurations == found.map(\.configuration), "seed \(seed)")
        }
        let entries = try store.sessionEntries(Selection())
        for recorded in history.sessions {
            let entry = entries.first { $0.session == recorded.session }
            #expect(entry?.benchmarks == recorded.benchmarks, "seed \(seed)")
            #expect(entry?.runs == recorded.runs.count, "seed \(seed)")
            #expect(
                entry?.failed
                    == recorded.measured.map(Self.measurements).map(\.failed).reduce(0, +),
                "seed \(seed)")
        }
    }

    /// What the store should make of some runs, computed from the runs themselves.
    private static func measurements(
        _ planned: SessionConfiguration, _ runs: [Run], _ stop: StopReason?
    ) -> Measurements {
        let judged = runs.filter { !$0.isWarmup }
        let counted = judged.filter { $0.outcome == .ok }
        let regions = counted.compactMap(\.report.region)
        var measurements = Measurements(
            configuration: planned.configuration, command: planned.command,
            wall: counted.map(\.usage.wall), totalUser: total(counted.map(\.usage.user)),
            totalSys: total(counted.map(\.usage.sys)),
            maxRSS: counted.compactMap(\.usage.maxRSS).max(),
            outcomes: Dictionary(grouping: judged, by: \.outcome).mapValues(\.count),
            warmups: runs.count - judged.count,
            region: regions.count == counted.count ? regions : [],
            readingError: counted.compactMap(\.usage.readingError).max(),
            expected: planned.expected)
        measurements.stopReason = stop
        measurements.settings = planned.settings
        measurements.interference = Interference(
            stolen: sum(counted.map(\.interference.stolen)),
            throttled: sum(counted.map(\.interference.throttled)),
            thermalThrottles: sum(counted.map(\.interference.thermalThrottles)))
        measurements.interferenceRuns = counted.count { $0.interference != Interference() }
        measurements.totalBlockReads = saturated(counted.map(\.usage.blockReads))
        measurements.totalBlockWrites = saturated(counted.map(\.usage.blockWrites))
        return measurements
    }

    /// The sum of those that are known; nil where none is.
    private static func sum(_ values: [Int64?]) -> Int64? {
        saturated(values.filter { $0 != nil })
    }

    /// The sum, at most the largest number; nil where one is not known, or where there are none.
    private static func saturated(_ values: [Int64?]) -> Int64? {
        let known = values.compactMap(\.self)
        guard !known.isEmpty, known.count == values.count else { return nil }
        return known.reduce(0) { $1 > .max - $0 ? .max : $0 + $1 }
    }

    /// The sum; nil where one is not known, or where there are none.
    private static func total(_ values: [Int64?]) -> Int64? {
        let known = values.compactMap(\.self)
        return known.isEmpty || known.count < values.count ? nil : known.reduce(0, +)
    }
}
