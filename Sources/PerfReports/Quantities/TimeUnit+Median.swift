extension TimeUnit {
    /// A point's median without the unit, with its error of reading: `0.331`, `17.63 ± 0.08`.
    func median(of point: SweepPoint) -> String? {
        point.median.map { median in
            point.readingError.map { number(median, within: $0) } ?? number(median)
        }
    }
}
