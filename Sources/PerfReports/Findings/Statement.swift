/// A finding in words: the key sentence, and the numbers behind it.
struct Statement: Hashable {
    /// One sentence.
    var key: String
    /// Further sentences; may be empty.
    var evidence: String

    init(_ key: String, _ evidence: String = "") {
        self.key = key
        self.evidence = evidence
    }
}
