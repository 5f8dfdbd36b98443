package import PerfModel

/// What the documents claim, in the order of the documents; nothing left out, right or wrong.
package enum DocumentClaims {
    package static var all: [Claim] { of000 + of001 + of002 + of003 + of004 }

    /// Points of a benchmark with one strategy.
    static func points(
        _ benchmark: String, _ strategy: Strategy, _ filter: [DimensionFilter] = []
    ) -> ClaimPoints {
        var points = ClaimPoints(benchmark)
        points.filter = [DimensionFilter("strategy", strategy.name)] + filter
        return points
    }

    /// Points of document 000's divisors: one load, one way of caching.
    static func divisors(
        _ strategy: Strategy, load: String, caching: String, _ filter: [DimensionFilter] = []
    ) -> ClaimPoints {
        points(
            "divisors", strategy,
            [DimensionFilter("load", load), DimensionFilter("caching", caching)] + filter)
    }

    /// What is not in the memory of workers.
    static let startersMemory =
        "The memory of the process that starts them is not counted; it comes on top."

    static func workers(_ counts: String...) -> DimensionFilter {
        DimensionFilter(dimension: "workers", values: counts)
    }

    static func items(_ count: String) -> DimensionFilter { DimensionFilter("items", count) }
}
