/// The secure hash algorithm with 256 bits.
///
/// - Source: NIST, FIPS PUB 180-4 (2015), sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.2.
package enum SHA256 {
    /// The digest of all bytes: 32 bytes.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        // 5.1.1: a 1 bit, zeros, and the length in bits.
        var message = bytes + [0x80]
        message += [UInt8](repeating: 0, count: (120 - message.count % 64) % 64)
        withUnsafeBytes(of: UInt64(bytes.count * 8).bigEndian) { message += $0 }
        var state = initial
        for start in stride(from: 0, to: message.count, by: 64) {
            compress(message[start..<start + 64], into: &state)
        }
        return state.flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }
    }

    private static let primes: [UInt128] = Array(
        (2...311).filter { number in (2..<number).allSatisfy { number % $0 != 0 } })

    /// 5.3.3: the first 32 bits of the fractional parts of the square roots of the first 8 primes.
    private static let initial = primes.prefix(8).map { fraction(of: $0, power: 2) }

    /// 4.2.2: those of the cube roots of the first 64 primes.
    private static let constants = primes.map { fraction(of: $0, power: 3) }

    /// The first 32 bits behind the point of a root: the largest whole number whose power is at most
    /// the number × 2^(32 × power), without its higher bits.
    private static func fraction(of number: UInt128, power: Int) -> UInt32 {
        let wanted = number << (32 * UInt128(power))
        var root: UInt128 = 0
        for bit in (0..<37).reversed() {
            let larger = root | 1 << UInt128(bit)
            if (1..<power).reduce(larger, { value, _ in value * larger }) <= wanted {
                root = larger
            }
        }
        return UInt32(truncatingIfNeeded: root)
    }

    /// 6.2.2: one block of 64 bytes.
    private static func compress(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
        var w = [UInt32](repeating: 0, count: 64)
        for (place, byte) in block.enumerated() { w[place / 4] = w[place / 4] << 8 | UInt32(byte) }
        for t in 16..<64 {
            let sigma0 = turned(w[t - 15], 7) ^ turned(w[t - 15], 18) ^ w[t - 15] >> 3
            let sigma1 = turned(w[t - 2], 17) ^ turned(w[t - 2], 19) ^ w[t - 2] >> 10
            w[t] = sigma1 &+ w[t - 7] &+ sigma0 &+ w[t - 16]
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for t in 0..<64 {
            let sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let first = h &+ sum1 &+ (e & f ^ ~e & g) &+ constants[t] &+ w[t]
            let sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let second = sum0 &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ second)
        }
        for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= word }
    }

    /// 3.2: the bits moved to the right, around the end.
    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }
}
