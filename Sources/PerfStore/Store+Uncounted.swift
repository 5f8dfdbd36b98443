package import PerfModel
import SQLite

extension Store {
    /// Adds to measurements of one session the times of their runs that do not count: regions where
    /// the counted runs are told by theirs, else wall times.
    package func addUncounted(
        to measurements: inout [Measurements], in session: String
    ) throws(StoreError) {
        let found = try translating { () throws(SQLiteError) in try find(session: session) }
        guard let id = found else { return }
        let configurations = try storedConfigurations(in: id)
        let exclusions = try exclusions(in: id, of: configurations)
        let places = places(of: configurations, in: measurements)
        try translating { () throws(SQLiteError) in
            try forEachRow(of: HistoryQueries.uncountedInSession, in: id) { row in
                guard let place = places[row.integer(0)],
                    !exclusions.holds(row.integer(0), position: row.integer(3))
                else { return }
                let time =
                    measurements[place].region.isEmpty ? row.integer(1) : row.integerOrNil(2)
                if let time { measurements[place].uncounted.append(time) }
            }
        }
    }
}
