/// A finding in words: the key sentence, and the numbers behind it.
struct Statement: Hashable {
    /// What it is about, where that must be said: `high load`.
    var scope: String?
    /// One sentence.
    var key: String
    /// Further sentences; may be empty.
    var evidence: String

    init(scope: String? = nil, _ key: String, _ evidence: String = "") {
        self.scope = scope
        self.key = key
        self.evidence = evidence
    }
}
