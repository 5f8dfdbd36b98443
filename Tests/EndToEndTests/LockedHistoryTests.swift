import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A recording whose history is locked` {
    /// Locks the history by another program until `body` is over.
    private func whileLocked(_ perfdb: Perfdb, _ body: () throws -> Void) throws {
        let locker = Process()
        let pipe = Pipe()
        locker.executableURL = URL(fileURLWithPath: try #require(Witness.path(of: "sqlite3")))
        locker.arguments = ["-interactive", perfdb.database]
        locker.standardInput = pipe
        locker.standardOutput = FileHandle.nullDevice
        locker.standardError = FileHandle.nullDevice
        try locker.run()
        pipe.fileHandleForWriting.write(Data("BEGIN IMMEDIATE;\n".utf8))
        defer {
            try? pipe.fileHandleForWriting.close()
            locker.waitUntilExit()
        }
        #expect(
            try eventually {
                try perfdb.query("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE").description
                    .contains("locked")
            })
        try body()
    }

    @Test func `waits, says so, and loses nothing`() throws {
        try withPerfdb { perfdb in
            try perfdb.run(["record", "-r", "1", "--", "true"])
            var running: Child?
            try whileLocked(perfdb) {
                running = try perfdb.start(["record", "-r", "5", "--", "sleep", "0.05"])
                usleep(1_500_000)
            }
            let result = try #require(running).finish()
            #expect(result.status == 0)
            #expect(result.errors.contains("keeps the history locked; waiting for it."))
            #expect(try perfdb.storedRuns() == 6)
        }
    }
}
