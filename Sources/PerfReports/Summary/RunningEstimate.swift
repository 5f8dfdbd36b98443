import Statistics

/// What the runs of one configuration say while more of them come: their median, and how far off it
/// may be.
package struct RunningEstimate {
    /// Nanoseconds.
    private var values: [Double] = []
    private var told: (count: Int, words: String)?

    package init() {}

    /// Takes a finite time in nanoseconds.
    package mutating func add(_ nanoseconds: Int64) { values.append(Double(nanoseconds)) }

    /// How many times were taken.
    package var count: Int { values.count }

    /// `103 ms ± 1.4 %`: the median so far, and how far its interval, at least 95 %, reaches to the
    /// farther side; without an interval the median alone. Nil before the first time.
    ///
    /// Said anew only where a fiftieth more times have come, since they are sorted each time.
    package mutating func words() -> String? {
        if let told, values.count == told.count || values.count < told.count + told.count / 50 {
            return told.words
        }
        guard let sample = try? Sample(values) else { return nil }
        let median = sample.median
        let unit = TimeUnit.allCases.first { median >= $0.nanoseconds }
        var words = (unit ?? (median > 0 ? .nanoseconds : .seconds)).text(median)
        if let interval = sample.medianInterval(), median > 0 {
            let reach = max(interval.upper - median, median - interval.lower) / median * 100
            words += " ± \(Digits.fixed(reach, reach < 9.95 ? 1 : 0)) %"
        }
        told = (values.count, words)
        return words
    }
}
