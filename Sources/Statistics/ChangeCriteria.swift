/// What counts as a change.
package struct ChangeCriteria: Equatable, Sendable {
    /// The probability up to which two samples are told apart.
    package var level = MannWhitney.usualLevel
    /// The least change that matters, as a share of the baseline, 0 or more.
    package var minimumChange = 0.0
    /// The least change of the median (without a ratio: the least shift) that matters, in the values' own
    /// unit, 0 or more; beside the share, not instead of it.
    package var absoluteMinimum = 0.0
    /// What the scatter of a history hides, as a share of the baseline, 0 or more.
    package var noiseFloor = 0.0
    /// Whether larger values are better.
    package var prefersLarger = false

    package init(
        level: Double = MannWhitney.usualLevel, minimumChange: Double = 0,
        absoluteMinimum: Double = 0, noiseFloor: Double = 0, prefersLarger: Bool = false
    ) {
        self.level = level
        self.minimumChange = minimumChange
        self.absoluteMinimum = absoluteMinimum
        self.noiseFloor = noiseFloor
        self.prefersLarger = prefersLarger
    }
}
