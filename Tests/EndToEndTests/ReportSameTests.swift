import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Perfdb {
    /// The options for a report in every form that there is.
    fileprivate func allForms() throws -> [String] {
        let help = try run(["report", "--help"]).output
        return help.contains("--format") ? ["--format", "markdown,html,json"] : []
    }

    /// A history made of files of sessions, one import for each, in their order.
    fileprivate func history(_ name: String, of files: [String]) throws -> String {
        let path = "\(folder.path)/\(name)"
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        for file in files { try run(["import", "--database", path, file]) }
        return path
    }
}

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `The same history` {
    /// Two hosts, revisions of which names clash, failures, sweeps over several dimensions.
    private func withHistory(_ body: (Perfdb) throws -> Void) throws {
        try withPerfdb { perfdb in
            let sweep = ["--strategy", "serial,threads", "--workers", "1,2,4", "-r", "6"]
            for (host, label) in [("a", "x"), ("b", "x"), ("a", "y")] {
                try perfdb.run(
                    ["record", "--benchmark", "naps", "--host", host, "--label", label] + sweep
                        + ["--", "true"])
            }
            try perfdb.run(["record", "--benchmark", "Naps", "--parameter", "n=1..8:x2", "true"])
            try perfdb.run(["record", "-r", "3", "--ignore-failure", "sh", "-c", "kill -9 $$"])
            try perfdb.run([
                "record", "--benchmark", "ı/İ&<é", "--runtime", "q,w", "-r", "2", "true",
            ])
            try body(perfdb)
        }
    }

    @Test func `gives the same bytes in whatever order its rows are`() throws {
        try withHistory { perfdb in
            let forms = try perfdb.allForms()
            func bytes(_ name: String, _ words: String...) throws -> [String: Data] {
                let result = try perfdb.run(["report", "--out", name] + forms + words)
                #expect(result.status == 0, "\(result.errors)")
                return try perfdb.tree(name)
            }
            let first = try bytes("out")
            #expect(first.count >= 6)
            try perfdb.run(["export", "--sessions", "sessions"])
            let files = try perfdb.tree("sessions").keys.sorted().map { "sessions/\($0)" }
            #expect(files.count == 6)
            let reversed = try perfdb.history("r.sqlite", of: files.reversed())
            let deep = try perfdb.history("a b/ü/deep.db", of: files[3...] + files[..<3] + files)
            #expect(try bytes("out-1", "--from", "sessions") == first)
            #expect(try bytes("x/y z/out-2", "--database", reversed) == first)
            #expect(try bytes("x/'/é/reports/latest", "--database", deep) == first)
            let statements = [
                "VACUUM", "REINDEX; ANALYZE", "PRAGMA reverse_unordered_selects = on; VACUUM",
                "PRAGMA journal_mode = DELETE",
            ]
            for statement in statements {
                let done = try Witness.run("sqlite3", [perfdb.database, statement])
                #expect(done.status == 0, "\(done.output)")
                #expect(try bytes("out") == first, "\(statement)")
            }
        }
    }

    @Test func `gives the same bytes in each process, for each user`() throws {
        try withHistory { perfdb in
            let forms = try perfdb.allForms()
            let worlds: [[String: String?]] = [
                ["TZ": "UTC", "LC_ALL": "C"], ["TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8"],
                ["TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
                ["LC_ALL": nil, "LC_NUMERIC": "fr_FR.UTF-8", "LANG": "ja_JP.UTF-8", "TZ": nil],
                ["SWIFT_DETERMINISTIC_HASHING": "1"], ["SWIFT_DETERMINISTIC_HASHING": nil],
                ["COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb"],
                ["HOME": "/nonexistent", "USER": "x", "LOGNAME": "x", "TMPDIR": "/tmp"],
                ["HOME": nil, "USER": nil, "PWD": nil],
            ]
            try perfdb.report(to: "out")
            let first = try perfdb.run(["report", "--out", "out"] + forms)
            let bytes = try perfdb.tree("out")
            for (number, world) in worlds.enumerated() {
                let result = try perfdb.run(
                    ["report", "--out", "out\(number)"] + forms, environment: world,
                    through: ["sh", "-c", "umask 0\(number % 3)7; exec \"$@\"", "-"])
                #expect(result.status == 0, "\(result.errors)")
                #expect(
                    result.output
                        == first.output.replacingOccurrences(of: "out/", with: "out\(number)/"))
                #expect(try perfdb.tree("out\(number)") == bytes, "\(world)")
                let check = ["report", "--out", "out\(number)", "--check"] + forms
                #expect(try perfdb.run(check, environment: world).status == 0)
            }
        }
    }

    @Test(.enabled(if: geteuid() == 0 && Witness.has("setpriv")))
    func `gives another user the same bytes`() throws {
        try withHistory { perfdb in
            let forms = try perfdb.allForms()
            try perfdb.run(["report", "--out", "out"] + forms)
            let files = FileManager.default
            try files.copyItem(
                atPath: perfdb.program, toPath: "\(perfdb.folder.path)/perfdb")
            try files.createDirectory(
                atPath: "\(perfdb.folder.path)/theirs", withIntermediateDirectories: true)
            chmod("\(perfdb.folder.path)/theirs", 0o777)
            chmod(perfdb.folder.path, 0o755)
            let other = Perfdb(folder: perfdb.folder, program: "\(perfdb.folder.path)/perfdb")
            let user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
            let result = try other.run(["report", "--out", "theirs/out"] + forms, through: user)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try perfdb.tree("theirs/out") == perfdb.tree("out"))
        }
    }
}
