import PerfModel
import SQLite

/// A session with the numbers of its rows.
struct StoredSession {
    /// The session's row.
    var id: Int64
    /// The host's row; nil where the session does not say.
    var hostID: Int64?
    /// Without its charts, which have rows of their own.
    var session: Session

    /// A row that was read; calling it gives the session, or says what of it is damaged.
    typealias Decoding = () throws(StoreError) -> StoredSession

    /// Reads a row of `HistoryQueries.sessions`.
    static func decoding(_ row: Row) -> Decoding {
        let id = row.integer(0)
        let hostID = row.integerOrNil(1)
        let originName = row.text(2)
        var session = Session(
            id: row.text(3), batch: row.text(4),
            startedAt: row.integerOrNil(5).map(Instant.init(microseconds:)),
            host: hostID.map { _ in host(row, from: 15) }, conditions: conditions(row, from: 10),
            revision: row.textOrNil(23).map { commit in
                Revision(commit: commit, branch: row.textOrNil(24), isDirty: row.integer(25) != 0)
            },
            label: row.textOrNil(6), recorder: row.text(7), seed: row.integerOrNil(8),
            order: row.text(9), suite: row.textOrNil(26))
        return { () throws(StoreError) in
            guard let origin = Origin(rawValue: originName) else {
                throw .damaged(table: "session", column: "origin", value: originName)
            }
            session.origin = origin
            return StoredSession(id: id, hostID: hostID, session: session)
        }
    }

    private static func conditions(_ row: Row, from first: Int32) -> Conditions {
        Conditions(
            kernel: row.textOrNil(first),
            availableCPUs: row.integerOrNil(first + 1).map(Int.init),
            loadAverage: row.realOrNil(first + 2), governor: row.textOrNil(first + 3),
            virtualization: row.textOrNil(first + 4))
    }

    private static func host(_ row: Row, from first: Int32) -> Host {
        Host(
            name: row.text(first), isNameGiven: row.integer(first + 1) != 0,
            cpuModel: row.textOrNil(first + 2),
            logicalCPUs: row.integerOrNil(first + 3).map(Int.init),
            physicalCPUs: row.integerOrNil(first + 4).map(Int.init),
            memoryGiB: row.integerOrNil(first + 5).map(Int.init),
            architecture: row.textOrNil(first + 6), osFamily: row.textOrNil(first + 7))
    }
}
