import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfRecording

@Suite struct `Enough runs` {
    /// Runs one after the other until there are enough; what each takes is told by its number, from 1.
    private func stop(
        _ enough: EnoughRuns, warmups: Int = 0, limit: Int = 100_000,
        counts: (Int) -> Bool = { _ in true }, _ wall: (Int) -> Int64
    ) -> (reason: StopReason?, runs: Int) {
        var progress = RunProgress(.enough(enough), warmups: warmups)
        for _ in 0..<warmups { progress.add(wall: 1_000_000_000_000, isWarmup: true, counts: true) }
        var times: [Int64] = []
        for run in 1...limit {
            let time = wall(run)
            progress.add(wall: time, isWarmup: false, counts: counts(run))
            if counts(run) { times.append(time) }
            if let reason = progress.reason(times: times, areRegions: false) {
                return (reason, run)
            }
        }
        return (nil, limit)
    }

    /// The same where each run takes as long as the others and some do not count.
    private func stopEqual(
        _ enough: EnoughRuns, counting counts: (Int) -> Bool, each wall: Int64
    ) -> (reason: StopReason?, runs: Int) {
        let equal = { (_: Int) in wall }
        return stop(enough, counts: counts, equal)
    }

    @Test func `are as many as were asked for, whatever they took`() {
        var progress = RunProgress(.count(2), warmups: 1)
        #expect(progress.reason(times: [], areRegions: false) == nil)
        progress.add(wall: 1, isWarmup: true, counts: true)
        #expect(progress.reason(times: [], areRegions: false) == nil)
        progress.add(wall: .max / 2, isWarmup: false, counts: false)
        #expect(progress.reason(times: [], areRegions: false) == nil)
        #expect(progress.mayBegin(after: 1_000, expecting: .max / 2))
        progress.add(wall: 1, isWarmup: false, counts: true)
        #expect(progress.reason(times: [1], areRegions: false) == .runs)
    }

    @Test func `are none before the warm-ups are over`() {
        var none = RunProgress(.count(0), warmups: 2)
        none.add(wall: 1, isWarmup: true, counts: true)
        #expect(none.reason(times: [], areRegions: false) == nil)
        none.add(wall: 1, isWarmup: true, counts: true)
        #expect(none.reason(times: [], areRegions: false) == .runs)
        // What warm-ups took is not part of the budget, and they are not part of the least.
        #expect(stop(EnoughRuns(), warmups: 9) { _ in 5 } == (.precision, 6))
    }

    @Test func `are six where all are equal, be it to zero`() {
        #expect(stop(EnoughRuns()) { _ in 1_000_000 } == (.precision, 6))
        #expect(stop(EnoughRuns()) { _ in 0 } == (.precision, 6))
        #expect(stop(EnoughRuns(precision: 1e-9)) { _ in 7 } == (.precision, 6))
    }

    @Test func `are six where the interval just reaches the precision, and more where it does not`()
    {
        // The interval of six is from the least to the largest, the median 1,000.
        let reaching: [Int64] = [980, 990, 1_000, 1_000, 1_010, 1_020]
        #expect(stop(EnoughRuns()) { reaching[($0 - 1) % 6] } == (.precision, 6))
        let passing: [Int64] = [979, 990, 1_000, 1_000, 1_010, 1_020]
        #expect(stop(EnoughRuns()) { passing[($0 - 1) % 6] } == (.precision, 12))
    }

    @Test func `end with the budget where it never becomes precise`() {
        // Two levels, far apart: the interval holds both as long as one likes.
        let walls: (Int) -> Int64 = { $0.isMultiple(of: 2) ? 1_000_000 : 3_000_000 }
        #expect(stop(EnoughRuns(budget: 100_000_000), walls) == (.budget, 50))
        // A median of zero at most looks.
        let zeros: (Int) -> Int64 = { $0.isMultiple(of: 2) ? 10 : 0 }
        #expect(stop(EnoughRuns(budget: 500), zeros) == (.budget, 100))
    }

