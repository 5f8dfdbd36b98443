import Foundation
import TestSupport
import Testing

@Suite struct `A recording whose history goes away` {
    @Test func `says that its runs are lost`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run(
                ["record", "-r", "3", "--", "sh", "-c", "rm -f '\(perfdb.database)'"])
            #expect(result.status == 1)
            #expect(result.errors.contains("was moved or removed while it was recorded into"))
            #expect(result.errors.contains("could not be stored"))
            #expect(!result.errors.contains("runs stored in"))
        }
    }

    @Test(arguments: ["", "-wal", "-shm"])
    func `does not take what the measured program prints`(suffix: String) throws {
        try withPerfdb { perfdb in
            try perfdb.run(["record", "-r", "1", "--", "true"])
            let file = perfdb.database + suffix
            let result = try perfdb.run(["record", "--output", file, "--", "echo", "hi"])
            #expect(result.status == 1)
            #expect(result.errors.contains("is the history"))
            #expect(try perfdb.query("PRAGMA integrity_check") == ["ok"])
        }
    }

    @Test func `leaves no empty file where nothing is measured`() throws {
        try withPerfdb { perfdb in
            try perfdb.write("text\n", to: "text.db")
            let result = try perfdb.run(
                ["record", "--database", "text.db", "--output", "new", "--", "true"])
            #expect(result.status == 1)
            let new = perfdb.folder.appendingPathComponent("new").path
            #expect(!FileManager.default.fileExists(atPath: new))
        }
    }
}
