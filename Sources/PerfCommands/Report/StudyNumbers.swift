import PerfModel
import PerfReports
import PerfStore
import PerfStudy

/// What reports set beside a history: the documents' own numbers and what they say.
enum StudyNumbers {
    /// The documents, read as any history is.
    static func documents() throws -> StudyReference {
        let store = try Store.inMemory()
        for recorded in try DocumentFigures.sessions() {
            _ = try store.importSession(
                recorded.session, configurations: recorded.configurations, runs: recorded.runs)
        }
        let sessions = try store.sessions(Selection()).map { session in
            (session, try store.measurements(in: session.id, benchmark: nil))
        }
        return StudyReference(
            name: SuiteRequest.builtIn, sessions: sessions, claims: DocumentClaims.all,
            fractions: [0.622, 0.872, 0.95],
            speedUps: [(2, 1.773), (4, 1.875), (4, 0.94), (8, 0.74), (2, 2.92)])
    }
}
