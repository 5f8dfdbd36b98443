package import PerfModel
package import Statistics

/// What one configuration's runs came to in one session.
package struct SessionValues: Sendable {
    package var session: Session
    package var configuration: Configuration
    /// One value for each run that counts, by position.
    package var values: Sample

    package init(session: Session, configuration: Configuration, values: Sample) {
        self.session = session
        self.configuration = configuration
        self.values = values
    }

    /// The session's one value: the median of its runs.
    var value: Double { values.median }

    /// The order of time: the oldest session first.
    static func precedes(_ left: SessionValues, _ right: SessionValues) -> Bool {
        Session.precedes(left.session, right.session)
    }
}

/// One side of a comparison.
package struct ComparedSide: Sendable {
    /// What it is called, as it was asked for.
    package var words: String
    package var sessions: [Session]
    package var values: [SessionValues]
    /// Configurations that were measured without a run that counts.
    package var failed: Set<Configuration>

    package init(
        words: String, sessions: [Session], values: [SessionValues],
        failed: Set<Configuration> = []
    ) {
        self.words = words
        self.sessions = sessions.sorted(by: Session.precedes)
        self.values = values
        self.failed = failed
    }
}
