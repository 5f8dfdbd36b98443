import Statistics
import Testing

@Suite struct `Student's tail` {
    /// scipy 1.17.1, `2 * stats.t.sf(t, degrees)`; those below 1e-9 by mpmath 1.3 with 40 digits.
    @Test(
        arguments: [
            (0, 1, 1), (1, 1, 0.5), (2.228, 10, 0.05001177181711132),
            (4.5, 3.7, 0.012927381711591773), (10, 29, 6.59986257643351241e-11),
            (0.3, 10_000, 0.7641833912293323), (40, 25, 3.46998027775915777e-24),
            (1e-8, 5, 0.9999999924078662), (3, 1_000_000, 0.0026998625414218), (1e10, 2, 1e-20),
        ] as [(Double, Double, Double)])
    func `is scipy's`(t: Double, degrees: Double, expected: Double) {
        for sign in [1.0, -1] {
            let tail = studentTail(beyond: sign * t, degrees: degrees)
            #expect(abs(tail - expected) <= 1e-9 * expected, "\(tail)")
        }
    }

    @Test func `is 0 beyond everything`() {
        #expect(studentTail(beyond: .infinity, degrees: 3) == 0)
        #expect(studentTail(beyond: 1e300, degrees: 3) == 0)
    }
}

@Suite struct `Welch's test` {
    @Test func `says nothing without a spread`() throws {
        #expect(try welch([1], [1, 2]) == nil)
        #expect(try welch([1, 2], [3]) == nil)
        #expect(try welch([1, 1], [2, 2]) == nil)
    }

    @Test func `needs a spread on one side only, and bears any magnitude`() throws {
        #expect(try #require(try welch([1, 1, 1], [2, 3, 4])).degrees == 2)
        let plain = try #require(try welch([1, 2, 4], [3, 5, 9]))
        for scale in [1e-300, 1e300] {
            let scaled = try #require(
                try welch([1, 2, 4].map { $0 * scale }, [3, 5, 9].map { $0 * scale }))
            #expect(abs(scaled.t - plain.t) < 1e-12 && abs(scaled.pValue - plain.pValue) < 1e-12)
        }
    }

    @Test(arguments: ReferenceCase.names("two_sample", prefix: "t"))
    func `is scipy's`(name: String) throws {
        let reference = try ReferenceCase(name)
        let welch = Welch(
            baseline: try reference.sample("a"), candidate: try reference.sample("b"))
        guard let expected = try reference.expectation("welch"),
            let pValue = expected["p"] as? Double, let t = expected["t"] as? Double,
            let degrees = expected["df"] as? Double
        else {
            #expect(welch == nil)
            return
        }
        let found = try #require(welch)
        #expect(abs(found.pValue - pValue) <= 1e-9 * pValue, "\(found.pValue), not \(pValue)")
        #expect(abs(found.t - t) <= 1e-9 * abs(t) + 1e-12)
        #expect(abs(found.degrees - degrees) <= 1e-9 * degrees)
    }

    private func welch(_ a: [Double], _ b: [Double]) throws -> Welch? {
        Welch(baseline: try Sample(a), candidate: try Sample(b))
    }
}
