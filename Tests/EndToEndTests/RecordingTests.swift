import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A recording` {
    @Test func `stores every run of a sweep with its dimensions`() throws {
        try withTemporaryFolder { folder in
            let perfdb = Perfdb(folder: folder)
            let result = try perfdb.run([
                "record", "--benchmark", "naps", "--strategy", "threads,processes", "--workers",
                "1,2,4", "--load", "normal,high=3", "-r", "5", "--", "sh", "-c",
                "sleep 0.00{factor}",
            ])
            #expect(result.status == 0)
            #expect(try perfdb.query("SELECT count(*) FROM runs") == ["60"])
            let points = try perfdb.query(
                "SELECT DISTINCT strategy, workers, load, load_factor FROM runs ORDER BY 1, 2, 4")
            #expect(points.count == 12)
            #expect(points.first == "processes|1|normal|1.0")
            #expect(points.last == "threads|4|high|3.0")
            let rounds = try perfdb.query(
                "SELECT round, count(DISTINCT strategy || workers || load) FROM runs GROUP BY 1")
            #expect(rounds == (1...5).map { "\($0)|12" })
        }
    }
}
