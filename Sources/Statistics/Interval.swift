/// Two bounds, and how surely what is asked for lies between them.
package struct Interval: Equatable, Sendable {
    /// The lower bound, finite, at most `upper`.
    package let lower: Double
    /// The upper bound, finite.
    package let upper: Double
    /// The probability with which such an interval holds the true value, between 0 and 1.
    ///
    /// It is exact for the median of a sample and nominal for a bootstrap.
    package let confidence: Double

    package init(lower: Double, upper: Double, confidence: Double) {
        self.lower = lower
        self.upper = upper
        self.confidence = confidence
    }

    /// The confidence asked for where nobody says otherwise: by convention 95 %.
    package static let usualConfidence = 0.95
}
