import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite(.enabled(if: geteuid() != 0 || Witness.has("setpriv")))
struct `A history that may only be read` {
    /// A program that runs as somebody else, or as this user where that is not root.
    private func run(_ words: [String], of perfdb: Perfdb) throws -> Child.Result {
        let user = ["--reuid=65534", "--regid=65534", "--clear-groups"]
        let prefix = geteuid() == 0 ? ["setpriv"] + user : []
        var environment = Perfdb.environment
        environment["PERFDB_DATABASE"] = perfdb.database
        let program = perfdb.folder.appendingPathComponent("bin/perfdb").path
        return try Child(
            prefix + [program] + words, environment: environment, in: perfdb.folder,
            writingTo: FileManager.default.temporaryDirectory
        ).finish()
    }

    /// A history in a folder that nobody but root may write, and a folder `out` that all may.
    private func withHistory(_ body: (Perfdb) throws -> Void) throws {
        try withPerfdb { perfdb in
            let files = FileManager.default
            try perfdb.run(["record", "--benchmark", "naps", "-r", "2", "--", "true"])
            for name in ["bin", "out"] {
                let folder = perfdb.folder.appendingPathComponent(name)
                try files.createDirectory(at: folder, withIntermediateDirectories: true)
            }
            try files.copyItem(
                atPath: perfdb.program,
                toPath: perfdb.folder.appendingPathComponent("bin/perfdb").path)
            let modes = [("history.sqlite", 0o444), ("out", 0o777), (".", 0o555)]
            for (name, mode) in modes {
                let path = perfdb.folder.appendingPathComponent(name).path
                try files.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            }
            defer { chmod(perfdb.folder.path, 0o755) }
            try body(perfdb)
        }
    }

    @Test func `takes no recording`() throws {
        try withHistory { perfdb in
            let before = try perfdb.tree("")
            let result = try run(["record", "-r", "2", "--", "true"], of: perfdb)
            #expect(result.status == 1)
            #expect(
                result.errors == """
                    perfdb: "history.sqlite" cannot be written.
                    Change its rights, or name another file.

                    """)
            #expect(result.output == "")
            #expect(try perfdb.tree("") == before)
        }
    }

    @Test func `answers, and nothing is left behind`() throws {
        try withHistory { perfdb in
            let before = try perfdb.tree("")
            for words in [
                ["list"], ["list", "sessions"], ["show", "naps"], ["show", "session", "last"],
            ] {
                let result = try run(words, of: perfdb)
                #expect(result.status == 0)
                #expect(result.output.contains("naps"))
                #expect(result.errors == "")
            }
            #expect(try perfdb.tree("") == before)
            let result = try run(["report", "--out", "out/report"], of: perfdb)
            #expect(result.status == 0)
            #expect(result.errors == "")
            let new = Set(try perfdb.tree("").keys).subtracting(before.keys)
            #expect(new == ["out/report/README.md", "out/report/charts/naps.svg"])
        }
    }

    @Test func `gives no report where that cannot be written`() throws {
        try withHistory { perfdb in
            let result = try run(["report", "--out", "reports/latest"], of: perfdb)
            #expect(result.status == 1)
            #expect(
                result.errors == """
                    perfdb: cannot write "\(perfdb.folder.path)/reports/latest/README.md": \
                    Permission denied.

                    """)
            #expect(!FileManager.default.fileExists(atPath: "\(perfdb.folder.path)/reports"))
        }
    }
}
