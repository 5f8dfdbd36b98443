import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whether this process may give a program a file system of its own.
private let canMount: Bool = {
    let words = ["--mount", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"]
    return (try? Witness.run("unshare", words).status) == 0
}()

@Suite struct `A report that cannot be written` {
    /// A report of one session, and a history with another.
    private func withReport(_ body: (Perfdb) throws -> Void) throws {
        try withPerfdb { perfdb in
            for number in 0..<2 {
                try perfdb.run(
                    ["record", "--benchmark", "naps", "--workers", "1,2,4", "-r", "4", "true"])
                if number == 0 { try perfdb.report(to: "out/reports/latest") }
            }
            try body(perfdb)
        }
    }

    @Test(.enabled(if: canMount), arguments: [20, 24])
    func `leaves the old one as it was where the disk is full`(kilobytes: Int) throws {
        try withReport { perfdb in
            let before = try perfdb.tree("out")
            // What is left of a disk of that size is seen after the program has ended.
            let script = """
                set -e; mount -t tmpfs -o size=\(kilobytes)k tmpfs /mnt
                cp -R out/reports /mnt/
                if "$@" report --out /mnt/reports/latest; then exit 9; fi
                mkdir after; cp -R /mnt/. after/
                """
            let result = try perfdb.run(
                [], through: ["unshare", "--mount", "sh", "-c", script, "-"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.errors.contains("No space left on device."))
            #expect(try perfdb.tree("after") == before)
        }
    }

    @Test(.enabled(if: canMount)) func `leaves the old one as it was where nobody may write`()
        throws
    {
        try withReport { perfdb in
            let before = try perfdb.tree("out")
            let script = """
                set -e; mount --bind out out; mount -o remount,ro,bind out
                if "$@" report --out out/reports/latest; then exit 9; fi
                """
            let result = try perfdb.run(
                [], through: ["unshare", "--mount", "sh", "-c", script, "-"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.errors.contains("Read-only file system."))
            #expect(try perfdb.tree("out") == before)
            #expect(try perfdb.report(to: "out/reports/latest", "--check").status == 3)
        }
    }

    @Test(.enabled(if: canMount))
    func `leaves the old one where only the charts may not be written`() throws {
        try withReport { perfdb in
            let before = try perfdb.tree("out")
            let script = """
                set -e; cd out/reports/latest
                mount --bind charts charts; mount -o remount,ro,bind charts
                cd ../../..; if "$@" report --out out/reports/latest; then exit 9; fi
                """
            let result = try perfdb.run(
                [], through: ["unshare", "--mount", "sh", "-c", script, "-"])
            #expect(result.status == 0, "\(result.errors)")
            #expect(try perfdb.tree("out") == before)
        }
    }

    @Test func `leaves the old one where a folder is in a file's place`() throws {
        try withReport { perfdb in
            let chart = perfdb.folder.appendingPathComponent("out/reports/latest/charts/naps.svg")
            try FileManager.default.removeItem(at: chart)
            try FileManager.default.createDirectory(at: chart, withIntermediateDirectories: true)
            let before = try perfdb.tree("out")
            #expect(try perfdb.report(to: "out/reports/latest").status == 1)
            #expect(try perfdb.tree("out") == before)
        }
    }

    @Test func `keeps rights that files had, and gives new ones those of the mask`() throws {
        try withReport { perfdb in
            let page = perfdb.folder.appendingPathComponent("out/reports/latest/README.md").path
            chmod(page, 0o664)
            let script = "umask 027; exec \"$@\""
            let words = ["report", "--out", "out/reports/latest"]
            try perfdb.run(words, through: ["sh", "-c", script, "-"])
            func mode(_ path: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            #expect(try mode(page) == 0o664)
            try perfdb.run(["report", "--out", "new"], through: ["sh", "-c", script, "-"])
            #expect(try mode("\(perfdb.folder.path)/new/README.md") == 0o640)
        }
    }
}
