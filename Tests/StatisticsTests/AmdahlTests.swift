import Testing

@testable import Statistics

@Suite struct `Amdahl's law` {
    @Test func `is refused for one count of workers and for none`() {
        #expect(throws: AmdahlRefusal.oneCountOnly) { try law([1: [10, 10.1]]) }
        #expect(throws: AmdahlRefusal.oneCountOnly) { try law([4: [10]]) }
        #expect(throws: AmdahlRefusal.oneCountOnly) { try law([:]) }
    }

    @Test func `is refused for times and workers that are not above 0`() {
        #expect(throws: AmdahlRefusal.timeNotPositive(workers: 2)) {
            try law([1: [1], 2: [1, 0]])
        }
        #expect(throws: AmdahlRefusal.workersNotPositive(0)) { try law([0: [1], 1: [1]]) }
    }

    /// What the study's documents measured; 1.773 is rounded, its limit is 7.81.
    @Test(arguments: [(2, 1.773, 0.872, 7.80), (4, 1.875, 0.622, 2.65)])
    func `of two points is exact`(workers: Int, speedUp: Double, fraction: Double, limit: Double)
        throws
    {
        let fit = try law([1: [speedUp], workers: [1]])
        #expect(abs(fit.fraction - fraction) < 5e-4)
        #expect(abs(try #require(fit.limit) - limit) < 0.015)
        #expect(fit.doubt == nil)
        #expect(fit.residual == nil)
        #expect(abs(fit.speedUp(workers: workers) - speedUp) < 1e-12)
    }

    @Test func `of two programs that were timed has p 0.872`() throws {
        let fit = try law([1: [11.651], 2: [6.572]])
        #expect(abs(fit.fraction - 0.872) < 5e-4)
        #expect(abs(try #require(fit.limit) - 7.8) < 0.03)
        #expect(abs(11.651 / 6.572 - 1.773) < 5e-4)
    }

    @Test(arguments: [(4, 0.94), (8, 0.74)])
    func `is not believed where workers are slower than one`(workers: Int, speedUp: Double) throws {
        let fit = try law([1: [speedUp], workers: [1]])
        #expect(fit.doubt == .slower(workers: workers))
        #expect(fit.fraction == 0)
        #expect(fit.fittedFraction < 0)
        #expect(fit.limit == 1)
    }

    @Test func `is not believed where workers are too fast`() throws {
        let fit = try law([1: [2.92], 2: [1]])
        #expect(fit.doubt == .superlinear(workers: 2))
        #expect(fit.fraction == 1)
        #expect(fit.limit == nil)
    }

    @Test func `is not believed where more workers fall behind one after all`() throws {
        let fit = try law([1: [10], 2: [5.5], 4: [6], 8: [12]])
        #expect(fit.doubt == .slower(workers: 8))
    }

    @Test(arguments: [(2, 1.905), (8, 5.926)])
    func `predicts speed-ups`(workers: Int, speedUp: Double) throws {
        let times = Dictionary(
            uniqueKeysWithValues: [1, 2, 4, 8, 16].map { ($0, [10 * (0.05 + 0.95 / Double($0))]) })
        let fit = try law(times)
        #expect(abs(fit.speedUp(workers: workers) - speedUp) < 5e-4)
        #expect(abs(try #require(fit.limit) - 20) < 1e-3)
        #expect(try #require(fit.residual) < 1e-6)
        #expect(fit.isOneWorkerMeasured)
        #expect(fit.oneWorker == 10)
    }

    @Test func `fits the time of one worker where it was not measured`() throws {
        let fit = try law([2: [5.5], 4: [3.25], 8: [2.125]])
        #expect(!fit.isOneWorkerMeasured)
        #expect(abs(fit.oneWorker - 10) < 1e-4)
        #expect(abs(fit.fraction - 0.9) < 1e-6)
        #expect(try law([2: [5.5], 8: [2.125]]).residual == nil)
    }

    @Test func `is the same in another unit`() throws {
        let times = [1: [10, 10.2], 2: [6, 6.1], 4: [4.2, 4], 8: [3.1, 3.0]]
        let (seconds, nanoseconds) = try (
            law(times), law(times.mapValues { $0.map { $0 * 1e9 } })
        )
        #expect(abs(seconds.fraction - nanoseconds.fraction) < 1e-7)
        #expect(abs(try #require(seconds.residual) - (try #require(nanoseconds.residual))) < 1e-9)
    }

    @Test func `has Karp and Flatt's share as its own check`() throws {
        #expect(karpFlatt(speedUp: 2, workers: 1) == nil)
        #expect(karpFlatt(speedUp: 0, workers: 2) == nil)
        #expect(parallelFraction(speedUp: 2, workers: 1) == nil)
        for workers in [2, 4, 8, 64] {
            let speedUp = 1 / (0.1 + 0.9 / Double(workers))
            #expect(abs(try #require(karpFlatt(speedUp: speedUp, workers: workers)) - 0.1) < 1e-12)
        }
    }

    private func law(_ times: [Int: [Double]]) throws -> Amdahl {
        try Amdahl(times: times.mapValues { try Sample($0) })
    }
}
