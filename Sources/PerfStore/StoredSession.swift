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
            host: hostID.map { _ in host(row, from: 15) },
            conditions: conditions(row, from: 10, more: 27),
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

    /// - Parameters:
    ///   - first: the column of the kernel, which four others follow.
    ///   - more: the column of turbo, which nine others follow.
    private static func conditions(
        _ row: Row, from first: Int32, more: Int32
    ) -> Conditions {
        var conditions = Conditions(
            kernel: row.textOrNil(first),
            availableCPUs: row.integerOrNil(first + 1).map(Int.init),
            loadAverage: row.realOrNil(first + 2), governor: row.textOrNil(first + 3),
            virtualization: row.textOrNil(first + 4))
        conditions.isTurboOn = row.flagOrNil(more)
        conditions.isSMTOn = row.flagOrNil(more + 1)
        conditions.stealShare = row.realOrNil(more + 2)
        conditions.memoryPressure = row.realOrNil(more + 3)
        conditions.isOnBattery = row.flagOrNil(more + 4)
        conditions.isASLROn = row.flagOrNil(more + 5)
        conditions.clockSource = row.textOrNil(more + 6)
        conditions.clockResolution = row.integerOrNil(more + 7)
        conditions.timingFloor = row.integerOrNil(more + 8)
        conditions.shellCost = row.integerOrNil(more + 9)
        return conditions
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

extension Row {
    /// Whether a column holds 1; nil where it is NULL.
    fileprivate func flagOrNil(_ column: Int32) -> Bool? {
        integerOrNil(column).map { $0 != 0 }
    }
}
