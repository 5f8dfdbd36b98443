import Statistics
import Subprocess

/// Draws how long the padding of each run is.
///
/// It depends on the seed and the run's position alone, so that a run that must be started again has the
/// same, and the order of the runs for a seed is what it is without padding.
struct RunPadding {
    private let seed: UInt64?

    /// - Parameter seed: of the plan; nil: no run is given any.
    init(seed: UInt64?) { self.seed = seed }

    /// Bytes, 0…`LaunchRequest.mostPadding`.
    func length(ofRunAt position: Int) -> Int {
        guard let seed else { return 0 }
        // Any odd number spreads the positions; the generator mixes them.
        let own = UInt64(bitPattern: Int64(position)) &* 0xD6E8_FEB8_6659_FD93
        var generator = SplitMix64(seed: ~seed ^ own)
        return generator.drawInteger(below: LaunchRequest.mostPadding + 1)
    }
}
