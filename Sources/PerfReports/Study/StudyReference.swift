package import PerfModel

/// A study that was made elsewhere: its numbers and what it says.
package struct StudyReference: Sendable {
    /// What files and sentences call it, and the suite that measures it again: `documents`.
    package var name: String
    /// Its graphs, one session each, with the chart of each.
    package var sessions: [(Session, [Measurements])]
    package var claims: [Claim]

    package init(name: String, sessions: [(Session, [Measurements])], claims: [Claim]) {
        self.name = name
        self.sessions = sessions
        self.claims = claims
    }
}
