package import PerfModel

/// A study that was made elsewhere: its numbers and what it says.
package struct StudyReference: Sendable {
    /// What files and sentences call it, and the suite that measures it again: `documents`.
    package var name: String
    /// Its graphs, one session each, with the chart of each.
    package var sessions: [(Session, [Measurements])]
    package var claims: [Claim]
    /// The parallel fractions whose curves it shows with Amdahl's law.
    package var fractions: [Double]
    /// The speed-ups that it tells with the law, each with its workers.
    package var speedUps: [(workers: Int, factor: Double)]

    package init(
        name: String, sessions: [(Session, [Measurements])], claims: [Claim],
        fractions: [Double] = [], speedUps: [(workers: Int, factor: Double)] = []
    ) {
        self.name = name
        self.sessions = sessions
        self.claims = claims
        self.fractions = fractions
        self.speedUps = speedUps
    }
}
