/// Why numbers cannot be a sample.
package enum StatisticsError: Error, Equatable, Sendable {
    /// There was no value at all.
    case noValues
    /// The value at an index, counted from 0 in the order given, is NaN or infinite.
    case notFinite(index: Int)
}
