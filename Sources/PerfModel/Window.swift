/// The time span a question is about; an end that was not said is open.
package struct Window: Hashable, Sendable {
    package var since: End?
    package var until: End?

    /// One end of a window: the words as typed, and what they mean.
    package struct End: Hashable, Sendable {
        package var words: String
        package var meaning: Meaning

        package init(words: String, meaning: Meaning) {
            self.words = words
            self.meaning = meaning
        }
    }

    package enum Meaning: Hashable, Sendable {
        /// Sessions that started at or after (since), or at or before (until), this moment.
        case instant(Instant)
        /// Sessions of one of these commits.
        case commits(Set<String>)
    }

    package init(since: End? = nil, until: End? = nil) {
        self.since = since
        self.until = until
    }

    package static let everything = Window()

    package var isEverything: Bool {
        since == nil && until == nil
    }

    /// Whether a session lies within; a session without a start time lies in no bounded window.
    package func contains(_ session: Session) -> Bool {
        [since.map { ($0, true) }, until.map { ($0, false) }].compactMap(\.self)
            .allSatisfy { end, isSince in
                switch end.meaning {
                case .instant(let limit):
                    guard let start = session.startedAt else { return false }
                    return isSince ? start >= limit : start <= limit
                case .commits(let commits):
                    guard let commit = session.revision?.commit else { return false }
                    return commits.contains(commit)
                }
            }
    }

    /// The window in the words given: `since last-week`, `until v1.2`, `everything recorded`.
    package var words: String {
        let parts = [since.map { "since \($0.words)" }, until.map { "until \($0.words)" }]
        let said = parts.compactMap(\.self).joined(separator: " ")
        return said.isEmpty ? "everything recorded" : said
    }
}