    @Test func `are one where it takes longer than the budget, unless more were asked for`() {
        #expect(stop(EnoughRuns()) { _ in 11_000_000_000 } == (.budget, 1))
        #expect(stop(EnoughRuns()) { _ in 3_000_000_000 } == (.budget, 4))
        #expect(
            stop(EnoughRuns(least: 3, isLeastGiven: true)) { _ in 11_000_000_000 } == (.budget, 3))
        #expect(stop(EnoughRuns(least: 3)) { _ in 11_000_000_000 } == (.budget, 1))
        #expect(stop(EnoughRuns(budget: 0)) { _ in 0 } == (.budget, 1))
    }

    @Test func `are at most so many, though fewer than the least`() {
        #expect(stop(EnoughRuns(most: 3)) { _ in 5 } == (.mostRuns, 3))
        #expect(
            stop(EnoughRuns(least: 9, isLeastGiven: true, most: 4)) { _ in 5 } == (.mostRuns, 4))
        #expect(stop(EnoughRuns(most: 6)) { _ in 5 } == (.precision, 6))
        #expect(stop(EnoughRuns(most: 7)) { Int64($0 * 1_000) } == (.mostRuns, 7))
    }

    @Test func `have no interval below six, however few are the least`() {
        // Looked at after 1, 3, 5 and 7 runs.
        #expect(stop(EnoughRuns(least: 1)) { _ in 5 } == (.precision, 7))
        #expect(stop(EnoughRuns(least: 0)) { _ in 5 } == (.precision, 7))
        #expect(stop(EnoughRuns(least: 30, isLeastGiven: true)) { _ in 5 } == (.precision, 30))
    }

    @Test func `are the least where none counts`() {
        #expect(stopEqual(EnoughRuns(), counting: { _ in false }, each: 5) == (.runs, 6))
        #expect(
            stopEqual(EnoughRuns(), counting: { _ in false }, each: 3_000_000_000) == (.budget, 4))
        #expect(stopEqual(EnoughRuns(), counting: { $0 > 2 }, each: 5) == (.precision, 8))
        // One that counts is no interval: the budget ends it.
        #expect(
            stopEqual(EnoughRuns(budget: 1_000), counting: { $0 == 2 }, each: 5) == (.budget, 200))
    }

    @Test func `are judged by the regions once all have one`() {
        var progress = RunProgress(.enough(EnoughRuns()), warmups: 0)
        for _ in 0..<6 { progress.add(wall: 10, isWarmup: false, counts: true) }
        let spread: [Int64] = [1, 2, 3, 4, 5, 6]
        #expect(progress.reason(times: spread, areRegions: true) == nil)
        for _ in 0..<2 { progress.add(wall: 10, isWarmup: false, counts: true) }
        let walls = [Int64](repeating: 10, count: 8)
        #expect(progress.reason(times: walls, areRegions: false) == .precision)
    }

    @Test func `may be started at once up to the next look`() {
        var progress = RunProgress(.enough(EnoughRuns(most: 9, budget: 1_000)), warmups: 0)
        func most(_ progress: RunProgress, expecting wall: Int64 = 1) -> Int {
            (1...).first { !progress.mayBegin(after: $0, expecting: wall) } ?? 0
        }
        #expect(most(progress) == 6)
        for _ in 0..<2 { progress.add(wall: 100, isWarmup: false, counts: true) }
        #expect(most(progress) == 4)
        #expect(most(progress, expecting: 300) == 3)
        for _ in 0..<4 { progress.add(wall: 100, isWarmup: false, counts: true) }
        #expect(progress.reason(times: [1, 2, 3, 4, 5, 6], areRegions: false) == nil)
        #expect(most(progress) == 2)
        for _ in 0..<2 { progress.add(wall: 1, isWarmup: false, counts: true) }
        #expect(progress.reason(times: [1, 2, 3, 4, 5, 6, 7, 8], areRegions: false) == nil)
        #expect(most(progress) == 1)
        var failing = RunProgress(.enough(EnoughRuns()), warmups: 0)
        for _ in 0..<4 { failing.add(wall: 1, isWarmup: false, counts: false) }
        #expect(most(failing) == 2)
    }

    /// See `RunProgress`: as many as 20,000 recordings say 96.9 % and 94.6 %.
    @Test(arguments: [(0.01, 0.955...0.985), (0.03, 0.925...0.965)])
    func `hold the true median nearly as often as their interval says`(
        noise: Double, expected: ClosedRange<Double>
    ) {
        var generator = SeededGenerator(seed: 4)
        let recordings = 2_000
        var held = 0
        for _ in 0..<recordings {
            var times: [Int64] = []
            let (reason, _) = stop(EnoughRuns(budget: .max)) { _ in
                let (one, two) = (
                    Double.random(in: 0x1p-53..<1, using: &generator),
                    Double.random(in: 0..<1, using: &generator)
                )
                let normal = (-2 * log(one)).squareRoot() * cos(2 * .pi * two)
                times.append(Int64(1e9 * exp(noise * normal)))
                return times[times.count - 1]
            }
            #expect(reason == .precision)
            let sorted = times.sorted()
            let rank = Self.lowerRank(of: times.count)
            held +=
                sorted[rank - 1] <= 1_000_000_000 && sorted[times.count - rank] >= 1_000_000_000
                ? 1 : 0
        }
        #expect(expected.contains(Double(held) / Double(recordings)))
    }

    /// The rank of the lower bound of a 95 % interval, by the binomial probabilities themselves.
    private static func lowerRank(of count: Int) -> Int {
        var weight = pow(0.5, Double(count))
        var below = weight
        var rank = 0
        while below <= 0.025 * (1 + 1e-12) {
            rank += 1
            weight *= Double(count - rank + 1) / Double(rank)
            below += weight
        }
        return rank
    }

    @Test func `are found cheaply among many`() {
        let (reason, runs) = stop(EnoughRuns(budget: 50_000_000_000)) {
            $0.isMultiple(of: 2) ? 400_000 : 600_000
        }
        #expect(reason == .budget && runs == 100_000)
    }
}
