/// A generator of random numbers that gives the same numbers for the same seed, everywhere.
///
/// Good enough to order rounds and to resample; no secret may depend on it.
///
/// - Source: Steele, Lea, Flood 2014, "Fast Splittable Pseudorandom Number Generators"; the constants
///   are those of Vigna's `splitmix64.c` (https://prng.di.unimi.it/splitmix64.c, public domain).
package struct SplitMix64: RandomNumberGenerator, Equatable, Sendable {
    private var state: UInt64

    /// Starts from a seed; every seed is as good as any other, 0 too.
    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
