/// The full hash of a commit: 40 or 64 lower-case hexadecimal digits, so never an option.
package struct Commit: Hashable, Sendable, CustomStringConvertible {
    /// The hash as git writes it.
    package let hash: String

    /// Takes a full hash; nil where the text is none.
    package init?(_ hash: some StringProtocol) {
        let digits = hash.utf8
        guard digits.count == 40 || digits.count == 64 else { return nil }
        let isHash = digits.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard isHash else { return nil }
        self.hash = String(hash)
    }

    package var description: String { hash }
}
