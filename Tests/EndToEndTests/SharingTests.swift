import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `Recorders at the same time` {
    @Test(arguments: [2, 8]) func `make and fill one history together`(_ count: Int) throws {
        try withPerfdb { perfdb in
            let words = ["record", "--workers", "1,2", "-r", "5", "--", "true"]
            if count > 2 { #expect(try perfdb.run(words).status == 0) }
            let recorders = try (0..<count).map { _ in try perfdb.start(words) }
            for recorder in recorders {
                let result = recorder.finish()
                #expect(result.status == 0, "\(result.errors)")
            }
            let sessions = count > 2 ? count + 1 : count
            let rows = try perfdb.query("SELECT count(*), count(DISTINCT session) FROM runs")
            #expect(rows == ["\(sessions * 10)|\(sessions)"])
            #expect(try perfdb.query("SELECT count(*) FROM configuration") == ["2"])
            #expect(try perfdb.query("PRAGMA integrity_check") == ["ok"])
        }
    }
}
