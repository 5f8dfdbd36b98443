/// How many places lie in each of some stretches of equal length.
struct Histogram: Equatable, Sendable {
    /// Where the first stretch begins.
    let start: Double
    /// The length of a stretch; greater than zero.
    let length: Double
    /// How many places each stretch holds, the first and the last at least one; may be empty.
    let counts: [Int]

    /// Where a stretch begins.
    func lower(_ index: Int) -> Double { start + Double(index) * length }

    /// Counts places, mostly shares of an axis; those that are not finite do not count.
    ///
    /// A stretch is as long as the rule of Freedman and Diaconis says or, where that is shorter,
    /// the one of Sturges, which shows two groups as two; within bounds. Equal places share one
    /// stretch, with them in its middle.
    ///
    /// - Parameters:
    ///   - least: the length of the shortest stretch; greater than zero.
    ///   - most: how many stretches there are at most; at least one.
    /// - Source: Freedman, Diaconis, "On the histogram as a density estimator", 1981:
    ///   2 × interquartile range × n^(-1/3). Sturges, "The choice of a class interval", 1926:
    ///   range ÷ (1 + log2 n). NumPy's `histogram_bin_edges`, "auto", takes the shorter one, too.
    init(_ places: [Double], least: Double, most: Int) {
        let sorted = places.filter(\.isFinite).sorted()
        guard let first = sorted.first, let last = sorted.last else {
            self.init(start: 0, length: least, counts: [])
            return
        }
        guard last - first > least / 1000 else {
            self.init(start: first - least / 2, length: least, counts: [sorted.count])
            return
        }
        let quarter = (sorted.count - 1) / 4
        let range = sorted[sorted.count - 1 - quarter] - sorted[quarter]
        let rule = min(
            2 * range / Number.cubeRoot(Double(sorted.count)),
            (last - first) / (1 + Number.logarithm(Double(sorted.count), base: 2)))
        let wanted = (last - first) / max(rule, least)
        let count = max(1, min(Int(wanted.rounded(.up)), most))
        let length = (last - first) / Double(count)
        var counts = [Int](repeating: 0, count: count)
        for place in sorted { counts[min(count - 1, Int((place - first) / length))] += 1 }
        self.init(start: first, length: length, counts: counts)
    }

    private init(start: Double, length: Double, counts: [Int]) {
        self.start = start
        self.length = length
        self.counts = counts
    }
}
