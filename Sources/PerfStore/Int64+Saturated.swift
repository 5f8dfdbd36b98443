extension Int64 {
    /// The sum of two numbers that are not negative, at most the largest number.
    func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
